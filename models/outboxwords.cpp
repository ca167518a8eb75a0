// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxwords.h"

#include "outbox.h"
#include "unclearwords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(trunkline::OutboxModel)
};

using Phase = OutboxEntry::Phase;
using End = MessageFollower::End;

QString followingWords(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Accepted:
        return Words::tr("Accepted by Flowroute, waiting for receipts");
    case DeliveryState::HandedOver:
        return Words::tr("Handed over to the carrier");
    case DeliveryState::AcceptedByCarrier:
        return Words::tr("Accepted by the carrier");
    case DeliveryState::Delivered:
        return Words::tr("Delivered");
    case DeliveryState::Failed:
        break;
    }
    return Words::tr("Failed");
}

QString failureWords(const OutboxEntry &entry)
{
    if (entry.receipts.isEmpty())
        return Words::tr("Failed");
    return Words::tr("Failed. %1").arg(receiptMeaning(entry.receipts.constFirst()));
}

QString endWords(const OutboxEntry &entry)
{
    switch (entry.end) {
    case End::Delivered:
        return Words::tr("Delivered");
    case End::Failed:
        return failureWords(entry);
    case End::AcceptedByCarrier:
        return Words::tr("Accepted by the carrier, no further receipt");
    case End::NoReceipt:
        return Words::tr("Accepted by Flowroute, no final receipt. Look it up later.");
    case End::Unreadable:
        break;
    }
    return Words::tr("Accepted by Flowroute, its receipts could not be read. Look it up later.");
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
        return Words::tr("Not sent: the account was locked");
    if (entry.error.block != ApiError::Block::Withdrawn)
        return Words::tr("Not sent");
    return entry.isFromEarlierRun ? Words::tr("Not sent: the program ended before its turn")
                                  : Words::tr("Not sent: taken back");
}

QString absentWords(const OutboxEntry &entry)
{
    return entry.intent.settledBy == "person"_L1
        ? Words::tr("Did not go out, as you said. Send again is yours to decide.")
        : Words::tr("Did not go out: proven by reading. Send again is yours to decide.");
}

} // namespace

QString outboxWords(const OutboxEntry &entry)
{
    switch (entry.phase) {
    case Phase::Waiting:
        return Words::tr("Waits for its turn (at most 4 a second)");
    case Phase::Sending:
        return Words::tr("Sending…");
    case Phase::Refused:
        return refusedWords(entry);
    case Phase::Unclear:
        return uncertaintyAtStart(entry.intent);
    case Phase::Absent:
        return absentWords(entry);
    case Phase::LeftToPerson:
        return Words::tr("Reading cannot tell it from another message like it. Say whether it went out.");
    case Phase::Following:
        return followingWords(entry.state);
    case Phase::WentOut:
        return Words::tr("Went out, as you said. Its receipts cannot be followed.");
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
