// SPDX-License-Identifier: GPL-3.0-or-later
#include "orderline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace trunkline {

bool OrderLine::mayBeRetried() const
{
    if (!isBought())
        return purchase.mayBeRetried();
    return std::any_of(after.cbegin(), after.cend(),
                       [](const OrderStep &step) { return step.mayBeRetried(); });
}

bool OrderLine::hasUnclear() const
{
    if (!isBought())
        return purchase.state == StepState::Unclear;
    return std::any_of(after.cbegin(), after.cend(),
                       [](const OrderStep &step) { return step.state == StepState::Unclear; });
}

bool OrderLine::isForgotten() const
{
    const auto isLost = [](const OrderStep &step) {
        return step.state == StepState::Unclear && step.intent == 0;
    };
    return isLost(purchase) || std::any_of(after.cbegin(), after.cend(), isLost);
}

QList<OrderStep *> OrderLine::steps()
{
    QList<OrderStep *> all{&purchase};
    for (OrderStep &step : after)
        all.append(&step);
    return all;
}

const ApiError *OrderLine::problem() const
{
    if (purchase.error.isError())
        return &purchase.error;
    const auto found = std::find_if(after.cbegin(), after.cend(),
                                    [](const OrderStep &step) { return step.error.isError(); });
    return found == after.cend() ? nullptr : &found->error;
}

OrderStep *OrderLine::stepOf(qint64 intent)
{
    if (purchase.intent == intent)
        return &purchase;
    const auto found = std::find_if(after.begin(), after.end(),
                                    [intent](const OrderStep &step) { return step.intent == intent; });
    return found == after.end() ? nullptr : &*found;
}

OrderLine OrderLine::forOffer(const AvailableNumber &offer, const OrderOptions &options, const QString &order)
{
    OrderLine line;
    line.offer = offer;
    line.options = options;
    line.order = order;
    line.purchase.state = StepState::Waiting;
    if (options.enableMessaging)
        line.step(AfterStep::Messaging).state = StepState::Waiting;
    if (!options.alias.isEmpty())
        line.step(AfterStep::Alias).state = StepState::Waiting;
    if (!options.primaryRouteId.isEmpty())
        line.step(AfterStep::PrimaryRoute).state = StepState::Waiting;
    return line;
}

OrderLine OrderLine::forIntent(const Intent &intent)
{
    AvailableNumber offer;
    offer.number = PhoneNumber::fromService(intent.object);
    offer.setupCost = intent.cost;
    OrderOptions options;
    options.enableMessaging = intent.messagingPending || intent.wish["messaging"_L1].toBool();
    OrderLine line = forOffer(offer, options, intent.order);
    if (intent.isOpen()) {
        line.purchase = {StepState::Unclear, intent.error, intent.id};
    } else {
        line.purchase.state = StepState::Done;
        line.step(AfterStep::Messaging) = {StepState::Refused, {}, intent.id};
    }
    return line;
}

WriteKind kindOf(AfterStep which)
{
    return which == AfterStep::PrimaryRoute ? WriteKind::SetPrimaryRoute : WriteKind::EditNumber;
}

} // namespace trunkline
