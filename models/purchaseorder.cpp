// SPDX-License-Identifier: GPL-3.0-or-later
#include "purchaseorder.h"

#include "workspace.h"

#include <algorithm>
#include <QDateTime>

namespace trunkline {

namespace {

/// Between two writes: "buying in a tight loop is answered with 429; a careful client keeps to 5 calls per
/// second" (flowroute-api 1.8).
constexpr int PaceMs = 200;

/// How long after one look at unclear numbers the next follows, in seconds. The service may act late; after
/// these a person asks for another look.
constexpr std::array LookAfter{2, 5, 15, 30, 60};

StepState stateOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Done:
        return StepState::Done;
    case Outcome::Refused:
        return StepState::Refused;
    case Outcome::Unknown:
        break;
    }
    return StepState::Unclear;
}

OrderLine lineFor(const AvailableNumber &offer, const OrderOptions &options)
{
    OrderLine line;
    line.offer = offer;
    line.options = options;
    line.purchase.state = StepState::Waiting;
    if (options.enableMessaging)
        line.step(AfterStep::Messaging).state = StepState::Waiting;
    if (!options.alias.isEmpty())
        line.step(AfterStep::Alias).state = StepState::Waiting;
    if (!options.primaryRouteId.isEmpty())
        line.step(AfterStep::PrimaryRoute).state = StepState::Waiting;
    return line;
}

} // namespace

PurchaseOrder::PurchaseOrder(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    m_pace.setSingleShot(true);
    m_pace.setInterval(PaceMs);
    m_look.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, &PurchaseOrder::next);
    connect(&m_look, &QTimer::timeout, this, &PurchaseOrder::look);
    connect(&workspace.numbers, &NumberBook::detailChanged, this, &PurchaseOrder::settleUnclear);
}

int PurchaseOrder::countOf(StepState purchaseState) const
{
    return int(std::count_if(m_lines.cbegin(), m_lines.cend(), [purchaseState](const OrderLine &line) {
        return line.purchase.state == purchaseState;
    }));
}

int PurchaseOrder::refusedCount() const
{
    return int(std::count_if(m_lines.cbegin(), m_lines.cend(),
                             [](const OrderLine &line) { return line.hasRefused(); }));
}

const OrderLine *PurchaseOrder::find(const PhoneNumber &number) const
{
    for (const OrderLine &line : m_lines) {
        if (line.offer.number == number)
            return &line;
    }
    return nullptr;
}

void PurchaseOrder::start(const QList<AvailableNumber> &offers, const OrderOptions &options)
{
    if (m_running)
        return;
    QList<OrderLine> lines;
    for (const OrderLine &old : std::as_const(m_lines)) {
        if (old.purchase.state == StepState::Unclear)
            lines.append(old);
    }
    for (const AvailableNumber &offer : offers) {
        const bool known = std::any_of(lines.cbegin(), lines.cend(), [&offer](const OrderLine &line) {
            return line.offer.number == offer.number;
        });
        if (!known)
            lines.append(lineFor(offer, options));
    }
    Q_EMIT aboutToReset();
    m_lines = lines;
    Q_EMIT wasReset();
    run();
}

void PurchaseOrder::stop()
{
    if (!m_running)
        return;
    m_stopping = true;
    Q_EMIT changed();
}

void PurchaseOrder::retryRefused()
{
    if (m_running)
        return;
    for (int row = 0; row < m_lines.size(); ++row) {
        OrderLine &line = m_lines[row];
        if (line.purchase.state == StepState::Refused)
            setState(row, line.purchase, StepState::Waiting);
        for (OrderStep &step : line.after) {
            if (line.isBought() && step.state == StepState::Refused)
                setState(row, step, StepState::Waiting);
        }
    }
    run();
}

void PurchaseOrder::lookUpUnclear()
{
    m_looks = 0;
    look();
}

void PurchaseOrder::look()
{
    const bool again = m_looks < int(LookAfter.size()) && countOf(StepState::Unclear) > 0;
    for (int row = 0; row < m_lines.size(); ++row) {
        if (m_lines.at(row).purchase.state != StepState::Unclear)
            continue;
        m_lines[row].checking = again;
        Q_EMIT lineChanged(row);
        m_workspace.numbers.reread(m_lines.at(row).offer.number);
    }
    if (again)
        m_look.start(LookAfter.at(size_t(m_looks++)) * 1000);
}

void PurchaseOrder::run()
{
    m_running = true;
    m_stopping = false;
    Q_EMIT changed();
    next();
}

/// Steps of numbers that are bought go first, so a stop leaves nothing half done.
void PurchaseOrder::next()
{
    if (stepNext())
        return;
    if (m_stopping)
        stopWaiting();
    else if (purchaseNext())
        return;
    m_running = false;
    m_stopping = false;
    Q_EMIT changed();
    Q_EMIT finished();
}

bool PurchaseOrder::purchaseNext()
{
    for (int row = 0; row < m_lines.size(); ++row) {
        if (m_lines.at(row).purchase.state == StepState::Waiting) {
            purchase(row);
            return true;
        }
    }
    return false;
}

bool PurchaseOrder::stepNext()
{
    for (int row = 0; row < m_lines.size(); ++row) {
        for (const AfterStep which : AfterSteps) {
            const OrderLine &line = m_lines.at(row);
            if (line.isBought() && line.step(which).state == StepState::Waiting) {
                perform(row, which);
                return true;
            }
        }
    }
    return false;
}

void PurchaseOrder::purchase(int row)
{
    OrderLine &line = m_lines[row];
    setState(row, line.purchase, StepState::Running);
    api::PurchaseOptions options;
    options.enableMessaging = line.options.enableMessaging;
    m_workspace.session.journal().purchase(
        line.offer.number, options, line.offer.setupCost, this,
        [this, row](const WriteResult<api::Purchase> &result) { takePurchase(row, result); });
}

void PurchaseOrder::takePurchase(int row, const WriteResult<api::Purchase> &result)
{
    OrderLine &line = m_lines[row];
    // A look-up in between may have settled it: then the answer brings nothing new about the purchase.
    if (!line.isBought())
        setState(row, line.purchase, stateOf(result.outcome), result.error);
    if (result.done()) {
        OrderStep &messaging = line.step(AfterStep::Messaging);
        if (messaging.state == StepState::Waiting)
            setState(row, messaging, result.value->messagingPending ? StepState::Refused : StepState::Done);
        m_workspace.numbers.adopt(result.value->detail);
        settleBought(row);
    } else if (result.outcome == Outcome::Unknown) {
        lookUpUnclear();
    }
    m_pace.start();
}

void PurchaseOrder::perform(int row, AfterStep which)
{
    OrderLine &line = m_lines[row];
    setState(row, line.step(which), StepState::Running);
    Journal &journal = m_workspace.session.journal();
    const PhoneNumber number = line.offer.number;
    if (which == AfterStep::PrimaryRoute) {
        journal.setRoute(number, api::RouteSlot::Primary, line.options.primaryRouteId, this,
                         [this, row, which, number](const WriteResult<Nothing> &result) {
                             takeStep(row, which, result.outcome, result.error);
                             m_workspace.numbers.reread(number);
                         });
        return;
    }
    api::NumberEdit edit;
    if (which == AfterStep::Alias)
        edit.alias = line.options.alias;
    else
        edit.messaging = true;
    journal.editNumber(number, edit, this, [this, row, which](const WriteResult<api::Purchase> &result) {
        takeEdit(row, which, result);
    });
}

void PurchaseOrder::takeEdit(int row, AfterStep which, const WriteResult<api::Purchase> &result)
{
    const bool pending = which == AfterStep::Messaging && result.done() && result.value->messagingPending;
    takeStep(row, which, pending ? Outcome::Refused : result.outcome, result.error);
    if (result.done())
        m_workspace.numbers.adopt(result.value->detail);
}

void PurchaseOrder::takeStep(int row, AfterStep which, Outcome outcome, const ApiError &error)
{
    setState(row, m_lines[row].step(which), stateOf(outcome), error);
    m_pace.start();
}

void PurchaseOrder::settleBought(int row)
{
    Q_EMIT bought(m_lines.at(row).offer.number);
    Q_EMIT changed();
}

/// Presence proves an unclear purchase; absence proves nothing yet, since the service may act late.
void PurchaseOrder::settleUnclear(const PhoneNumber &number)
{
    const ApiError *error = m_workspace.numbers.detailError(number);
    for (int row = 0; row < m_lines.size(); ++row) {
        OrderLine &line = m_lines[row];
        if (line.offer.number != number || line.purchase.state != StepState::Unclear)
            continue;
        // After a read that failed, what is known of the number is from before and proves nothing.
        if (!error && m_workspace.numbers.detail(number)) {
            settlePresent(row);
        } else if (error && error->kind == ApiError::Kind::NotFound) {
            line.absentAt = QDateTime::currentMSecsSinceEpoch();
            Q_EMIT lineChanged(row);
        }
    }
}

void PurchaseOrder::settlePresent(int row)
{
    OrderLine &line = m_lines[row];
    setState(row, line.purchase, StepState::Done);
    // Whether the messaging step of that purchase came through shows in the record, if it shows at all;
    // asking for it again is harmless, so it is offered like one that is pending.
    OrderStep &messaging = line.step(AfterStep::Messaging);
    if (messaging.state == StepState::Waiting)
        setState(row, messaging, isMessagingOn(line.offer.number) ? StepState::Done : StepState::Refused);
    settleBought(row);
    if (!m_running)
        run();
}

bool PurchaseOrder::isMessagingOn(const PhoneNumber &number) const
{
    const NumberDetail *detail = m_workspace.numbers.detail(number);
    return detail && detail->summary.messaging.value_or(false);
}

void PurchaseOrder::setState(int row, OrderStep &step, StepState state, const ApiError &error)
{
    step = {state, error};
    Q_EMIT lineChanged(row);
    Q_EMIT changed();
}

void PurchaseOrder::stopWaiting()
{
    for (int row = 0; row < m_lines.size(); ++row) {
        if (m_lines.at(row).purchase.state == StepState::Waiting)
            setState(row, m_lines[row].purchase, StepState::Stopped);
    }
}

} // namespace trunkline
