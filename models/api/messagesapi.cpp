// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/messagesapi.h"

#include "api/document.h"
#include "api/messagesdecode.h"
#include "api/readjob.h"
#include "api/timestamp.h"
#include "api/writejob.h"

#include <algorithm>
#include <QHash>
#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace trunkline::api {

namespace {

constexpr qint64 mostSegments = 1'000; ///< beyond any message, so that sums of them stay sums

QString messagesPathOf(const Transport &transport)
{
    return messagesPath(transport.options().messagesVersion);
}

/// Version 2.2 asks for the plus (flowroute-api 1.5).
QString spelled(const PhoneNumber &number, MessagesVersion version)
{
    return version == MessagesVersion::V2_2 ? number.e164() : number.digits();
}

/// Far more than any message has; each is shown, and looked at whenever the state of its message is.
constexpr qsizetype mostReceipts = 200;
constexpr qsizetype mostMedia = 200;

DeliveryReceipt readReceipt(const JsonField &entry)
{
    DeliveryReceipt receipt;
    receipt.level = entry["level"_L1].smallInteger().value_or(0);
    receipt.status = entry["status"_L1].textOrEmpty();
    receipt.code = entry["status_code"_L1].smallInteger();
    receipt.codeDescription = entry["status_code_description"_L1].textOrEmpty();
    receipt.at = entry["timestamp"_L1].time();
    return receipt;
}

MediaFile readMedia(const JsonField &resource)
{
    const JsonField attributes = resource["attributes"_L1];
    MediaFile file;
    file.id = resource["id"_L1].idOrEmpty();
    file.name = attributes["file_name"_L1].textOrEmpty();
    file.mimeType = attributes["mime_type"_L1].textOrEmpty();
    file.size = std::max<qint64>(0, attributes["file_size"_L1].integer().value_or(0)); // below it: not known
    file.url = attributes["url"_L1].textOrEmpty();
    return file;
}

/// The media objects that came along with the records, by id. Made once for a document: looked for anew for
/// every record, a page of many would never be done.
using MediaIndex = QHash<QString, MediaFile>;

MediaIndex readIncluded(const JsonField &document)
{
    MediaIndex index;
    for (const JsonField &resource : document["included"_L1].itemsOrNone()) {
        if (resource["type"_L1].textOrEmpty() != "media"_L1)
            continue;
        const MediaFile file = readMedia(resource);
        if (!index.contains(file.id))
            index.insert(file.id, file);
    }
    return index;
}

/// A media object that did not come along is just its id.
QList<MediaFile> readMediaList(const JsonField &resource, const MediaIndex &index)
{
    const JsonField relationships = resource["relationships"_L1];
    if (relationships.isMissing() || relationships["media"_L1].isMissing())
        return {};
    QList<MediaFile> files;
    for (const JsonField &link : relationships["media"_L1]["data"_L1].itemsOrNone(mostMedia)) {
        MediaFile bare;
        bare.id = link["id"_L1].id();
        files.append(index.value(bare.id, bare));
    }
    return files;
}

/// The manual has it directly in `data`, other programs find it among the attributes (flowroute-api 2.4).
/// Read in both versions: fields come without a new version (flowroute-api 1.1).
std::optional<PriceDetails> readPrice(const JsonField &resource)
{
    const JsonField inside = resource["attributes"_L1]["price_details"_L1];
    const JsonField details = inside.isMissing() ? resource["price_details"_L1] : inside;
    if (details.isMissing())
        return {};
    PriceDetails price;
    price.base = details["base_rate"_L1].dollars();
    price.surcharge = details["surcharge_rate"_L1].dollars();
    price.charged = details["charged_cost"_L1].dollars();
    const qint64 segments = details["segment_count"_L1].integer().value_or(0);
    price.segments = int(qBound<qint64>(0, segments, mostSegments));
    return price;
}

/// Whole nanodollars in number or text; the display amount where they are missing.
Money readAmount(const JsonField &attributes)
{
    if (const std::optional<qint64> nano = attributes["amount_nanodollars"_L1].integer())
        return Money::fromNanodollars(*nano);
    return attributes["amount_display"_L1].dollars().value_or(Money());
}

Message readMessage(const JsonField &resource, const MediaIndex &included)
{
    const JsonField attributes = resource["attributes"_L1];
    Message message;
    message.id = resource["id"_L1].id();
    message.at = attributes["timestamp"_L1].time();
    message.outbound = attributes["direction"_L1].text() == "outbound"_L1;
    message.from = PhoneNumber::fromService(attributes["from"_L1].idOrEmpty());
    message.to = PhoneNumber::fromService(attributes["to"_L1].idOrEmpty());
    message.body = attributes["body"_L1].anyTextOrEmpty();
    message.isMms = attributes["is_mms"_L1].flag().value_or(false);
    message.isUcs2 = attributes["message_encoding"_L1].integer().value_or(0) == 8;
    message.type = attributes["message_type"_L1].textOrEmpty();
    message.status = attributes["status"_L1].textOrEmpty();
    message.amount = readAmount(attributes);
    message.price = readPrice(resource);
    for (const JsonField &entry : attributes["delivery_receipts"_L1].itemsOrNone(mostReceipts))
        message.receipts.append(readReceipt(entry));
    message.media = readMediaList(resource, included);
    return message;
}

Message readMessageDocument(const JsonField &document)
{
    return readMessage(document["data"_L1], readIncluded(document));
}

QString readSentId(const JsonField &document)
{
    return document["data"_L1]["id"_L1].id();
}

} // namespace

Result<Page<Message>> decodeMessages(const Answer &answer)
{
    std::optional<MediaIndex> included;
    return decodePage<Message>(answer, [&included](const JsonField &element, const JsonField &document) {
        if (!included)
            included = readIncluded(document);
        return readMessage(element, *included);
    });
}

Result<Message> decodeMessage(const Answer &answer, const QString &id)
{
    Result<Message> message = decodeOne(answer, readMessageDocument);
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
    return new ReadJob<Page<Message>>(transport, readRequest(messagesPathOf(transport), query),
                                      decodeMessages, parent);
}

Job<Message> *getMessage(Transport &transport, const QString &id, QObject *parent)
{
    return new ReadJob<Message>(
        transport, readRequest(messagesPathOf(transport) + u'/' + pathSegment(id)),
        [id](const Answer &answer) { return decodeMessage(answer, id); }, parent);
}

Job<QString> *sendMessage(Transport &transport, WritePermit permit, const OutgoingMessage &message,
                          QObject *parent)
{
    const MessagesVersion version = transport.options().messagesVersion;
    QJsonObject body{{u"from"_s, spelled(message.from, version)}, {u"to"_s, spelled(message.to, version)}};
    if (!message.body.isEmpty())
        body[u"body"_s] = message.body;
    if (message.isMms())
        body[u"media_urls"_s] = QJsonArray::fromStringList(message.mediaUrls);
    return new WriteJob<QString>(transport, std::move(permit),
                                 writeRequest("POST", messagesPath(version), body), {202}, decodeSentId,
                                 parent);
}

QString findMessageId(const QString &pasted)
{
    static const QRegularExpression pattern(u"(?<![0-9A-Za-z])mdr\\d-[0-9a-f]{32}(?![0-9A-Za-z])"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern.match(pasted).captured().toLower();
}

} // namespace trunkline::api
