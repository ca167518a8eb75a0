// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace sandbox {

struct MediaFile {
    QString fileName;
    QString mimeType;
    qint64 size = 0; ///< bytes
};

/// One message as the account keeps it. What follows from these (receipts, status, encoding, price, type)
/// is worked out when the record is read.
struct MessageRecord {
    QString id;
    qint64 time = 0; ///< UTC ms, whole hundredths of a second: a record tells no more (flowroute-api 1.6)
    bool outbound = true;
    bool isMms = false;
    QString from; ///< digits
    QString to; ///< digits
    QString body; ///< a null string is null in the reply: an MMS of media alone
    QList<MediaFile> media;
};

/// Which version of the calls is asked: links begin with it, and 2.2 states prices (flowroute-api 2.4).
enum class MessagesVersion { V21, V22 };
/// "/v2.1" or "/v2.2".
QString prefixOf(MessagesVersion version);

/// The object under "data" of flowroute-api 2.3, as it reads at `now` (UTC ms).
QJsonObject messageObject(const MessageRecord &record, qint64 now,
                          MessagesVersion version = MessagesVersion::V21);
/// The media objects that belong into the document's "included".
QJsonArray includedMedia(const MessageRecord &record, MessagesVersion version = MessagesVersion::V21);
/// "price_details" of version 2.2, amounts as numbers (flowroute-api 10). What is charged is the record's
/// amount; how much of it is called a surcharge is the sandbox's own choice.
QJsonObject priceDetails(const MessageRecord &record);

} // namespace sandbox
