// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message.h"

namespace trunkline {

/// How far an outbound message has come, judged from its receipts alone.
enum class DeliveryState {
    Accepted, ///< no receipt yet: the service took it (202)
    HandedOver, ///< level 1: with the carrier side
    AcceptedByCarrier, ///< 1003: good, and final where the carrier sends nothing more
    Delivered, ///< 1004
    Failed, ///< any other code
};

DeliveryState deliveryState(const Message &message);
/// Delivered or Failed: no further receipt can change it.
bool isFinal(DeliveryState state);
/// The documented English text of a receipt code (flowroute-api 2.6), or empty for one we do not know.
QString receiptCodeText(int code);
/// Codes that mean "so far, so good": 1001 to 1004.
bool isSuccessCode(int code);

} // namespace trunkline
