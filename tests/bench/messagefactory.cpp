// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagefactory.h"

#include "domain/receiptcode.h"
#include "domain/segments.h"
#include "messagetexts.h"

#include <array>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

constexpr int areaCodes[] = {201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215,
                             216, 217, 218, 219, 224, 225, 228, 229, 231, 234, 239, 240, 248,
                             251, 252, 253, 254, 256, 260, 262, 267, 269, 270, 276, 281, 301,
                             302, 303, 304, 305, 307, 308, 309, 310, 312, 313, 314};
constexpr int perAreaCode = 100;
constexpr int numberCount = int(std::size(areaCodes)) * perAreaCode;
constexpr int ourCount = 200;
constexpr std::array failureCodes{1006, 1007, 1104, 1110, 1150, 1116};

PhoneNumber number(int index)
{
    return PhoneNumber::fromService(u"1%1%2%3"_s.arg(areaCodes[index / perAreaCode])
                                        .arg(555)
                                        .arg(100 + index % perAreaCode, 4, 10, QChar(u'0')));
}

/// Few write most: of two choices the smaller one.
PhoneNumber otherNumber(Dice &dice)
{
    const int a = dice.below(numberCount - ourCount);
    const int b = dice.below(numberCount - ourCount);
    return number(ourCount + std::min(a, b));
}

DeliveryReceipt receipt(int level, const QString &status, std::optional<int> code, qint64 at)
{
    return {level, status, code, receiptCodeText(code.value_or(1002)), at};
}

void addReceipts(Message &message, Dice &dice)
{
    const int fate = dice.below(100);
    if (fate == 0)
        return;
    const QString submit = message.isMms ? u"mmsc submit"_s : u"smsc submit"_s;
    const qint64 handedOver = message.at + 600 + dice.below(1'500);
    message.receipts = {receipt(1, submit, {}, handedOver)};
    const qint64 later = handedOver + 400 + dice.below(9'000);
    if (fate >= 30)
        message.receipts.prepend(receipt(2, u"message buffered"_s, 1003, later));
    else if (fate >= 7)
        message.receipts.prepend(receipt(2, u"delivered"_s, 1004, later));
    else if (fate >= 2)
        message.receipts.prepend(
            receipt(2, u"failed"_s, failureCodes.at(size_t(dice.below(int(failureCodes.size())))), later));
    message.status = message.receipts.constFirst().status;
}

QString hex(quint64 value)
{
    return QString::number(value, 16).rightJustified(16, u'0');
}

void addMedia(Message &message, Dice &dice)
{
    MediaFile file;
    file.id = hex(dice.next());
    file.name = u"photo-%1.jpg"_s.arg(dice.below(10'000));
    file.mimeType = u"image/jpeg"_s;
    file.size = 40'000 + dice.below(600'000);
    file.url = u"https://media.example.com/%1/%2?signature=%3"_s.arg(file.id, file.name, hex(dice.next()));
    message.media = {file};
}

QString written(qint64 at)
{
    return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s);
}

QJsonArray receiptsOf(const Message &message)
{
    QJsonArray receipts;
    for (const DeliveryReceipt &step : message.receipts)
        receipts.append(QJsonObject{{u"level"_s, step.level},
                                    {u"status"_s, step.status},
                                    {u"status_code"_s, step.code ? QJsonValue(*step.code) : QJsonValue()},
                                    {u"status_code_description"_s, step.codeDescription},
                                    {u"timestamp"_s, written(step.at)}});
    return receipts;
}

} // namespace

MessageFactory::MessageFactory(quint64 seed, qint64 count, const TimeRange &range)
    : m_seed(seed)
    , m_count(count)
    , m_range(range)
{
}

Message MessageFactory::at(qint64 place) const
{
    Dice dice(m_seed, quint64(place));
    Message message;
    message.id = u"mdr2-"_s + hex(dice.next()) + hex(dice.next());
    const qint64 step = std::max<qint64>(1, (m_range.to - m_range.from) / std::max<qint64>(1, m_count));
    message.at = m_range.from + place * step + qint64(dice.next() % quint64(step));
    message.outbound = dice.below(100) < 65;
    message.from = message.outbound ? number(dice.below(ourCount)) : otherNumber(dice);
    message.to = message.outbound ? otherNumber(dice) : number(dice.below(ourCount));
    message.isMms = dice.below(100) < 3;
    message.type = u"longcode"_s;
    message.body = messageText(dice);
    message.isUcs2 = !message.isMms && segment(message.body).encoding == TextEncoding::Ucs2;
    const int parts = message.isMms ? 1 : partsOfReceived(message.body);
    message.amount = Money::fromNanodollars(message.isMms ? 9'500'000 : 4'000'000) * parts;
    if (message.isMms)
        addMedia(message, dice);
    if (message.outbound)
        addReceipts(message, dice);
    else
        message.status = message.isMms ? QString() : u"delivered"_s;
    return message;
}

QList<Message> MessageFactory::some(qint64 first, qint64 count) const
{
    QList<Message> messages;
    messages.reserve(count);
    for (qint64 place = first; place < first + count; ++place)
        messages.append(at(place));
    return messages;
}

QByteArray jsonOf(const Message &message)
{
    QJsonObject resource{{u"id"_s, message.id},
                         {u"type"_s, u"message"_s},
                         {u"attributes"_s,
                          QJsonObject{{u"amount_display"_s, message.amount.toString()},
                                      {u"amount_nanodollars"_s, message.amount.nanodollars()},
                                      {u"body"_s, message.body},
                                      {u"delivery_receipts"_s, receiptsOf(message)},
                                      {u"direction"_s, message.outbound ? u"outbound"_s : u"inbound"_s},
                                      {u"from"_s, message.from.digits()},
                                      {u"to"_s, message.to.digits()},
                                      {u"is_mms"_s, message.isMms},
                                      {u"message_encoding"_s, message.isUcs2 ? 8 : 0},
                                      {u"message_type"_s, message.type},
                                      {u"status"_s, message.status},
                                      {u"timestamp"_s, written(message.at)}}}};
    QJsonArray media;
    for (const MediaFile &file : message.media)
        media.append(QJsonObject{{u"id"_s, file.id},
                                 {u"type"_s, u"media"_s},
                                 {u"attributes"_s,
                                  QJsonObject{{u"file_name"_s, file.name},
                                              {u"file_size"_s, file.size},
                                              {u"mime_type"_s, file.mimeType},
                                              {u"url"_s, file.url}}}});
    if (!media.isEmpty())
        resource[u"included"_s] = media;
    return QJsonDocument(resource).toJson(QJsonDocument::Compact);
}

} // namespace trunkline::bench
