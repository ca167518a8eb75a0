// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/messagerecord.h"

#include "archive/foldedtext.h"
#include "archive/messagemore.h"
#include "domain/messageparts.h"
#include "domain/messagestatus.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr qsizetype keyCharacters = 12;
constexpr qsizetype longestKeySource = 64; ///< so many characters of a body are folded for its key
constexpr qsizetype idSize = 16;
constexpr auto idPrefix = "mdr2-"_L1;

bool isLowerHex(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
}

bool isUsualId(QStringView id)
{
    return id.size() == idPrefix.size() + 2 * idSize && id.startsWith(idPrefix)
        && std::all_of(id.begin() + idPrefix.size(), id.end(), isLowerHex);
}

/// The first characters of a text, without half a surrogate pair at the end.
QString beginning(const QString &text, qsizetype most)
{
    QString cut = text.left(most);
    if (!cut.isEmpty() && cut.back().isHighSurrogate())
        cut.chop(1);
    return cut;
}

PhoneNumber numberOf(const QByteArray &digits)
{
    return PhoneNumber::fromService(QString(u'+' + QString::fromUtf8(digits))); // which takes one plus away
}

} // namespace

QByteArray idBytes(const QString &id)
{
    if (isUsualId(id))
        return QByteArray::fromHex(QStringView(id).mid(idPrefix.size()).toLatin1());
    QByteArray text = id.toUtf8();
    if (text.size() == idSize || text.startsWith('\0'))
        text.prepend('\0');
    return text;
}

QString idOfBytes(const QByteArray &bytes)
{
    if (bytes.size() == idSize)
        return idPrefix + QString::fromLatin1(bytes.toHex());
    return QString::fromUtf8(bytes.startsWith('\0') ? bytes.mid(1) : bytes);
}

MessageRecord recordOf(const Message &message)
{
    MessageRecord record;
    record.id = idBytes(message.id);
    record.at = message.at;
    record.outbound = message.outbound ? 1 : 0;
    record.sender = message.from.digits().toUtf8();
    record.recipient = message.to.digits().toUtf8();
    record.status = int(messageStatus(message));
    record.kind = message.isMms ? 1 : 0;
    record.parts = messageParts(message);
    record.cost = message.cost().nanodollars();
    record.body = message.body.toUtf8();
    record.bodyKey = beginning(folded(beginning(message.body, longestKeySource)), keyCharacters).toUtf8();
    record.more = encodedMore(message);
    return record;
}

bool messageOf(const MessageRecord &record, Message *message)
{
    message->id = idOfBytes(record.id);
    message->at = record.at;
    message->outbound = record.outbound != 0;
    message->from = numberOf(record.sender);
    message->to = numberOf(record.recipient);
    message->body = QString::fromUtf8(record.body);
    message->isMms = record.kind != 0;
    return decodeMore(record.more, message);
}

void bindRecord(ArchiveStatement &statement, int first, const MessageRecord &record)
{
    int place = first;
    statement.bindBlob(place++, record.id);
    statement.bind(place++, record.at);
    statement.bind(place++, record.outbound);
    statement.bindText(place++, record.sender);
    statement.bindText(place++, record.recipient);
    for (const qint64 number : {record.status, record.kind, record.parts, record.cost})
        statement.bind(place++, number);
    statement.bindText(place++, record.body);
    statement.bindText(place++, record.bodyKey);
    statement.bindBlob(place, record.more);
}

MessageRecord readRecord(const ArchiveStatement &statement, int first)
{
    int column = first;
    MessageRecord record;
    record.id = statement.bytes(column++).toByteArray();
    record.at = statement.integer(column++);
    record.outbound = statement.integer(column++);
    record.sender = statement.bytes(column++).toByteArray();
    record.recipient = statement.bytes(column++).toByteArray();
    for (qint64 *number : {&record.status, &record.kind, &record.parts, &record.cost})
        *number = statement.integer(column++);
    record.body = statement.bytes(column++).toByteArray();
    record.bodyKey = statement.bytes(column++).toByteArray();
    record.more = statement.bytes(column).toByteArray();
    return record;
}

QByteArray indexedBody(QByteArrayView body)
{
    return folded(beginning(QString::fromUtf8(body), LongestIndexed)).toUtf8() + IndexedEnd;
}

QByteArray indexedNumber(QByteArrayView digits)
{
    return '^' + folded(QString::fromUtf8(digits)).toUtf8() + '$';
}

qint64 firstSeq(qint64 at)
{
    return std::clamp<qint64>(at, 0, LastSeqTime) << SeqBits;
}

qint64 atOfSeq(qint64 seq)
{
    return seq >> SeqBits;
}

} // namespace trunkline
