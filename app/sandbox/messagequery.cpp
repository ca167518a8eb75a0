// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/messagequery.h"

#include "sandbox/errors.h"
#include "sandbox/messagetime.h"
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

/// The service states no maximum. This one keeps every answer under 20 ms; it is echoed, so it can be seen.
constexpr qint64 kLargestPage = 500;

qint64 dateValue(const Request &request, const QString &name, QJsonObject &problems)
{
    const std::optional<qint64> micros = microsecondsOf(request.queryValue(name));
    if (!micros)
        addProblem(problems, name, own(u"Not a valid date."_s));
    return micros.value_or(0);
}

/// As a server in Python writes it: six digits of fraction, or none.
QString written(qint64 micros)
{
    const qint64 fraction = (micros % 1'000'000 + 1'000'000) % 1'000'000;
    QString text = utcText((micros - fraction) / 1'000'000);
    if (fraction)
        text += u'.' % QString::number(fraction).rightJustified(6, u'0');
    return QString::fromLatin1(QUrl::toPercentEncoding(text % "+00:00"_L1));
}

qint64 offsetSeconds(const QString &zone)
{
    if (zone.isEmpty() || zone == "Z"_L1)
        return 0;
    const int seconds = QStringView(zone).mid(1, 2).toInt() * 3600 + QStringView(zone).right(2).toInt() * 60;
    return zone.startsWith(u'-') ? -seconds : seconds;
}

} // namespace

std::optional<qint64> microsecondsOf(const QString &date)
{
    static const QRegularExpression form(QRegularExpression::anchoredPattern(
        u"(\\d{4}-\\d\\d-\\d\\d)(?:T(\\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d{1,6})\\d*)?(Z|[+-]\\d\\d:?\\d\\d)?)?"_s));
    const QRegularExpressionMatch match = form.match(date);
    if (!match.hasMatch())
        return std::nullopt;
    const QDate day = QDate::fromString(match.captured(1), Qt::ISODate);
    const QTime time = match.hasCaptured(2) ? QTime::fromString(match.captured(2), Qt::ISODate) : QTime(0, 0);
    if (!day.isValid() || !time.isValid())
        return std::nullopt;
    const qint64 seconds =
        QDateTime(day, time, Qt::UTC).toSecsSinceEpoch() - offsetSeconds(match.captured(4));
    return seconds * 1'000'000 + match.captured(3).leftJustified(6, u'0').toLongLong();
}

MessageQuery MessageQuery::of(const Request &request, QJsonObject &problems)
{
    MessageQuery query;
    // The one text of this call that has been observed.
    if (!request.hasQuery(u"start_date"_s))
        addProblem(problems, u"start_date"_s, u"Missing data for required field."_s);
    else
        query.start = dateValue(request, u"start_date"_s, problems);
    query.end =
        request.hasQuery(u"end_date"_s) ? dateValue(request, u"end_date"_s, problems) : request.now * 1000;
    // Not even a strict service could refuse a large limit: it has no maximum.
    query.paging = Paging::of(request, kLargestPage, false, problems);
    return query;
}

QString MessageQuery::next() const
{
    return u"limit=%1&start_date="_s.arg(paging.limit) % written(start) % "&end_date="_L1 % written(end)
        % "&offset="_L1 % QString::number(paging.offset + paging.limit);
}

} // namespace sandbox
