// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/timerange.h"

#include <optional>
#include <QByteArray>

namespace trunkline {

/// Which rows belong to a span of time, by their seqs. Those of a burst may be numbered as if they were
/// later (messagerecord.h), so near the edges only the time in the row decides.
class SeqRange {
public:
    /// All rows.
    SeqRange() = default;
    explicit SeqRange(const TimeRange &range);

    bool isAll() const { return !m_time && m_first == lowest && m_last == highest; }
    qint64 first() const { return m_first; }
    qint64 last() const { return m_last; }
    /// Those of them from `first` to `last`.
    SeqRange within(qint64 first, qint64 last) const;

    /// Whether a row with a seq of this range may lie outside of the span all the same.
    bool isDoubtful(qint64 seq) const;
    bool contains(qint64 at) const { return !m_time || m_time->contains(at); }

    /// " AND <seq column> >= … AND <seq column> <= …"; empty for all rows.
    QByteArray seqSql(const QByteArray &column) const;
    /// " AND at >= … AND at < …" for the edges; empty without a span.
    QByteArray timeSql() const;

private:
    static constexpr qint64 lowest = std::numeric_limits<qint64>::min();
    static constexpr qint64 highest = std::numeric_limits<qint64>::max();

    std::optional<TimeRange> m_time;
    qint64 m_first = lowest;
    qint64 m_last = highest;
};

} // namespace trunkline
