// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QLockFile>
#include <QTemporaryDir>

namespace trunkline {

/// A folder that only its owner can read, for what must not outlive this object. What is in it goes with it;
/// when the program is ended before that (killed, the power is lost), with the next call of
/// removeAbandoned().
class PassingFolder {
public:
    PassingFolder();

    /// Why it could not be made; empty as a rule.
    const QString &problem() const { return m_problem; }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }

    /// Deletes those of this user whose programs are gone. Waits for the disk; from any thread.
    static void removeAbandoned();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QLockFile> m_lock; ///< held as long as the program lives; goes first
    QString m_problem;
};

} // namespace trunkline
