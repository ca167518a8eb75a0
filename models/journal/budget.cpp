// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/budget.h"

#include "domain/segments.h"

#include <QDateTime>

namespace trunkline {

namespace {

/// Whether the money is spent, or may be.
bool mayHaveCost(const Intent &intent)
{
    return intent.isOpen() || intent.state == IntentState::Done;
}

} // namespace

Money Budget::estimateFor(const OutgoingMessage &message) const
{
    return message.isMms() ? mms : smsPart * segment(message.body).parts;
}

Spending spendingOf(const QList<Intent> &intents, const QString &order, qint64 now)
{
    // As plain numbers, once: a journal may hold a hundred thousand messages.
    const QDate today = QDateTime::fromMSecsSinceEpoch(now).date();
    const QDate first(today.year(), today.month(), 1);
    const qint64 dayBegan = today.startOfDay().toMSecsSinceEpoch();
    const qint64 dayEnds = today.addDays(1).startOfDay().toMSecsSinceEpoch();
    const qint64 monthBegan = first.startOfDay().toMSecsSinceEpoch();
    const qint64 monthEnds = first.addMonths(1).startOfDay().toMSecsSinceEpoch();
    Spending spending;
    for (const Intent &intent : intents) {
        if (intent.cost.isZero() || !mayHaveCost(intent))
            continue;
        if (!order.isEmpty() && intent.order == order)
            spending.inOrder += intent.cost;
        if (intent.recordedAt >= dayBegan && intent.recordedAt < dayEnds)
            spending.today += intent.cost;
        if (intent.recordedAt >= monthBegan && intent.recordedAt < monthEnds)
            spending.thisMonth += intent.cost;
    }
    return spending;
}

QString BudgetGuard::objection(const Budget &budget, const Spending &spent, Money cost)
{
    if (cost.isZero())
        return {};
    if (budget.perOrder && spent.inOrder + cost > *budget.perOrder) {
        return tr("The limit for one order is %1. This order already has %2, and this would add %3.")
            .arg(budget.perOrder->toString(), spent.inOrder.toString(), cost.toString());
    }
    if (budget.perDay && spent.today + cost > *budget.perDay) {
        return tr("The limit for one day is %1. Today has %2 already, and this would add %3.")
            .arg(budget.perDay->toString(), spent.today.toString(), cost.toString());
    }
    if (budget.perMonth && spent.thisMonth + cost > *budget.perMonth) {
        return tr("The limit for one month is %1. This month has %2 already, and this would add %3.")
            .arg(budget.perMonth->toString(), spent.thisMonth.toString(), cost.toString());
    }
    return {};
}

} // namespace trunkline
