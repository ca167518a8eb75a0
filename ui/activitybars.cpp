// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitybars.h"

namespace trunkline {

namespace {

constexpr qint64 hourMs = 3'600'000;
constexpr qint64 dayMs = 24 * hourMs;
constexpr qint64 longestInHours = dayMs + 2 * hourMs; // a day may have 25 hours

void addTo(ActivityBucket *sum, const ActivityBucket &one)
{
    sum->received += one.received;
    sum->underway += one.underway;
    sum->arrived += one.arrived;
    sum->failed += one.failed;
}

/// Where the step behind the one that begins there begins.
qint64 behind(qint64 start, qint64 step, const QTimeZone &zone)
{
    if (step < dayMs)
        return start + step;
    const QDate day = QDateTime::fromMSecsSinceEpoch(start, zone).date();
    return daysRange(day, day, zone).to;
}

} // namespace

qint64 activityStep(const TimeRange &span)
{
    return span.to - span.from <= longestInHours ? hourMs : dayMs;
}

int totalOf(const ActivityBucket &bucket)
{
    return bucket.received + bucket.underway + bucket.arrived + bucket.failed;
}

QList<ActivityBucket> barsOf(const QList<ActivityBucket> &buckets, const TimeRange &span,
                             const QTimeZone &zone, qsizetype most)
{
    QList<ActivityBucket> bars;
    if (span.isEmpty())
        return bars;
    const qint64 step = activityStep(span);
    const qsizetype joined = qsizetype((span.to - span.from) / step) / most + 1;
    auto next = buckets.cbegin();
    qsizetype steps = 0;
    for (qint64 at = bucketStart(span.from, step, zone); at < span.to; at = behind(at, step, zone), ++steps) {
        if (steps % joined == 0)
            bars.append(ActivityBucket{.start = at});
        for (; next != buckets.cend() && next->start < behind(at, step, zone); ++next)
            addTo(&bars.last(), *next);
    }
    return bars;
}

} // namespace trunkline
