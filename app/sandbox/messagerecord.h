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

/// The object under "data" of flowroute-api 2.3, as it reads at `now` (UTC ms).
QJsonObject messageObject(const MessageRecord &record, qint64 now);
/// The media objects that belong into the document's "included".
QJsonArray includedMedia(const MessageRecord &record);

} // namespace sandbox
