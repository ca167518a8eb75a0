// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/windowplan.h"

namespace trunkline {

namespace {

constexpr int mostDays = 32;
constexpr int manyPages = 8;
/// Less is not worth a request of its own: the day beside it takes it along.
constexpr qint64 leastMs = dayMs / 4;

/// The last midnight before that moment, so many days back.
qint64 midnightBefore(qint64 at, int days)
{
    const qint64 day = at > 0 ? (at - 1) / dayMs : (at - dayMs) / dayMs;
    return (day - days + 1) * dayMs;
}

} // namespace

std::optional<DayWindow> WindowPlan::next()
{
    if (m_gaps.isEmpty())
        return {};
    TimeRange &gap = m_gaps.last();
    DayWindow window;
    window.range = {midnightBefore(gap.to - leastMs, m_days), gap.to};
    if (window.range.from - gap.from < leastMs)
        window.range.from = gap.from;
    window.hasUpper = gap.to == m_touched;
    m_touched = window.range.from;
    gap.to = window.range.from;
    if (gap.isEmpty())
        m_gaps.removeLast();
    return window;
}

void WindowPlan::learn(const TimeRange &range, int pages)
{
    const qint64 days = (range.to - range.from + dayMs - 1) / dayMs;
    if (pages <= 1 && days >= m_days)
        m_days = qMin(mostDays, m_days * 2);
    else if (pages >= manyPages)
        m_days = qMax(1, m_days / 2);
}

} // namespace trunkline
