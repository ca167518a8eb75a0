// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/messagestatus.h"

#include "domain/receiptcode.h"

namespace trunkline {

MessageStatus messageStatus(const Message &message)
{
    if (!message.outbound)
        return MessageStatus::Received;
    switch (deliveryState(message)) {
    case DeliveryState::Accepted:
        return MessageStatus::Accepted;
    case DeliveryState::HandedOver:
        return MessageStatus::HandedOver;
    case DeliveryState::AcceptedByCarrier:
        return MessageStatus::AcceptedByCarrier;
    case DeliveryState::Delivered:
        return MessageStatus::Delivered;
    case DeliveryState::Failed:
        break;
    }
    return MessageStatus::Failed;
}

} // namespace trunkline
