// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/messagestatus.h"

namespace trunkline {

/// What a state means for the person who looks at it. Views choose the colours; the words stand beside them.
enum class Tone { Neutral, Progress, Good, Warning, Bad };

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
