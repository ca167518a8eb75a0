// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/timerange.h"

#include <QList>

namespace trunkline {

/// Which spans of time were read completely: disjoint, not touching, in order. A value.
class Coverage {
public:
    Coverage() = default;
    explicit Coverage(const QList<TimeRange> &ranges);

    /// Joins with what it overlaps or touches. Empty ranges are nothing.
    void add(const TimeRange &range);
    void remove(const TimeRange &range);

    /// Whether all of it was read. Of an empty range: yes.
    bool contains(const TimeRange &range) const;
    /// What of it was not read, in order.
    QList<TimeRange> gaps(const TimeRange &range) const;
    const QList<TimeRange> &ranges() const { return m_ranges; }
    bool isEmpty() const { return m_ranges.isEmpty(); }

    friend bool operator==(const Coverage &, const Coverage &) = default;

private:
    QList<TimeRange> m_ranges;
};

} // namespace trunkline
