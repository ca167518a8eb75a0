// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archivefill.h"

namespace trunkline::bench {

/// Archives and lists of made messages, by size: made once, and kept in a folder for the next run. Those that
/// are handed out were read through just before, as is what somebody works with.
class BenchData {
public:
    /// The folder is made.
    explicit BenchData(const QString &folder);

    static constexpr quint64 Seed = 2;

    MessageFactory factory(qint64 messages) const;
    /// The archive with so many messages; not to be changed.
    QString archive(qint64 messages) const;
    /// Makes it, also when it is there already.
    FillTimes makeArchive(qint64 messages) const;
    /// The same messages as the service tells them, one a line.
    QString jsonLines(qint64 messages) const;

private:
    QString path(qint64 messages, const QString &suffix) const;

    QString m_folder;
};

} // namespace trunkline::bench
