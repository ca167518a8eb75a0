// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/receiptcode.h"

namespace trunkline {

/// What the status column says of a message, in either direction.
enum class MessageStatus {
    Received, ///< inbound; the service sends no receipts for these (flowroute-api 2.3)
    Accepted, ///< outbound, no receipt yet
    HandedOver,
    AcceptedByCarrier,
    Delivered,
    Failed,
};

/// What a state means for the person who looks at it. Views choose the colours; the words stand beside them.
enum class Tone { Neutral, Progress, Good, Warning, Bad };

MessageStatus messageStatus(const Message &message);
/// Translated, two or three words: "Handed over".
QString statusWords(MessageStatus status);
Tone statusTone(MessageStatus status);

/// One receipt in plain words ("Handed over to the carrier side"), whatever spelling the service used.
QString receiptWords(const DeliveryReceipt &receipt);
Tone receiptTone(const DeliveryReceipt &receipt);
/// The second line of a receipt: "Code 1003: Message accepted by Carrier", or the service's own status word
/// where there is no code.
QString receiptMeaning(const DeliveryReceipt &receipt);

} // namespace trunkline
