// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivedatabase.h"

#include <QDeadlineTimer>

namespace trunkline {

/// What the parts of one search share: the connection, how long they may work at a time, and what went wrong.
class SearchRun {
public:
    explicit SearchRun(ArchiveDatabase &connection)
        : database(connection)
    {
    }

    ArchiveDatabase &database;
    QDeadlineTimer until = QDeadlineTimer(QDeadlineTimer::Forever);
    ArchiveTrouble trouble = {};

    sqlite3 *handle() const { return database.handle(); }
    /// Keeps the first trouble of the connection. Always false.
    bool fail();
    /// From here to end() all statements see the same moment: a row may go from `unindexed` into the index
    /// meanwhile. With no time limit at first, and without the trouble of the run before.
    bool begin();
    /// Does nothing without begin(). Destroy the streams before.
    void end();

private:
    ArchiveTrouble prepare();

    bool m_isBegun = false;
    bool m_isPrepared = false; ///< knows the table of trigrams
};

} // namespace trunkline
