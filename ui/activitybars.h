// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/messagehistogram.h"

namespace trunkline {

/// Messages by outcome.
struct ActivityCount {
    qint64 received = 0;
    qint64 underway = 0;
    qint64 arrived = 0;
    qint64 failed = 0;
    qint64 total() const { return received + underway + arrived + failed; }
    ActivityCount &operator+=(const ActivityCount &other);
    friend bool operator==(const ActivityCount &, const ActivityCount &) = default;
};

ActivityCount countOf(const ActivityBucket &bucket);
ActivityCount countOf(const QList<ActivityBucket> &buckets);

/// A bar of the activity strip: the part of the span that it stands for, and what is in it.
struct ActivityBar {
    TimeRange range;
    ActivityCount count;
};

/// How long the buckets of a span are to be, in milliseconds: an hour within a day, else a day. An empty span
/// is one that is not known.
qint64 activityStep(const TimeRange &span);

/// Bars that cover the span without a gap, also where there is no message, from buckets of that step; buckets
/// outside of the span are left out. When there would be more than `most` days they are joined to weeks,
/// which begin with Monday, or to several. Takes as long as there are buckets and bars, however long the span
/// is.
QList<ActivityBar> barsOf(const QList<ActivityBucket> &buckets, const TimeRange &span, qint64 stepMs,
                          const QTimeZone &zone, int most);

/// From the first day to the last that has a bucket; empty without one. The buckets are days.
TimeRange spanOf(const QList<ActivityBucket> &buckets, const QTimeZone &zone);

} // namespace trunkline
