// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/freeseq.h"

#include "archive/messagerecord.h"

namespace trunkline {

namespace {

constexpr qint64 perMillisecond = qint64(1) << SeqBits;

/// The number in the one row, `none` where it is NULL, or -1.
qint64 answer(ArchiveStatement &statement, qint64 none)
{
    qint64 number = -1;
    if (statement.step() == ArchiveStatement::Step::Row)
        number = statement.isNull(0) ? none : statement.integer(0);
    statement.reset();
    return number;
}

} // namespace

FreeSeq::FreeSeq(sqlite3 *handle)
    : m_inMillisecond(handle, "SELECT max(seq) + 1 FROM messages WHERE seq >= ?1 AND seq <= ?2")
    // There is always one: behind the last row of a run.
    , m_beyond(handle,
               "SELECT min(seq) + 1 FROM (SELECT seq FROM messages AS m WHERE seq >= ?1 AND NOT EXISTS"
               " (SELECT 1 FROM messages WHERE seq = m.seq + 1) ORDER BY seq LIMIT 1)")
{
}

qint64 FreeSeq::next(qint64 at)
{
    const qint64 first = firstSeq(at);
    m_inMillisecond.bind(1, first);
    m_inMillisecond.bind(2, first + perMillisecond - 1);
    const qint64 within = answer(m_inMillisecond, first);
    return within < first + perMillisecond ? within : found(first);
}

qint64 FreeSeq::found(qint64 first)
{
    const qint64 from = m_last.value(first, first + perMillisecond - 1);
    m_beyond.bind(1, from);
    const qint64 free = answer(m_beyond, from);
    if (free > from)
        m_last.insert(first, free);
    return free;
}

} // namespace trunkline
