// SPDX-License-Identifier: GPL-3.0-or-later
// How an order follows the journal: what is unclear, and what comes of it.
#include "purchaseorder.h"
#include "workspace.h"

#include <algorithm>

namespace trunkline {

const Intent *PurchaseOrder::intentOf(const OrderStep &step) const
{
    return journal().find(step.intent);
}

void PurchaseOrder::checkNow()
{
    QList<qint64> unclear;
    for (const OrderLine &line : std::as_const(m_lines)) {
        if (line.purchase.state == StepState::Unclear)
            unclear.append(line.purchase.intent);
        for (const OrderStep &step : line.after) {
            if (step.state == StepState::Unclear)
                unclear.append(step.intent);
        }
    }
    for (const qint64 intent : std::as_const(unclear))
        journal().checkNow(intent);
}

/// At the door a release of the number is the same action; it is no purchase all the same.
const Intent *PurchaseOrder::openPurchase(const PhoneNumber &number) const
{
    const Intent *open = journal().openIntent(WriteKind::Purchase, number.digits());
    return open && open->kind == WriteKind::Purchase ? open : nullptr;
}

/// A journal that was deleted numbers its intents anew.
void PurchaseOrder::letGoOfForgotten()
{
    for (int row = 0; row < m_lines.size(); ++row) {
        OrderLine &line = m_lines[row];
        bool changed = false;
        for (OrderStep *step : line.steps()) {
            if (step->intent != 0 && !journal().find(step->intent)) {
                step->intent = 0;
                changed = true;
            }
        }
        if (changed)
            Q_EMIT lineChanged(row);
    }
}

void PurchaseOrder::adoptLeftOvers()
{
    QList<OrderLine> lines;
    const auto adopt = [this, &lines](const Intent &intent) {
        if (!find(PhoneNumber::fromService(intent.object)))
            lines.append(OrderLine::forIntent(intent));
    };
    for (const qint64 id : journal().carriedOver()) {
        const Intent *intent = journal().find(id);
        if (intent && intent->kind == WriteKind::Purchase && intent->isUnclear())
            adopt(*intent);
    }
    // Once: a line whose messaging came through meanwhile must not come back.
    if (journal().status() == Journal::Status::Open && !std::exchange(m_hasPendingOnes, true)) {
        for (const qint64 id : journal().pendingOver())
            adopt(*journal().find(id));
    }
    if (lines.isEmpty())
        return;
    Q_EMIT aboutToReset();
    m_lines += lines;
    Q_EMIT wasReset();
    Q_EMIT changed();
}

void PurchaseOrder::follow(qint64 id)
{
    const Intent *intent = journal().find(id);
    for (int row = 0; row < m_lines.size(); ++row) {
        OrderStep *step = m_lines[row].stepOf(id);
        if (!step || step->state != StepState::Unclear)
            continue;
        if (!intent || intent->isOpen())
            Q_EMIT lineChanged(row); // the words tell when it is looked at next
        else
            settle(row, *step, *intent);
    }
}

void PurchaseOrder::settle(int row, OrderStep &step, const Intent &intent)
{
    OrderLine &line = m_lines[row];
    const PhoneNumber number = line.offer.number;
    const bool isPurchase = &step == &line.purchase;
    const bool done = intent.state == IntentState::Done;
    const StepState refused = intent.state == IntentState::Absent ? StepState::Absent : StepState::Refused;
    // Whether messaging came through with the purchase shows in the record, which is read now (NumberBook).
    if (isPurchase && done)
        line.reading = line.step(AfterStep::Messaging).state == StepState::Waiting;
    setStep(row, step, {done ? StepState::Done : refused, intent.error, intent.id});
    if (!isPurchase)
        return;
    if (done)
        Q_EMIT bought(number);
    Q_EMIT settled(number);
}

/// Asking for messaging again is harmless, so where the record does not show it, it is offered like one that
/// is pending.
void PurchaseOrder::takeDetails(const QList<PhoneNumber> &numbers)
{
    for (int row = 0; row < m_lines.size(); ++row) {
        OrderLine &line = m_lines[row];
        if (!line.reading || !numbers.contains(line.offer.number))
            continue;
        line.reading = false;
        const NumberDetail *detail = m_workspace.numbers.detail(line.offer.number);
        const bool isOn = detail && detail->summary.messaging.value_or(false);
        OrderStep &messaging = line.step(AfterStep::Messaging);
        if (messaging.state == StepState::Waiting)
            setState(row, messaging, isOn ? StepState::Done : StepState::Refused);
    }
}

/// What waited for an unclear change goes on once that is settled.
void PurchaseOrder::resume()
{
    const bool ready = std::any_of(m_lines.cbegin(), m_lines.cend(), [this](const OrderLine &line) {
        return std::any_of(AfterSteps.cbegin(), AfterSteps.cend(),
                           [this, &line](AfterStep which) { return isReady(line, which); });
    });
    if (ready && !m_running)
        run();
}

} // namespace trunkline
