// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivestatement.h"

#include <QHash>

namespace trunkline {

/// Finds the next free number for a message of a given time (messagerecord.h). Asks the table once for each
/// millisecond and remembers how far it came, so that a million messages without a time are no heavy work.
class FreeSeq {
public:
    explicit FreeSeq(sqlite3 *handle);

    /// What preparing its statements ended with, as SQLite says it; 0 when they are ready.
    int code() const { return m_inMillisecond.isValid() ? m_beyond.code() : m_inMillisecond.code(); }
    /// The number, or -1 when the table cannot be asked. It counts as taken only when it is in the table.
    qint64 next(qint64 at);
    /// After a rollback or when rows were removed.
    void forget() { m_last.clear(); }

private:
    qint64 found(qint64 first);

    ArchiveStatement m_inMillisecond;
    ArchiveStatement m_beyond;
    QHash<qint64, qint64> m_last; ///< by the first number of a millisecond that is full
};

} // namespace trunkline
