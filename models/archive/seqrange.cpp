// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/seqrange.h"

#include "archive/messagerecord.h"

#include <algorithm>

namespace trunkline {
namespace {

/// A burst would need 3.8 million messages of one millisecond to be numbered further away than this.
constexpr qint64 slackMs = 60'000;

} // namespace

SeqRange::SeqRange(const TimeRange &range)
    : m_time(range)
    , m_first(firstSeq(range.from))
{
    const qint64 end = std::clamp<qint64>(range.to, 0, LastSeqTime);
    m_last = end + slackMs > LastSeqTime ? highest : firstSeq(end + slackMs) - 1;
}

SeqRange SeqRange::within(qint64 first, qint64 last) const
{
    SeqRange part = *this;
    part.m_first = std::max(m_first, first);
    part.m_last = std::min(m_last, last);
    return part;
}

bool SeqRange::isDoubtful(qint64 seq) const
{
    if (!m_time)
        return false;
    const qint64 at = atOfSeq(seq);
    const qint64 begin = std::clamp<qint64>(m_time->from, 0, LastSeqTime);
    return at < begin + slackMs || at >= std::clamp<qint64>(m_time->to, 0, LastSeqTime);
}

QByteArray SeqRange::seqSql(const QByteArray &column) const
{
    QByteArray sql;
    if (m_first != lowest)
        sql += " AND " + column + " >= " + QByteArray::number(m_first);
    if (m_last != highest)
        sql += " AND " + column + " <= " + QByteArray::number(m_last);
    return sql;
}

QByteArray SeqRange::timeSql() const
{
    return m_time
        ? " AND at >= " + QByteArray::number(m_time->from) + " AND at < " + QByteArray::number(m_time->to)
        : QByteArray();
}

} // namespace trunkline
