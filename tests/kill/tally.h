// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/intent.h"
#include "sandbox/ledger.h"

#include <QStringList>

namespace killtest {

/// What a journal claims, held against what the account really did.
struct Tally {
    int attempted = 0; ///< intents
    int effects = 0;
    int duplicates = 0; ///< effects beyond the first on one object
    int lost = 0; ///< effects that no intent claims as done, and intents that claim one that never was
    int open = 0; ///< intents that are not settled
    int settledByReading = 0;
    int settledByPerson = 0;
    QStringList problems; ///< a sentence for each that is wrong

    Tally &operator+=(const Tally &other);
};

/// Purchases and messages; every object of a purchase and every pair of sender and recipient of a message is
/// meant to be there at most once. Effects on the objects in `foreign` are somebody else's.
Tally tallyOf(const QList<trunkline::Intent> &intents, const QList<sandbox::Effect> &ledger,
              const QStringList &foreign);

} // namespace killtest
