// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/messagerecord.h"

#include "sandbox/jsonapi.h"
#include "sandbox/messagecharset.h"
#include "sandbox/messagetime.h"
#include "sandbox/receipts.h"
#include <QUrl>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qint64 kSmsPrice = 4'000'000; // nanodollars a segment
constexpr qint64 kMmsPrice = 9'500'000; // nanodollars a message
constexpr qint64 kSurcharge = 1'000'000; // nanodollars a segment of what is sent, within the price

bool isTollFree(const QString &number)
{
    static const QStringList codes{u"800"_s, u"833"_s, u"844"_s, u"855"_s, u"866"_s, u"877"_s, u"888"_s};
    return number.size() == 11 && number.startsWith(u'1') && codes.contains(number.mid(1, 3));
}

/// Dollar sign and four decimals; the prices here are whole in the fourth.
QString displayed(qint64 nanodollars)
{
    const qint64 tenthCents = nanodollars / 100'000;
    return u"$%1.%2"_s.arg(tenthCents / 10'000).arg(tenthCents % 10'000, 4, 10, QChar(u'0'));
}

QString recordTime(qint64 ms)
{
    const int hundredths = int(ms % 1000 / 10);
    return utcText(ms / 1000) % u'.' % QChar(u'0' + hundredths / 10) % QChar(u'0' + hundredths % 10) % u'Z';
}

/// The observed words: "delivered" for an inbound SMS, nothing for an inbound MMS; else the newest receipt's.
QString statusOf(const MessageRecord &record, const QJsonArray &receipts)
{
    if (record.outbound)
        return receipts.isEmpty() ? u""_s : receipts.first().toObject().value(u"status").toString();
    return record.isMms ? u""_s : u"delivered"_s;
}

qint64 segmentsOf(const MessageRecord &record)
{
    return record.isMms ? 1 : segmentCount(record.body);
}

qint64 priceOf(const MessageRecord &record)
{
    return segmentsOf(record) * (record.isMms ? kMmsPrice : kSmsPrice);
}

double dollars(qint64 nanodollars)
{
    return double(nanodollars) / 1e9;
}

QString mediaId(const MessageRecord &record, qsizetype place)
{
    return u"media-%1-%2"_s.arg(record.id.mid(5, 16)).arg(place + 1);
}

} // namespace

QString prefixOf(MessagesVersion version)
{
    return version == MessagesVersion::V22 ? u"/v2.2"_s : u"/v2.1"_s;
}

QJsonObject priceDetails(const MessageRecord &record)
{
    const qint64 each = record.isMms ? kMmsPrice : kSmsPrice;
    const qint64 surcharge = record.outbound ? kSurcharge : 0;
    return {{u"base_rate"_s, dollars(each - surcharge)},
            {u"surcharge_rate"_s, dollars(surcharge)},
            {u"segment_count"_s, segmentsOf(record)},
            {u"charged_cost"_s, dollars(priceOf(record))}};
}

QJsonObject messageObject(const MessageRecord &record, qint64 now, MessagesVersion version)
{
    const QJsonArray receipts =
        record.outbound ? Receipts::at(record.to, record.isMms, record.time, now) : QJsonArray();
    const qint64 price = priceOf(record);
    const QString &ours = record.outbound ? record.from : record.to;
    QJsonObject attributes{{u"amount_display"_s, displayed(price)},
                           {u"amount_nanodollars"_s, price},
                           {u"body"_s, record.body.isNull() ? QJsonValue() : QJsonValue(record.body)},
                           {u"delivery_receipts"_s, receipts},
                           {u"direction"_s, record.outbound ? u"outbound"_s : u"inbound"_s},
                           {u"from"_s, record.from},
                           {u"to"_s, record.to},
                           {u"is_mms"_s, record.isMms},
                           {u"message_encoding"_s, messageEncoding(record.body)},
                           {u"message_type"_s, isTollFree(ours) ? u"toll-free"_s : u"longcode"_s},
                           {u"status"_s, statusOf(record, receipts)},
                           {u"timestamp"_s, recordTime(record.time)}};
    if (version == MessagesVersion::V22)
        attributes.insert(u"price_details"_s, priceDetails(record));
    QJsonObject object{{u"id"_s, record.id}, {u"type"_s, u"message"_s}, {u"attributes"_s, attributes}};
    if (!record.media.isEmpty()) {
        QJsonArray media;
        for (qsizetype place = 0; place < record.media.size(); ++place)
            media.append(QJsonObject{{u"id"_s, mediaId(record, place)}, {u"type"_s, u"media"_s}});
        object.insert(u"relationships"_s, QJsonObject{{u"media"_s, QJsonObject{{u"data"_s, media}}}});
    }
    return object;
}

QJsonArray includedMedia(const MessageRecord &record, MessagesVersion version)
{
    QJsonArray included;
    for (qsizetype place = 0; place < record.media.size(); ++place) {
        const MediaFile &file = record.media.at(place);
        const QString id = mediaId(record, place);
        const QString url = u"https://media.example.com/%1/%2?Expires=%3&Signature=sandbox"_s.arg(
            id, QString::fromLatin1(QUrl::toPercentEncoding(file.fileName)),
            QString::number(record.time / 1000 + 7LL * 24 * 3600));
        included.append(QJsonObject{
            {u"id"_s, id},
            {u"type"_s, u"media"_s},
            {u"attributes"_s,
             QJsonObject{{u"file_name"_s, file.fileName},
                         {u"file_size"_s, file.size},
                         {u"mime_type"_s, file.mimeType},
                         {u"url"_s, url}}},
            {u"links"_s, QJsonObject{{u"self"_s, serviceUrl(prefixOf(version) % "/media/"_L1 % id)}}}});
    }
    return included;
}

} // namespace sandbox
