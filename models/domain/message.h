// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"
#include "domain/phonenumber.h"

#include <optional>
#include <QDateTime>
#include <QList>

namespace trunkline {

/// One step of an outbound message (flowroute-api 2.3, codes in receiptcode.h).
struct DeliveryReceipt {
    int level = 0; ///< 1: handed to the carrier side; 2: anything later
    QString status; ///< the service's words: "smsc submit", "message buffered", "delivered" ...
    std::optional<int> code; ///< nothing on level 1
    QString codeDescription;
    qint64 at = 0; ///< UTC milliseconds
    friend bool operator==(const DeliveryReceipt &, const DeliveryReceipt &) = default;
};

/// A file of an MMS. The url is a signed storage address that stops working after about a week.
struct MediaFile {
    QString id;
    QString name;
    QString mimeType;
    qint64 size = 0; ///< bytes
    QString url; ///< text from outside: shown, never opened by itself
    friend bool operator==(const MediaFile &, const MediaFile &) = default;
};

/// What the service states about the price of a message (flowroute-api 2.4). What it left out is nothing.
struct PriceDetails {
    std::optional<Money> base; ///< for one segment
    std::optional<Money> surcharge; ///< of the carriers, for one segment
    std::optional<Money> charged; ///< for all of them
    int segments = 0; ///< 0: not stated
    friend bool operator==(const PriceDetails &, const PriceDetails &) = default;
};

/// A message record, MDR (flowroute-api 2.3).
struct Message {
    QString id; ///< "mdr2-" and 32 hexadecimal digits
    qint64 at = 0; ///< UTC milliseconds
    bool outbound = false;
    PhoneNumber from;
    PhoneNumber to;
    QString body; ///< empty for media-only messages
    bool isMms = false;
    bool isUcs2 = false; ///< message_encoding 8
    QString type; ///< "longcode", "toll-free"; other words are kept
    QString status; ///< free text, mirrors the newest receipt; may be empty
    Money amount;
    std::optional<PriceDetails> price; ///< by version 2.2 of the calls, as a rule
    QList<DeliveryReceipt> receipts; ///< newest first, as the service sends them
    QList<MediaFile> media;

    /// What it costs: what is said to be charged, else the amount of the record.
    Money cost() const { return price && price->charged ? *price->charged : amount; }

    friend bool operator==(const Message &, const Message &) = default;
};

/// What a person asks to be sent.
struct OutgoingMessage {
    PhoneNumber from;
    PhoneNumber to;
    QString body;
    QStringList mediaUrls; ///< makes it an MMS
    bool isMms() const { return !mediaUrls.isEmpty(); }
    friend bool operator==(const OutgoingMessage &, const OutgoingMessage &) = default;
};

} // namespace trunkline
