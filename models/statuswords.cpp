// SPDX-License-Identifier: GPL-3.0-or-later
#include "statuswords.h"

#include "domain/receiptcode.h"

#include <QCoreApplication>

namespace trunkline {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("trunkline::MessageStatus", text);
}

/// The status of an outbound message that has that receipt and no other.
MessageStatus statusOf(const DeliveryReceipt &receipt)
{
    Message alone;
    alone.outbound = true;
    alone.receipts = {receipt};
    return messageStatus(alone);
}

} // namespace

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
    switch (statusOf(receipt)) {
    case MessageStatus::Received:
    case MessageStatus::Accepted:
        return tr(QT_TRANSLATE_NOOP("trunkline::MessageStatus", "Accepted by Flowroute"));
    case MessageStatus::HandedOver:
        return tr(QT_TRANSLATE_NOOP("trunkline::MessageStatus", "Handed over to the carrier side"));
    case MessageStatus::AcceptedByCarrier:
        return tr(QT_TRANSLATE_NOOP("trunkline::MessageStatus", "Accepted by the carrier"));
    case MessageStatus::Delivered:
        return tr(QT_TRANSLATE_NOOP("trunkline::MessageStatus", "Delivered to the handset"));
    case MessageStatus::Failed:
        break;
    }
    return tr(QT_TRANSLATE_NOOP("trunkline::MessageStatus", "Not delivered"));
}

Tone receiptTone(const DeliveryReceipt &receipt)
{
    return statusTone(statusOf(receipt));
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
