// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/availablenumber.h"
#include "journal/journal.h"

#include <array>

namespace trunkline {

/// How far one write of an order has come.
enum class StepState {
    NotAsked, ///< not part of this order
    Waiting,
    Running,
    Done,
    Refused, ///< did not happen; may be tried again
    Unclear, ///< may have happened; never repeated, settled by the journal
    Absent, ///< was unclear, and is proven not to have happened; may be tried again
    Stopped, ///< the order was stopped before it was sent
};

struct OrderStep {
    StepState state = StepState::NotAsked;
    ApiError error; ///< of a refused or unclear one; no error when messaging is bought but pending (207)
    qint64 intent = 0; ///< the journal's number of the last try; 0 before there was one

    bool mayBeRetried() const { return state == StepState::Refused || state == StepState::Absent; }
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
    QString order; ///< names the series in the journal
    OrderStep purchase;
    std::array<OrderStep, AfterSteps.size()> after;
    bool reading = false; ///< bought, and read to see whether its messaging came through

    OrderStep &step(AfterStep which) { return after[size_t(which)]; }
    const OrderStep &step(AfterStep which) const { return after[size_t(which)]; }
    bool isBought() const { return purchase.state == StepState::Done; }
    /// Setup and first month: what counts against the budget.
    Money price() const { return offer.setupCost + offer.monthlyCost; }
    /// Something of it was refused or proven absent.
    bool mayBeRetried() const;
    /// The purchase, or a step after it.
    bool hasUnclear() const;
    /// Something is unclear, and the journal that would settle it was deleted.
    bool isForgotten() const;
    /// The purchase and the steps after it.
    QList<OrderStep *> steps();
    /// Of the purchase, or else of the first step after it that has one; nullptr when there is none.
    const ApiError *problem() const;
    /// The step that the journal's intent is the last try of, or nullptr.
    OrderStep *stepOf(qint64 intent);

    static OrderLine forOffer(const AvailableNumber &offer, const OrderOptions &options,
                              const QString &order);
    /// Of a purchase that an earlier run left open, or of one (or a change of a number) whose messaging it
    /// left pending. What else was to follow is not known any more; the whole price stands as its setup cost.
    static OrderLine forIntent(const Intent &intent);
};

/// The action of a step, by which the journal knows whether one like it is open.
WriteKind kindOf(AfterStep which);

} // namespace trunkline
