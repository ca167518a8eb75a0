// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/timerange.h"

#include <QDateTime>

namespace trunkline {

namespace {

/// The first moment of a day; where midnight is skipped by a clock change, the moment after the gap. Where it
/// comes twice (America/Havana in autumn) Qt may answer the second, so the offset of the day before is tried.
qint64 startOf(QDate day, const QTimeZone &zone)
{
    const qint64 start = day.startOfDay(zone).toMSecsSinceEpoch();
    const int offsetBefore = zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(start - dayMs, Qt::UTC));
    const qint64 earlier = day.startOfDay(Qt::UTC).toMSecsSinceEpoch() - offsetBefore * 1000LL;
    const bool isSameDay = QDateTime::fromMSecsSinceEpoch(earlier, zone).date() == day;
    return earlier < start && isSameDay ? earlier : start;
}

} // namespace

TimeRange daysRange(QDate first, QDate last, const QTimeZone &zone)
{
    return {startOf(first, zone), startOf(last.addDays(1), zone)};
}

TimeRange presetRange(RangePreset preset, qint64 nowUtcMs, const QTimeZone &zone)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowUtcMs, zone).date();
    const QDate monthStart(today.year(), today.month(), 1);
    switch (preset) {
    case RangePreset::Today:
        return daysRange(today, today, zone);
    case RangePreset::Yesterday:
        return daysRange(today.addDays(-1), today.addDays(-1), zone);
    case RangePreset::Last7Days:
        return daysRange(today.addDays(-6), today, zone);
    case RangePreset::Last30Days:
        return daysRange(today.addDays(-29), today, zone);
    case RangePreset::ThisMonth:
        return daysRange(monthStart, monthStart.addMonths(1).addDays(-1), zone);
    case RangePreset::LastMonth:
        return daysRange(monthStart.addMonths(-1), monthStart.addDays(-1), zone);
    case RangePreset::Last90Days:
        return daysRange(today.addDays(-89), today, zone);
    case RangePreset::Last13Months:
        return daysRange(today.addMonths(-13), today, zone);
    }
    return {};
}

TimeRange askedRange(const TimeRange &wanted)
{
    return {wanted.from - dayMs, wanted.to + dayMs};
}

} // namespace trunkline
