// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagestatus.h"

#include <QCoreApplication>

namespace trunkline {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("trunkline::MessageStatus", text);
}

DeliveryState stateOf(const DeliveryReceipt &receipt)
{
    Message alone;
    alone.outbound = true;
    alone.receipts = {receipt};
    return deliveryState(alone);
}

MessageStatus statusOf(DeliveryState state)
{
    switch (state) {
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

} // namespace

MessageStatus messageStatus(const Message &message)
{
    return message.outbound ? statusOf(deliveryState(message)) : MessageStatus::Received;
}

QString statusWords(MessageStatus status)
{
    switch (status) {
    case MessageStatus::Received:
        return tr(QT_TRANSLATE_NOOP("trunkline::MessageStatus", "Received"));
    case MessageStatus::Accepted:
        return tr(QT_TRANSLATE_NOOP("trunkline::MessageStatus", "Accepted"));
    case MessageStatus::HandedOver:
        return tr(QT_TRANSLATE_NOOP("trunkline::MessageStatus", "Handed over"));
    case MessageStatus::AcceptedByCarrier:
        return tr(QT_TRANSLATE_NOOP("trunkline::MessageStatus", "Accepted by carrier"));
    case MessageStatus::Delivered:
        return tr(QT_TRANSLATE_NOOP("trunkline::MessageStatus", "Delivered"));
    case MessageStatus::Failed:
        break;
    }
    return tr(QT_TRANSLATE_NOOP("trunkline::MessageStatus", "Failed"));
}

Tone statusTone(MessageStatus status)
{
    switch (status) {
    case MessageStatus::Received:
        return Tone::Neutral;
    case MessageStatus::Accepted:
    case MessageStatus::HandedOver:
        return Tone::Progress;
    case MessageStatus::AcceptedByCarrier:
    case MessageStatus::Delivered:
        return Tone::Good;
    case MessageStatus::Failed:
        break;
    }
    return Tone::Bad;
}

QString receiptWords(const DeliveryReceipt &receipt)
{
    switch (stateOf(receipt)) {
    case DeliveryState::Accepted:
        return tr(QT_TRANSLATE_NOOP("trunkline::MessageStatus", "Accepted by Flowroute"));
    case DeliveryState::HandedOver:
        return tr(QT_TRANSLATE_NOOP("trunkline::MessageStatus", "Handed over to the carrier side"));
    case DeliveryState::AcceptedByCarrier:
        return tr(QT_TRANSLATE_NOOP("trunkline::MessageStatus", "Accepted by the carrier"));
    case DeliveryState::Delivered:
        return tr(QT_TRANSLATE_NOOP("trunkline::MessageStatus", "Delivered to the handset"));
    case DeliveryState::Failed:
        break;
    }
    return tr(QT_TRANSLATE_NOOP("trunkline::MessageStatus", "Not delivered"));
}

Tone receiptTone(const DeliveryReceipt &receipt)
{
    return statusTone(statusOf(stateOf(receipt)));
}

QString receiptMeaning(const DeliveryReceipt &receipt)
{
    if (!receipt.code)
        return receipt.status.isEmpty() ? receipt.codeDescription : receipt.status;
    QString meaning = receiptCodeText(*receipt.code);
    if (meaning.isEmpty())
        meaning = receipt.codeDescription;
    if (meaning.isEmpty())
        meaning = receipt.status;
    return tr(QT_TRANSLATE_NOOP("trunkline::MessageStatus", "Code %1: %2"))
        .arg(QString::number(*receipt.code), meaning);
}

} // namespace trunkline
