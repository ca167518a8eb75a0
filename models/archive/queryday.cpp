// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/queryday.h"

#include "archive/querytext.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

using Key = QueryTerm::Key;

QDate dayOf(const QString &value, const QTimeZone &zone, qint64 now)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(now, zone).date();
    if (value.compare("today"_L1, Qt::CaseInsensitive) == 0)
        return today;
    if (value.compare("yesterday"_L1, Qt::CaseInsensitive) == 0)
        return today.addDays(-1);
    // Of a longer text Qt would read the beginning only.
    return value.size() == 10 ? QDate::fromString(value, Qt::ISODate) : QDate();
}

std::optional<qint64> momentOf(const QString &value, const QTimeZone &zone)
{
    QDateTime time = QDateTime::fromString(value, Qt::ISODateWithMs);
    if (!value.contains(u'T') || !time.isValid())
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime)
        time = QDateTime(time.date(), time.time(), zone);
    return time.isValid() ? std::optional(time.toMSecsSinceEpoch()) : std::nullopt;
}

QueryTerm termAt(Key key, const QString &value, qint64 at)
{
    const TimeRange range =
        key == Key::After ? TimeRange{at, QueryTerm::latest} : TimeRange{QueryTerm::earliest, at};
    return {key, value, range};
}

/// The shortest spelling that is read as this very moment.
QueryTerm momentTerm(Key key, qint64 at, const QTimeZone &zone)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at, zone);
    const QString day = time.date().toString(Qt::ISODate);
    if (daysRange(time.date(), time.date(), zone).from == at)
        return termAt(key, day, at);
    for (const QString &format : {u"HH:mm"_s, u"HH:mm:ss"_s, u"HH:mm:ss.zzz"_s}) {
        const QString value = day + u'T' + time.time().toString(format);
        if (momentOf(value, zone) == at)
            return termAt(key, value, at);
    }
    // An hour that comes twice when clocks are set back.
    return termAt(key, time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODateWithMs), at);
}

} // namespace

std::optional<QueryTerm> dayTerm(Key key, const QString &value, const QTimeZone &zone, qint64 nowUtcMs)
{
    if (const QDate day = dayOf(value, zone, nowUtcMs); day.isValid()) {
        const TimeRange range = daysRange(day, day, zone);
        const QString written = day.toString(Qt::ISODate);
        return key == Key::On ? QueryTerm{key, written, range} : termAt(key, written, range.from);
    }
    const QString written = value.toUpper(); // Qt reads no small t and z
    const std::optional<qint64> at = key == Key::On ? std::nullopt : momentOf(written, zone);
    return at ? std::optional(termAt(key, written, *at)) : std::nullopt;
}

QList<QueryTerm> rangeTerms(const TimeRange &range, const QTimeZone &zone)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(range.from, zone).date();
    if (daysRange(day, day, zone) == range)
        return {{Key::On, day.toString(Qt::ISODate), range}};
    return {momentTerm(Key::After, range.from, zone), momentTerm(Key::Before, range.to, zone)};
}

} // namespace trunkline
