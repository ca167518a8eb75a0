// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/searchrun.h"

#include <sqlite3.h>

namespace trunkline {

bool SearchRun::fail()
{
    if (!trouble)
        trouble = database.trouble();
    return false;
}

/// Makes the table of trigrams known (shortwords.h), of which only the connection's temporary schema tells.
ArchiveTrouble SearchRun::prepare()
{
    if (m_isPrepared)
        return {};
    // The connection is not to write, but nothing is written into the file.
    const ArchiveTrouble failed = database.run("PRAGMA query_only = 0;"
                                               "CREATE VIRTUAL TABLE IF NOT EXISTS temp.trigrams"
                                               " USING fts5vocab(main, texts, col);"
                                               "PRAGMA query_only = 1");
    m_isPrepared = !failed;
    return failed;
}

bool SearchRun::begin()
{
    until = QDeadlineTimer(QDeadlineTimer::Forever);
    trouble = prepare();
    if (trouble)
        return false;
    trouble = database.run("BEGIN");
    m_isBegun = !trouble;
    if (m_isBegun) // the moment is that of the first read
        trouble = database.run("SELECT 1 FROM unindexed LIMIT 1");
    return !trouble;
}

void SearchRun::end()
{
    // An interrupt may meet this, too, and nothing could be begun on a connection where it is not undone.
    while (m_isBegun && sqlite3_get_autocommit(handle()) == 0)
        database.run("ROLLBACK");
    m_isBegun = false;
}

} // namespace trunkline
