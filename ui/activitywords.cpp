// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitywords.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

bool isDayStart(qint64 at, const QTimeZone &zone)
{
    return bucketStart(at, std::numeric_limits<qint64>::max(), zone) == at;
}

} // namespace

QString ActivityWords::range(const TimeRange &range) const
{
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(range.from, m_zone);
    const QString day = u"yyyy-MM-dd"_s;
    const QString moment = u"yyyy-MM-dd HH:mm"_s;
    if (isDayStart(range.from, m_zone) && isDayStart(range.to, m_zone)) {
        const QDate last = QDateTime::fromMSecsSinceEpoch(range.to - 1, m_zone).date();
        return from.date() == last ? from.toString(day)
                                   : tr("%1 to %2", "days").arg(from.toString(day), last.toString(day));
    }
    const QDateTime to = QDateTime::fromMSecsSinceEpoch(range.to, m_zone);
    return tr("%1 to %2", "times")
        .arg(from.toString(moment), to.toString(from.date() == to.date() ? u"HH:mm"_s : moment));
}

QString ActivityWords::total(const ActivityCount &count) const
{
    const int plural = int(qMin<qint64>(count.total(), std::numeric_limits<int>::max()));
    return tr("%1 message(s)", nullptr, plural).arg(m_locale.toString(count.total()));
}

QString ActivityWords::outcomes(const ActivityCount &count) const
{
    return tr("%1 arrived, %2 received, %3 under way, %4 failed")
        .arg(m_locale.toString(count.arrived), m_locale.toString(count.received),
             m_locale.toString(count.underway), m_locale.toString(count.failed));
}

QString ActivityWords::busiest(const QList<ActivityBucket> &buckets, qint64 stepMs) const
{
    const auto most = std::max_element(buckets.cbegin(), buckets.cend(),
                                       [](const ActivityBucket &a, const ActivityBucket &b) {
                                           return countOf(a).total() < countOf(b).total();
                                       });
    if (most == buckets.cend())
        return {};
    const QDateTime start = QDateTime::fromMSecsSinceEpoch(most->start, m_zone);
    const QString sum = m_locale.toString(countOf(*most).total());
    return stepMs < 24 * 3'600'000
        ? tr("Most in the hour from %1: %2.").arg(start.toString(u"yyyy-MM-dd HH:mm"_s), sum)
        : tr("Most on %1: %2.").arg(start.toString(u"yyyy-MM-dd"_s), sum);
}

} // namespace trunkline
