// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archivestatement.h"

#include <sqlite3.h>

namespace trunkline {

ArchiveStatement::ArchiveStatement(sqlite3 *handle, const char *sql)
{
    m_code = sqlite3_prepare_v3(handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
}

ArchiveStatement::~ArchiveStatement()
{
    sqlite3_finalize(m_statement);
}

void ArchiveStatement::bind(int place, qint64 value)
{
    sqlite3_bind_int64(m_statement, place, value);
}

void ArchiveStatement::bindText(int place, QByteArrayView utf8)
{
    // A null pointer would be NULL, and an empty view may have one.
    sqlite3_bind_text(m_statement, place, utf8.isEmpty() ? "" : utf8.data(), int(utf8.size()), SQLITE_STATIC);
}

void ArchiveStatement::bindBlob(int place, QByteArrayView bytes)
{
    sqlite3_bind_blob(m_statement, place, bytes.isEmpty() ? "" : bytes.data(), int(bytes.size()),
                      SQLITE_STATIC);
}

ArchiveStatement::Step ArchiveStatement::step()
{
    switch (sqlite3_step(m_statement)) {
    case SQLITE_ROW:
        return Step::Row;
    case SQLITE_DONE:
        return Step::Done;
    default:
        return Step::Failed;
    }
}

bool ArchiveStatement::run()
{
    Step last = Step::Row;
    while (last == Step::Row)
        last = step();
    reset();
    return last == Step::Done;
}

void ArchiveStatement::reset()
{
    sqlite3_reset(m_statement); // repeats the error of the last step, which that has told
}

qint64 ArchiveStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QByteArrayView ArchiveStatement::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {data, data ? sqlite3_column_bytes(m_statement, column) : 0};
}

bool ArchiveStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

} // namespace trunkline
