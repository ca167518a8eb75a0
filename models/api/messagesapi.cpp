// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/messagesapi.h"

#include "api/document.h"
#include "api/messagesdecode.h"
#include "api/readjob.h"
#include "api/timestamp.h"
#include "api/writejob.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace trunkline::api {

namespace {

QString messagePath(const QString &id)
{
    return u"/v2.1/messages/"_s + pathSegment(id);
}

DeliveryReceipt readReceipt(const JsonField &entry)
{
    DeliveryReceipt receipt;
    receipt.level = int(entry["level"_L1].integer().value_or(0));
    receipt.status = entry["status"_L1].textOrEmpty();
    if (const std::optional<qint64> code = entry["status_code"_L1].integer())
        receipt.code = int(*code);
    receipt.codeDescription = entry["status_code_description"_L1].textOrEmpty();
    receipt.at = entry["timestamp"_L1].time();
    return receipt;
}

/// The media object of that id beside the record, or just the id when it did not come along.
MediaFile readMedia(const QString &id, const JsonField &document)
{
    MediaFile file;
    file.id = id;
    for (const JsonField &resource : document["included"_L1].itemsOrNone()) {
        if (resource["type"_L1].textOrEmpty() != "media"_L1 || resource["id"_L1].idOrEmpty() != id)
            continue;
        const JsonField attributes = resource["attributes"_L1];
        file.name = attributes["file_name"_L1].textOrEmpty();
        file.mimeType = attributes["mime_type"_L1].textOrEmpty();
        file.size = attributes["file_size"_L1].integer().value_or(0);
        file.url = attributes["url"_L1].textOrEmpty();
        break;
    }
    return file;
}

QList<MediaFile> readMediaList(const JsonField &resource, const JsonField &document)
{
    const JsonField relationships = resource["relationships"_L1];
    if (relationships.isMissing() || relationships["media"_L1].isMissing())
        return {};
    QList<MediaFile> files;
    for (const JsonField &link : relationships["media"_L1]["data"_L1].itemsOrNone())
        files.append(readMedia(link["id"_L1].id(), document));
    return files;
}

/// Whole nanodollars in number or text; the display amount where they are missing.
Money readAmount(const JsonField &attributes)
{
    if (const std::optional<qint64> nano = attributes["amount_nanodollars"_L1].integer())
        return Money::fromNanodollars(*nano);
    return attributes["amount_display"_L1].dollars().value_or(Money());
}

Message readMessage(const JsonField &resource, const JsonField &document)
{
    const JsonField attributes = resource["attributes"_L1];
    Message message;
    message.id = resource["id"_L1].id();
    message.at = attributes["timestamp"_L1].time();
    message.outbound = attributes["direction"_L1].text() == "outbound"_L1;
    message.from = PhoneNumber::fromService(attributes["from"_L1].idOrEmpty());
    message.to = PhoneNumber::fromService(attributes["to"_L1].idOrEmpty());
    message.body = attributes["body"_L1].textOrEmpty();
    message.isMms = attributes["is_mms"_L1].flag().value_or(false);
    message.isUcs2 = attributes["message_encoding"_L1].integer().value_or(0) == 8;
    message.type = attributes["message_type"_L1].textOrEmpty();
    message.status = attributes["status"_L1].textOrEmpty();
    message.amount = readAmount(attributes);
    for (const JsonField &entry : attributes["delivery_receipts"_L1].itemsOrNone())
        message.receipts.append(readReceipt(entry));
    message.media = readMediaList(resource, document);
    return message;
}

Message readDocument(const JsonField &document)
{
    return readMessage(document["data"_L1], document);
}

QString readSentId(const JsonField &document)
{
    return document["data"_L1]["id"_L1].id();
}

} // namespace

Result<Page<Message>> decodeMessages(const Answer &answer)
{
    return decodePage(answer, readMessage);
}

Result<Message> decodeMessage(const Answer &answer, const QString &id)
{
    Result<Message> message = decodeOne(answer, readDocument);
    if (message.ok() && message.value().id.compare(id, Qt::CaseInsensitive) != 0)
        return badAnswer(answer.status, u"data.id: the answer is about another message"_s, answer.body);
    return message;
}

Result<QString> decodeSentId(const Answer &answer)
{
    return decodeOne(answer, readSentId);
}

Job<Page<Message>> *listMessages(Transport &transport, const TimeRange &asked, int limit, int offset,
                                 QObject *parent)
{
    Query query;
    addQuery(&query, "start_date"_L1, queryTimestamp(asked.from));
    addQuery(&query, "end_date"_L1, queryTimestamp(asked.to));
    addPaging(&query, limit, offset);
    return new ReadJob<Page<Message>>(transport, readRequest(u"/v2.1/messages"_s, query), decodeMessages,
                                      parent);
}

Job<Message> *getMessage(Transport &transport, const QString &id, QObject *parent)
{
    return new ReadJob<Message>(
        transport, readRequest(messagePath(id)),
        [id](const Answer &answer) { return decodeMessage(answer, id); }, parent);
}

Job<QString> *sendMessage(Transport &transport, WritePermit permit, const OutgoingMessage &message,
                          QObject *parent)
{
    QJsonObject body{{u"from"_s, message.from.digits()}, {u"to"_s, message.to.digits()}};
    if (!message.body.isEmpty())
        body[u"body"_s] = message.body;
    if (message.isMms())
        body[u"media_urls"_s] = QJsonArray::fromStringList(message.mediaUrls);
    return new WriteJob<QString>(transport, std::move(permit),
                                 writeRequest("POST", u"/v2.1/messages"_s, body), {202}, decodeSentId,
                                 parent);
}

QString findMessageId(const QString &pasted)
{
    static const QRegularExpression pattern(u"(?<![0-9A-Za-z])mdr\\d-[0-9a-f]{32}(?![0-9A-Za-z])"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern.match(pasted).captured().toLower();
}

} // namespace trunkline::api
