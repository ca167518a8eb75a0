// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activitybars.h"

#include <QCoreApplication>
#include <QLocale>

namespace trunkline {

/// The words of the activity strip. Sentences of its own, so that each can be translated as a whole.
class ActivityWords {
    Q_DECLARE_TR_FUNCTIONS(trunkline::ActivityWords)
public:
    ActivityWords(const QTimeZone &zone, const QLocale &locale)
        : m_zone(zone)
        , m_locale(locale)
    {
    }

    /// "2026-03-03", "2026-03-03 to 2026-03-09", "2026-03-03 14:00 to 15:00"; days without their last moment.
    QString range(const TimeRange &range) const;
    /// "48,210 messages"
    QString total(const ActivityCount &count) const;
    /// "30,100 arrived, 12,310 received, 12 under way, 1,204 failed"
    QString outcomes(const ActivityCount &count) const;
    /// "Most on 2026-03-03: 2,310.", of the buckets; of several that are alike the first.
    QString busiest(const QList<ActivityBucket> &buckets, qint64 stepMs) const;

private:
    QTimeZone m_zone;
    QLocale m_locale;
};

} // namespace trunkline
