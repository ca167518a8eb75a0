// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/receiptcode.h"

#include <algorithm>
#include <tuple>

namespace trunkline {

namespace {

struct CodeText {
    int code;
    const char *text;
};

/// flowroute-api 2.6; sorted by code. The published list goes on after 1222, our copy of it does not.
constexpr CodeText codes[] = {
    {1000, "Default State"},
    {1001, "Message queued for delivery"},
    {1002, "Message has been sent"},
    {1003, "Message accepted by Carrier"},
    {1004, "Message delivered to handset"},
    {1005, "Message rejected"},
    {1006, "Message expired"},
    {1007, "Message failed"},
    {1008, "Permanent Send Error"},
    {1009, "Partial Send Failure"},
    {1010, "Validation failed"},
    {1100, "Unknown error"},
    {1101, "Source Carrier Invalid"},
    {1102, "Destination Carrier Invalid"},
    {1103, "Source Not Authorized"},
    {1104, "Source Carrier Disabled"},
    {1105, "Destination Carrier Disabled"},
    {1106, "No Valid Route"},
    {1107, "Invalid Source TON"},
    {1108, "Invalid Destination TON"},
    {1109, "Route Denied"},
    {1110, "User Opted Out (STOP)"},
    {1111, "Temporary Resolution Failure"},
    {1112, "Permanent Resolution Failure"},
    {1115, "No Handler found"},
    {1116, "Destination Address is not text enabled"},
    {1150, "Spam"},
    {1152, "Spam Reject"},
    {1160, "Toll Free Messaging Limits exceeded"},
    {1200, "Unknown error"},
    {1201, "Message too long"},
    {1202, "Invalid Priority Flag"},
    {1203, "Invalid registered delivery flag"},
    {1204, "System error"},
    {1205, "Invalid source address"},
    {1206, "Invalid destination address"},
    {1207, "Message ID is invalid"},
    {1208, "Cancelling message failed"},
    {1209, "Message replacement failed"},
    {1210, "Message queue full"},
    {1211, "Invalid service type"},
};

constexpr int queued = 1001;
constexpr int handedOver = 1002;
constexpr int acceptedByCarrier = 1003;
constexpr int delivered = 1004;

DeliveryState stateOf(const DeliveryReceipt &receipt)
{
    const int code = receipt.code.value_or(receipt.level >= 2 ? acceptedByCarrier : handedOver);
    switch (code) {
    case 1000:
    case queued:
        return DeliveryState::Accepted;
    case handedOver:
        return DeliveryState::HandedOver;
    case acceptedByCarrier:
        // Level 2 without a code still has words; "delivered" is the only one that says more.
        return !receipt.code && receipt.status.compare(QLatin1String("delivered"), Qt::CaseInsensitive) == 0
            ? DeliveryState::Delivered
            : DeliveryState::AcceptedByCarrier;
    case delivered:
        return DeliveryState::Delivered;
    default:
        return DeliveryState::Failed;
    }
}

} // namespace

bool isFinal(DeliveryState state)
{
    return state == DeliveryState::Delivered || state == DeliveryState::Failed;
}

DeliveryState deliveryState(const Message &message)
{
    // The highest level decides: level 2 is always later than level 1 (flowroute-api 2.3), whatever the
    // clocks or the order of the list say. Within it a final word beats a late or same-second "so far, so
    // good".
    const auto earlier = [](const DeliveryReceipt &a, const DeliveryReceipt &b) {
        const auto rank = [](const DeliveryReceipt &r) {
            return std::tuple(r.level, isFinal(stateOf(r)), r.at);
        };
        return rank(a) < rank(b);
    };
    const auto newest = std::max_element(message.receipts.cbegin(), message.receipts.cend(), earlier);
    return newest == message.receipts.cend() ? DeliveryState::Accepted : stateOf(*newest);
}

QString receiptCodeText(int code)
{
    const auto *const found =
        std::lower_bound(std::begin(codes), std::end(codes), code,
                         [](const CodeText &entry, int wanted) { return entry.code < wanted; });
    if (found != std::end(codes) && found->code == code)
        return QString::fromLatin1(found->text);
    // 1212 to 1222 stand in one row: wrong number of destinations, list name, flags, class, TON or NPI.
    return code >= 1212 && code <= 1222 ? QStringLiteral("Invalid message parameter") : QString();
}

bool isSuccessCode(int code)
{
    return code >= queued && code <= delivered;
}

} // namespace trunkline
