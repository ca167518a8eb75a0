// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace testsupport {

/// A file system in memory of that many kilobytes, mounted on a folder that is made for it; gone when
/// destroyed. Only root may mount: ask isMounted().
class SmallDisk {
public:
    SmallDisk(const QString &folder, int kilobytes);
    ~SmallDisk();
    Q_DISABLE_COPY_MOVE(SmallDisk)

    bool isMounted() const { return m_mounted; }
    /// Takes up all room that is left, also while others write. False when it could not begin.
    bool fillUp();
    void giveBack();

private:
    QString ballast() const { return m_folder + QStringLiteral("/ballast"); }

    QString m_folder;
    bool m_mounted = false;
};

} // namespace testsupport
