// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/timestamp.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

// The first and last moment that has a date of four digits, in UTC.
constexpr qint64 earliest = -62'135'596'800'000;
constexpr qint64 latest = 253'402'300'799'999;

std::optional<qint64> utcMs(QDate date, QTime time, int fractionMs, int offsetSeconds)
{
    if (!date.isValid() || !time.isValid())
        return {};
    const qint64 at =
        QDateTime(date, time, Qt::OffsetFromUTC, offsetSeconds).toMSecsSinceEpoch() + fractionMs;
    return at >= earliest && at <= latest ? std::optional(at) : std::nullopt;
}

/// Date and time apart: as one QDateTime it would be read in the local zone, which has hours that are not.
std::optional<qint64> parseHttpDate(const QString &text)
{
    if (text.size() != 29 || !text.endsWith(" GMT"_L1))
        return {};
    return utcMs(QLocale::c().toDate(text.left(16), u"ddd, dd MMM yyyy"_s),
                 QTime::fromString(text.mid(17, 8), u"HH:mm:ss"_s), 0, 0);
}

} // namespace

std::optional<qint64> parseTimestamp(const QString &text)
{
    static const QRegularExpression iso(
        u"^(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d+))?(Z|([+-])(\\d\\d):?(\\d\\d))?\\z"_s);
    const QRegularExpressionMatch match = iso.match(text);
    if (!match.hasMatch())
        return parseHttpDate(text);
    const int fractionMs = match.captured(3).leftJustified(3, u'0', true).toInt();
    int offset = match.captured(6).toInt() * 3600 + match.captured(7).toInt() * 60;
    if (match.captured(5) == u'-')
        offset = -offset;
    return utcMs(QDate::fromString(match.captured(1), Qt::ISODate),
                 QTime::fromString(match.captured(2), Qt::ISODate), fractionMs, offset);
}

QString queryTimestamp(qint64 utcMs)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC);
    return QLocale::c().toString(at, u"yyyy-MM-ddTHH:mm:ss."_s)
        + QString::number(at.time().msec() / 10).rightJustified(2, u'0') + u'Z';
}

} // namespace trunkline
