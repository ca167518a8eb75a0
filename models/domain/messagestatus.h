// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message.h"

namespace trunkline {

/// What the status column says of a message, in either direction. The archive keeps these numbers: new ones
/// go to the end.
enum class MessageStatus {
    Received, ///< inbound; the service sends no receipts for these (flowroute-api 2.3)
    Accepted, ///< outbound, no receipt yet
    HandedOver,
    AcceptedByCarrier,
    Delivered,
    Failed,
};

MessageStatus messageStatus(const Message &message);

} // namespace trunkline
