// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/messagehistogram.h"

#include <QTimeZone>

namespace trunkline {

/// The length of a bar that suits a span: an hour within a day, else a day. Milliseconds.
qint64 activityStep(const TimeRange &span);

int totalOf(const ActivityBucket &bucket);

/// A bar for every step of the span, also where there is no message; days are joined when there are more than
/// `most`.
QList<ActivityBucket> barsOf(const QList<ActivityBucket> &buckets, const TimeRange &span,
                             const QTimeZone &zone, qsizetype most);

} // namespace trunkline
