// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitybars.h"

#include "domain/timerange.h"

namespace trunkline {

namespace {

constexpr qint64 hourMs = 3'600'000;
constexpr qint64 longestInHours = dayMs + 2 * hourMs; // a day may have 25 hours
constexpr int weekDays = 7;

QDate dayOf(qint64 at, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(at, zone).date();
}

/// Where the bars begin. An hour is cut where the day ends, as the buckets are.
QList<qint64> hourEdges(const TimeRange &span, const QTimeZone &zone)
{
    QList<qint64> edges;
    for (qint64 at = bucketStart(span.from, hourMs, zone); at < span.to;
         at = bucketStart(at + hourMs, hourMs, zone))
        edges += at;
    return edges;
}

QList<qint64> dayEdges(const TimeRange &span, const QTimeZone &zone, int most)
{
    QDate day = dayOf(span.from, zone);
    const QDate last = dayOf(span.to - 1, zone);
    const qint64 days = day.daysTo(last) + 1;
    int joined = 1;
    if (days > most) {
        day = day.addDays(1 - day.dayOfWeek());
        const qint64 weeks = day.daysTo(last) / weekDays + 1;
        joined = weekDays * int((weeks + most - 1) / most);
    }
    QList<qint64> edges;
    for (; day <= last; day = day.addDays(joined)) {
        const qint64 start = daysRange(day, day, zone).from;
        if (edges.isEmpty() || start > edges.constLast()) // a zone may leave a day out
            edges += start;
    }
    return edges;
}

} // namespace

ActivityCount &ActivityCount::operator+=(const ActivityCount &other)
{
    received += other.received;
    underway += other.underway;
    arrived += other.arrived;
    failed += other.failed;
    return *this;
}

ActivityCount countOf(const ActivityBucket &bucket)
{
    return {bucket.received, bucket.underway, bucket.arrived, bucket.failed};
}

ActivityCount countOf(const QList<ActivityBucket> &buckets)
{
    ActivityCount sum;
    for (const ActivityBucket &bucket : buckets)
        sum += countOf(bucket);
    return sum;
}

qint64 activityStep(const TimeRange &span)
{
    return !span.isEmpty() && span.to - span.from <= longestInHours ? hourMs : dayMs;
}

QList<ActivityBar> barsOf(const QList<ActivityBucket> &buckets, const TimeRange &span, qint64 stepMs,
                          const QTimeZone &zone, int most)
{
    QList<ActivityBar> bars;
    if (span.isEmpty())
        return bars;
    const QList<qint64> edges = stepMs < dayMs ? hourEdges(span, zone) : dayEdges(span, zone, most);
    auto bucket = buckets.cbegin();
    while (bucket != buckets.cend() && bucket->start < edges.constFirst())
        ++bucket;
    for (qsizetype i = 0; i < edges.size(); ++i) {
        const qint64 end = i + 1 < edges.size() ? edges.at(i + 1) : span.to;
        ActivityBar bar{{qMax(edges.at(i), span.from), end}, {}};
        for (; bucket != buckets.cend() && bucket->start < end; ++bucket)
            bar.count += countOf(*bucket);
        bars += bar;
    }
    return bars;
}

TimeRange spanOf(const QList<ActivityBucket> &buckets, const QTimeZone &zone)
{
    if (buckets.isEmpty())
        return {};
    return daysRange(dayOf(buckets.constFirst().start, zone), dayOf(buckets.constLast().start, zone), zone);
}

} // namespace trunkline
