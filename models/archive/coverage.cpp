// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/coverage.h"

#include <algorithm>

namespace trunkline {

Coverage::Coverage(const QList<TimeRange> &ranges)
{
    for (const TimeRange &range : ranges)
        add(range);
}

void Coverage::add(const TimeRange &range)
{
    if (range.isEmpty())
        return;
    const auto first = std::lower_bound(m_ranges.begin(), m_ranges.end(), range.from,
                                        [](const TimeRange &r, qint64 from) { return r.to < from; });
    auto last = first;
    TimeRange joined = range;
    for (; last != m_ranges.end() && last->from <= range.to; ++last)
        joined = {std::min(joined.from, last->from), std::max(joined.to, last->to)};
    m_ranges.insert(m_ranges.erase(first, last), joined);
}

void Coverage::remove(const TimeRange &range)
{
    if (range.isEmpty())
        return;
    QList<TimeRange> kept;
    for (const TimeRange &r : std::as_const(m_ranges)) {
        for (const TimeRange &part :
             {TimeRange{r.from, std::min(r.to, range.from)}, TimeRange{std::max(r.from, range.to), r.to}}) {
            if (!part.isEmpty())
                kept.append(part);
        }
    }
    m_ranges = kept;
}

bool Coverage::contains(const TimeRange &range) const
{
    return gaps(range).isEmpty();
}

QList<TimeRange> Coverage::gaps(const TimeRange &range) const
{
    QList<TimeRange> found;
    qint64 from = range.from;
    for (const TimeRange &r : m_ranges) {
        if (r.to <= from)
            continue;
        if (r.from >= range.to)
            break;
        if (r.from > from)
            found.append({from, r.from});
        from = r.to;
    }
    if (from < range.to)
        found.append({from, range.to});
    return found;
}

} // namespace trunkline
