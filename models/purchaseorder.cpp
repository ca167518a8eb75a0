// SPDX-License-Identifier: GPL-3.0-or-later
#include "purchaseorder.h"

#include "workspace.h"

#include <algorithm>
#include <QUuid>

namespace trunkline {

namespace {

/// Between two writes: "buying in a tight loop is answered with 429; a careful client keeps to 5 calls per
/// second" (flowroute-api 1.8).
constexpr int PaceMs = 200;

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

template <typename T> OrderStep stepFrom(const WriteResult<T> &result)
{
    return {stateOf(result.outcome), result.error, result.intent};
}

OrderStep tiedTo(const Intent &open)
{
    return {StepState::Unclear, open.error, open.id};
}

/// Whether the next order keeps the line. What is unclear of a journal that was deleted nobody settles any
/// more.
bool isOpen(const OrderLine &line)
{
    if (line.isForgotten())
        return false;
    const bool waits = std::any_of(line.after.cbegin(), line.after.cend(),
                                   [](const OrderStep &step) { return step.state == StepState::Waiting; });
    return line.hasUnclear() || (line.isBought() && waits);
}

} // namespace

PurchaseOrder::PurchaseOrder(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    m_pace.setSingleShot(true);
    m_pace.setInterval(PaceMs);
    connect(&m_pace, &QTimer::timeout, this, &PurchaseOrder::next);
    connect(&workspace.numbers, &NumberBook::detailsChanged, this, &PurchaseOrder::takeDetails);
    connect(&journal(), &Journal::changed, this, &PurchaseOrder::follow);
    connect(&journal(), &Journal::settled, this, &PurchaseOrder::resume);
    connect(&journal(), &Journal::statusChanged, this, [this] {
        letGoOfForgotten();
        adoptLeftOvers();
    });
    adoptLeftOvers();
}

Journal &PurchaseOrder::journal() const
{
    return m_workspace.session.journal();
}

int PurchaseOrder::countOf(StepState purchaseState) const
{
    return int(std::count_if(m_lines.cbegin(), m_lines.cend(), [purchaseState](const OrderLine &line) {
        return line.purchase.state == purchaseState;
    }));
}

int PurchaseOrder::retryableCount() const
{
    return int(std::count_if(m_lines.cbegin(), m_lines.cend(),
                             [](const OrderLine &line) { return line.mayBeRetried(); }));
}

int PurchaseOrder::unclearCount() const
{
    return int(std::count_if(m_lines.cbegin(), m_lines.cend(),
                             [](const OrderLine &line) { return line.hasUnclear(); }));
}

const OrderLine *PurchaseOrder::find(const PhoneNumber &number) const
{
    for (const OrderLine &line : m_lines) {
        if (line.offer.number == number)
            return &line;
    }
    return nullptr;
}

QString PurchaseOrder::budgetObjection(Money price) const
{
    return BudgetGuard::objection(journal().budget(), journal().spending(), price);
}

void PurchaseOrder::start(const QList<AvailableNumber> &offers, const OrderOptions &options)
{
    if (m_running)
        return;
    QList<OrderLine> lines;
    std::copy_if(m_lines.cbegin(), m_lines.cend(), std::back_inserter(lines), isOpen);
    const QString order = QUuid::createUuid().toString(QUuid::WithoutBraces);
    for (const AvailableNumber &offer : offers) {
        const bool known = std::any_of(lines.cbegin(), lines.cend(), [&offer](const OrderLine &line) {
            return line.offer.number == offer.number;
        });
        if (!known)
            lines.append(OrderLine::forOffer(offer, options, order));
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
        if (line.purchase.mayBeRetried())
            setState(row, line.purchase, StepState::Waiting);
        for (OrderStep &step : line.after) {
            if (line.isBought() && step.mayBeRetried())
                setState(row, step, StepState::Waiting);
        }
    }
    run();
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
        OrderLine &line = m_lines[row];
        if (line.purchase.state != StepState::Waiting)
            continue;
        if (const Intent *open = openPurchase(line.offer.number)) {
            setStep(row, line.purchase, tiedTo(*open)); // of an earlier run, or one just made elsewhere
            continue;
        }
        purchase(row);
        return true;
    }
    return false;
}

/// An unclear change holds back others of its kind to the same number: the journal would refuse them.
bool PurchaseOrder::isReady(const OrderLine &line, AfterStep which) const
{
    const bool proves = which == AfterStep::Messaging && line.reading; // whether it is needed at all
    return line.isBought() && line.step(which).state == StepState::Waiting && !proves
        && !journal().openIntent(kindOf(which), line.offer.number.digits());
}

bool PurchaseOrder::stepNext()
{
    for (int row = 0; row < m_lines.size(); ++row) {
        for (const AfterStep which : AfterSteps) {
            if (isReady(m_lines.at(row), which)) {
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
    journal().purchase(
        line.offer.number, options, line.price(), this,
        [this, row](const WriteResult<api::Purchase> &result) { takePurchase(row, result); }, line.order);
}

void PurchaseOrder::takePurchase(int row, const WriteResult<api::Purchase> &result)
{
    OrderLine &line = m_lines[row];
    const Intent *open = openPurchase(line.offer.number);
    const bool isHeldBack = result.error.kind == ApiError::Kind::Blocked && open;
    setStep(row, line.purchase, isHeldBack ? tiedTo(*open) : stepFrom(result));
    if (result.done()) {
        OrderStep &messaging = line.step(AfterStep::Messaging);
        if (messaging.state == StepState::Waiting)
            setState(row, messaging, result.value->messagingPending ? StepState::Refused : StepState::Done);
        m_workspace.numbers.adopt(result.value->detail);
        Q_EMIT bought(m_lines.at(row).offer.number);
        Q_EMIT changed();
    }
    m_pace.start();
}

void PurchaseOrder::perform(int row, AfterStep which)
{
    OrderLine &line = m_lines[row];
    setState(row, line.step(which), StepState::Running);
    const PhoneNumber number = line.offer.number;
    if (which == AfterStep::PrimaryRoute) {
        journal().setRoute(
            number, api::RouteSlot::Primary, line.options.primaryRouteId, this,
            [this, row, which, number](const WriteResult<Nothing> &result) {
                takeStep(row, which, stepFrom(result));
                m_workspace.numbers.reread(number);
            },
            line.order);
        return;
    }
    api::NumberEdit edit;
    if (which == AfterStep::Alias)
        edit.alias = line.options.alias;
    else
        edit.messaging = true;
    journal().editNumber(
        number, edit, this,
        [this, row, which](const WriteResult<api::Purchase> &result) { takeEdit(row, which, result); },
        line.order);
}

void PurchaseOrder::takeEdit(int row, AfterStep which, const WriteResult<api::Purchase> &result)
{
    const bool pending = which == AfterStep::Messaging && result.done() && result.value->messagingPending;
    OrderStep ended = stepFrom(result);
    if (pending)
        ended.state = StepState::Refused;
    takeStep(row, which, ended);
    if (result.done())
        m_workspace.numbers.adopt(result.value->detail);
}

void PurchaseOrder::takeStep(int row, AfterStep which, const OrderStep &ended)
{
    setStep(row, m_lines[row].step(which), ended);
    m_pace.start();
}

void PurchaseOrder::setStep(int row, OrderStep &step, const OrderStep &value)
{
    step = value;
    Q_EMIT lineChanged(row);
    Q_EMIT changed();
}

void PurchaseOrder::setState(int row, OrderStep &step, StepState state)
{
    setStep(row, step, {state, {}, 0});
}

void PurchaseOrder::stopWaiting()
{
    for (int row = 0; row < m_lines.size(); ++row) {
        if (m_lines.at(row).purchase.state == StepState::Waiting)
            setState(row, m_lines[row].purchase, StepState::Stopped);
    }
}

} // namespace trunkline
