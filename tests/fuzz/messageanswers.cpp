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
    for (qsizetype i = 0; i < receipts.size(); ++i) {
        const DeliveryReceipt &receipt = receipts.at(i);
        expect(receipt.level == wholeNumber(sent[i]["level"_L1]), "a level is the one that was sent");
        if (receipt.code)
            expect(*receipt.code == wholeNumber(sent[i]["status_code"_L1]),
                   "a code is the one that was sent");
    }
}

void checkMessage(const Message &message, const QJsonValue &resource)
{
    const QJsonValue attributes = resource["attributes"_L1];
    expect(!message.id.isEmpty() && message.id == spelled(resource["id"_L1]), "a message has its id");
    expect(message.body == attributes["body"_L1].toString(), "a message has the text that was sent");
    checkReceipts(message.receipts, attributes["delivery_receipts"_L1].toArray());
    for (const MediaFile &file : message.media) {
        expect(!file.id.isEmpty(), "a file has an id");
        expect(file.size >= 0, "a file is not smaller than nothing");
    }
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
    if (id.ok())
        expect(!id.value().isEmpty() && id.value() == spelled(dataOf(body)["id"_L1]),
               "what was sent has its id");
}

} // namespace trunkline::fuzz
