// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message.h"
#include "journal/intent.h"

#include <optional>
#include <QCoreApplication>
#include <QList>

namespace trunkline {

/// What this program may spend; nothing set means no limit. Purchases count with their listed price (setup
/// and first month), messages with an estimate a part or file that the person sets. Counts only what this
/// program did on this account; days and months are those of the local clock.
struct Budget {
    std::optional<Money> perOrder;
    std::optional<Money> perDay;
    std::optional<Money> perMonth;
    Money smsPart = Money::fromNanodollars(4'000'000); ///< estimate, $0.0040 (flowroute-api 2.3 sample)
    Money mms = Money::fromNanodollars(9'500'000); ///< estimate for a whole MMS

    bool isLimited() const { return perOrder || perDay || perMonth; }
    Money estimateFor(const OutgoingMessage &message) const;
    friend bool operator==(const Budget &, const Budget &) = default;
};

/// What counts as spent: done, and everything that may be (waiting, under way, unclear). `inOrder` is zero
/// when `order` is empty.
struct Spending {
    Money inOrder;
    Money today;
    Money thisMonth;
};
Spending spendingOf(const QList<Intent> &intents, const QString &order, qint64 now);

/// Empty when `cost` fits in; else a sentence that says which limit, what is spent and what this costs.
class BudgetGuard {
    Q_DECLARE_TR_FUNCTIONS(BudgetGuard)
public:
    static QString objection(const Budget &budget, const Spending &spent, Money cost);
};

} // namespace trunkline
