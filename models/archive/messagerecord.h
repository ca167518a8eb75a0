// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivestatement.h"
#include "domain/message.h"

namespace trunkline {

/// A row of the table messages, but for its seq.
struct MessageRecord {
    QByteArray id; ///< idBytes()
    qint64 at = 0; ///< UTC milliseconds
    qint64 outbound = 0;
    QByteArray sender; ///< PhoneNumber::digits(), UTF-8; so are all texts
    QByteArray recipient;
    qint64 status = 0; ///< MessageStatus
    qint64 kind = 0; ///< 0 SMS, 1 MMS
    qint64 parts = 0; ///< messageParts()
    qint64 cost = 0; ///< nanodollars
    QByteArray body;
    QByteArray bodyKey; ///< the first 12 characters of folded(body), for sorting
    QByteArray more; ///< CBOR: what else a Message has
    friend bool operator==(const MessageRecord &, const MessageRecord &) = default;
};

/// The columns of a MessageRecord in its order, for "SELECT seq, <columns> FROM messages".
#define TRUNKLINE_MESSAGE_COLUMNS                                                                            \
    "id, at, outbound, sender, recipient, status, kind, parts, cost, body, bodykey, more"
inline constexpr int MessageColumnCount = 12;

MessageRecord recordOf(const Message &message);
/// False for a row that cannot be read: a damaged file. *message is unspecified then.
bool messageOf(const MessageRecord &record, Message *message);

/// Binds all columns to places from `first` on. The record has to stay until the statement is reset.
void bindRecord(ArchiveStatement &statement, int first, const MessageRecord &record);
/// Reads all columns from the current row, beginning with column `first`.
MessageRecord readRecord(const ArchiveStatement &statement, int first);

/// 16 bytes for "mdr2-" and 32 lower-case hexadecimal digits, which is what ids are as a rule. Any other id
/// is its UTF-8, with a zero byte in front where it could be mistaken. And back.
QByteArray idBytes(const QString &id);
QString idOfBytes(const QByteArray &bytes);

/// What the text index has of a record: of its body, with an end at which every character of it begins a
/// trigram, and of a number, "^12065550100$" (folded: some senders are words).
inline constexpr QByteArrayView IndexedEnd("\n\n");
QByteArray indexedBody(QByteArrayView body);
QByteArray indexedNumber(QByteArrayView digits);

/// Rows are numbered in the order of time: (at << 6) + n, where n tells those of one millisecond apart.
/// Beyond 64 they go on with the next free number, so one of a burst may be numbered as if it were later:
/// where the exact edge of a range matters, compare `at` too. Times before 1970 and after 2109 are numbered
/// as the first and the last one can say.
inline constexpr int SeqBits = 6;
inline constexpr qint64 LastSeqTime = (qint64(1) << 42) - 1;
qint64 firstSeq(qint64 at);
qint64 atOfSeq(qint64 seq);

} // namespace trunkline
