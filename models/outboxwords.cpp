// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxwords.h"

#include "outbox.h"
#include "unclearwords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

struct OutboxModelTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::OutboxModel)
};

using Phase = OutboxEntry::Phase;
using End = MessageFollower::End;

QString followingWords(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Accepted:
        return OutboxModelTr::tr("Accepted by Flowroute, waiting for receipts");
    case DeliveryState::HandedOver:
        return OutboxModelTr::tr("Handed over to the carrier");
    case DeliveryState::AcceptedByCarrier:
        return OutboxModelTr::tr("Accepted by the carrier");
    case DeliveryState::Delivered:
        return OutboxModelTr::tr("Delivered");
    case DeliveryState::Failed:
        break;
    }
    return OutboxModelTr::tr("Failed");
}

QString failureWords(const OutboxEntry &entry)
{
    if (entry.receipts.isEmpty())
        return OutboxModelTr::tr("Failed");
    return OutboxModelTr::tr("Failed. %1").arg(receiptMeaning(entry.receipts.constFirst()));
}

QString endWords(const OutboxEntry &entry)
{
    switch (entry.end) {
    case End::Delivered:
        return OutboxModelTr::tr("Delivered");
    case End::Failed:
        return failureWords(entry);
    case End::AcceptedByCarrier:
        return OutboxModelTr::tr("Accepted by the carrier, no further receipt");
    case End::NoReceipt:
        return OutboxModelTr::tr("Accepted by Flowroute, no final receipt. Look it up later.");
    case End::Unreadable:
        break;
    }
    return OutboxModelTr::tr("Accepted by Flowroute, its receipts could not be read. Look it up later.");
}

Tone endTone(End end)
{
    switch (end) {
    case End::Delivered:
    case End::AcceptedByCarrier:
        return Tone::Good;
    case End::Failed:
        return Tone::Bad;
    case End::NoReceipt:
    case End::Unreadable:
        break;
    }
    return Tone::Warning;
}

QString refusedWords(const OutboxEntry &entry)
{
    if (entry.error.block == ApiError::Block::ReadOnly)
        return OutboxModelTr::tr("Not sent: the account was locked");
    if (entry.error.block != ApiError::Block::Withdrawn)
        return OutboxModelTr::tr("Not sent");
    return entry.isFromEarlierRun ? OutboxModelTr::tr("Not sent: the program ended before its turn")
                                  : OutboxModelTr::tr("Not sent: taken back");
}

QString absentWords(const OutboxEntry &entry)
{
    return entry.intent.settledBy == "person"_L1
        ? OutboxModelTr::tr("Did not go out, as you said. Send again is yours to decide.")
        : OutboxModelTr::tr("Did not go out: proven by reading. Send again is yours to decide.");
}

} // namespace

QString outboxWords(const OutboxEntry &entry)
{
    switch (entry.phase) {
    case Phase::Waiting:
        return OutboxModelTr::tr("Waits for its turn (at most 4 a second)");
    case Phase::Sending:
        return OutboxModelTr::tr("Sending…");
    case Phase::Refused:
        return refusedWords(entry);
    case Phase::Unclear:
        return uncertaintyAtStart(entry.intent);
    case Phase::Absent:
        return absentWords(entry);
    case Phase::LeftToPerson:
        return OutboxModelTr::tr(
            "Reading cannot tell it from another message like it. Say whether it went out.");
    case Phase::Following:
        return followingWords(entry.state);
    case Phase::WentOut:
        return OutboxModelTr::tr("Went out, as you said. Its receipts cannot be followed.");
    case Phase::Ended:
        break;
    }
    return endWords(entry);
}

Tone outboxTone(const OutboxEntry &entry)
{
    switch (entry.phase) {
    case Phase::Waiting:
        return Tone::Neutral;
    case Phase::Sending:
        return Tone::Progress;
    case Phase::Refused:
        return Tone::Bad;
    case Phase::Unclear:
    case Phase::Absent:
    case Phase::LeftToPerson:
        return Tone::Warning;
    case Phase::WentOut:
        return Tone::Good;
    case Phase::Following:
        return entry.state == DeliveryState::Failed ? Tone::Bad : Tone::Progress;
    case Phase::Ended:
        break;
    }
    return endTone(entry.end);
}

} // namespace trunkline
