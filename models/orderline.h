// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "domain/availablenumber.h"

#include <array>

namespace trunkline {

/// How far one write of an order has come.
enum class StepState {
    NotAsked, ///< not part of this order
    Waiting,
    Running,
    Done,
    Refused, ///< did not happen; may be tried again
    Unclear, ///< may have happened; never repeated, only looked up
    Stopped, ///< the order was stopped before it was sent
};

struct OrderStep {
    StepState state = StepState::NotAsked;
    ApiError error; ///< of a refused or unclear one; no error when messaging is bought but pending (207)
    friend bool operator==(const OrderStep &, const OrderStep &) = default;
};

/// What may follow a purchase, in the order in which it is done.
enum class AfterStep { Messaging, Alias, PrimaryRoute };
inline constexpr std::array AfterSteps{AfterStep::Messaging, AfterStep::Alias, AfterStep::PrimaryRoute};

/// What a person wants done with every number of an order once it is bought.
struct OrderOptions {
    bool enableMessaging = false; ///< asked for together with the purchase (flowroute-api 3.3)
    QString alias; ///< empty: none
    QString primaryRouteId; ///< empty: leave the service's default
};

/// One number of an order. The number itself never changes: nothing is silently replaced.
struct OrderLine {
    AvailableNumber offer;
    OrderOptions options;
    OrderStep purchase;
    std::array<OrderStep, AfterSteps.size()> after;
    bool checking = false; ///< an unclear purchase that will be looked up again by itself
    qint64 absentAt = 0; ///< when a look last found the number not on the account, UTC milliseconds

    OrderStep &step(AfterStep which) { return after[size_t(which)]; }
    const OrderStep &step(AfterStep which) const { return after[size_t(which)]; }
    bool isBought() const { return purchase.state == StepState::Done; }
    bool hasRefused() const
    {
        if (purchase.state == StepState::Refused)
            return true;
        for (const OrderStep &one : after) {
            if (isBought() && one.state == StepState::Refused)
                return true;
        }
        return false;
    }
};

} // namespace trunkline
