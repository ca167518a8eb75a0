// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QTimeZone>

namespace trunkline {

constexpr qint64 dayMs =
    24LL * 60 * 60 * 1000; ///< of most days: those on which clocks change are an hour off

/// A half-open span [from, to) in UTC milliseconds.
struct TimeRange {
    qint64 from = 0;
    qint64 to = 0;
    bool isEmpty() const { return from >= to; }
    bool contains(qint64 at) const { return at >= from && at < to; }
    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

enum class RangePreset {
    Today,
    Yesterday,
    Last7Days,
    Last30Days,
    ThisMonth,
    LastMonth,
    Last90Days,
    Last13Months
};

/// The calendar span a preset means at that moment in that zone; a day is 23 to 25 hours where clocks change.
/// Last7Days, Last30Days and Last90Days are calendar days that end with today, and so is Last13Months.
TimeRange presetRange(RangePreset preset, qint64 nowUtcMs, const QTimeZone &zone);

/// [start of first, start of the day after last) in that zone.
TimeRange daysRange(QDate first, QDate last, const QTimeZone &zone);

/// The range to ask the service for: one day wider on both sides, since its treatment of end_date is unknown
/// (flowroute-api 2.1). Answers are cut by timestamp with the range itself.
TimeRange askedRange(const TimeRange &wanted);

} // namespace trunkline
