// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/messagesdecode.h"
#include "domain/receiptcode.h"
#include "oracle.h"
#include "targets.h"

using namespace Qt::StringLiterals;

namespace trunkline::fuzz {

namespace {

qint64 wholeNumber(const QJsonValue &value)
{
    return value.isDouble() ? value.toInteger() : value.toString().toLongLong();
}

void checkReceipts(const QList<DeliveryReceipt> &receipts, const QJsonArray &sent)
{
    expect(receipts.size() == sent.size(), "no receipt is dropped or made up");
    expect(receipts.size() <= 200, "receipts have an end");
    for (qsizetype i = 0; i < receipts.size(); ++i) {
        const DeliveryReceipt &receipt = receipts.at(i);
        expectText(receipt.status);
        expectText(receipt.codeDescription);
        expect(receipt.level == wholeNumber(sent[i]["level"_L1]), "a level is the one that was sent");
        if (!receipt.code)
            continue;
        expect(*receipt.code == wholeNumber(sent[i]["status_code"_L1]), "a code is the one that was sent");
        expectPrintable(receiptCodeText(*receipt.code), 200, "what a code means is a short line");
        expect(!isSuccessCode(*receipt.code) || !receiptCodeText(*receipt.code).isEmpty(),
               "good news has words");
    }
}

/// Beside the attributes or among them.
void checkPrice(const Message &message, const QJsonValue &resource)
{
    const QJsonValue inside = resource["attributes"_L1]["price_details"_L1];
    const QJsonValue sent = inside.isNull() || inside.isUndefined() ? resource["price_details"_L1] : inside;
    expect(message.price.has_value() == sent.isObject(), "a price is stated or it is not");
    expectAmount(message.amount);
    if (!message.price)
        return expect(message.cost() == message.amount, "without a price a message costs its amount");
    const PriceDetails &price = *message.price;
    const auto checkAmount = [&sent](const std::optional<Money> &amount, QLatin1String key) {
        expect(amount.has_value() != (sent[key].isNull() || sent[key].isUndefined()),
               "an amount is stated or it is not");
        expectAmount(amount.value_or(Money()));
    };
    checkAmount(price.base, "base_rate"_L1);
    checkAmount(price.surcharge, "surcharge_rate"_L1);
    checkAmount(price.charged, "charged_cost"_L1);
    expect(price.segments >= 0 && price.segments <= 1'000,
           "no message has fewer parts than none, or that many");
    expect(message.cost() == price.charged.value_or(message.amount), "a message costs what was charged");
}

void checkMedia(const QList<MediaFile> &media)
{
    expect(media.size() <= 200, "files have an end");
    for (const MediaFile &file : media) {
        expectId(file.id);
        expect(file.size >= 0, "a file is not smaller than nothing");
        for (const QString &text : {file.name, file.mimeType, file.url})
            expectText(text);
    }
}

void checkMessage(const Message &message, const QJsonValue &resource)
{
    const QJsonValue attributes = resource["attributes"_L1];
    expectId(message.id);
    expect(message.id == spelled(resource["id"_L1]), "a message has its id");
    expect(message.body == attributes["body"_L1].toString(), "a message has the text that was sent");
    checkReceipts(message.receipts, attributes["delivery_receipts"_L1].toArray());
    checkMedia(message.media);
    checkPrice(message, resource);
    for (const QString &text : {message.type, message.status})
        expectText(text);
    for (const PhoneNumber &number : {message.from, message.to})
        expect(number.digits().size() <= JsonField::LongestId, "a sender is short");
    const DeliveryState state = deliveryState(message);
    expect(state == DeliveryState::Accepted || !message.receipts.isEmpty(), "no news without a receipt");
}

} // namespace

void messageList(const QByteArray &body)
{
    readPage(body, api::decodeMessages, checkMessage);
}

void messageRecord(const QByteArray &body)
{
    const Answer answer{200, body};
    const QString id = spelled(dataOf(body)["id"_L1]);
    const auto message = readTwice<Message>([&] { return api::decodeMessage(answer, id); });
    if (message.ok())
        checkMessage(message.value(), dataOf(body));
    expect(!api::decodeMessage(answer, id + u'0').ok(), "an answer about another message is refused");
}

void sentId(const QByteArray &body)
{
    const auto id = readTwice<QString>([&] { return api::decodeSentId({202, body}); });
    if (!id.ok())
        return;
    expectId(id.value());
    expect(id.value() == spelled(dataOf(body)["id"_L1]), "what was sent has its id");
}

} // namespace trunkline::fuzz
