// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/timerange.h"

#include <optional>
#include <QList>

namespace trunkline {

/// A span that is read by itself: whole, or again from its beginning.
struct DayWindow {
    TimeRange range;
    bool hasUpper = false; ///< another window that is read in the same run begins where this one ends
};

/// Cuts gaps into windows that end at midnights (UTC), the newest first and only when they are asked for: of
/// one day, or of more while an account has so few messages that a day does not fill a page. The first and
/// the last of a gap are up to six hours longer rather than be less than that.
class WindowPlan {
public:
    /// Replaces what is left. The gaps are in order of time and do not touch.
    void begin(const QList<TimeRange> &gaps) { m_gaps = gaps; }
    bool isEmpty() const { return m_gaps.isEmpty(); }
    std::optional<DayWindow> next();
    /// A window of that plan took so many answers.
    void learn(const TimeRange &range, int pages);

private:
    QList<TimeRange> m_gaps;
    qint64 m_touched = -1; ///< where the last window began: one that ends there has an upper neighbour
    int m_days = 1;
};

} // namespace trunkline
