// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

/// Every call of models/api that changes something, as a person asks for it: through the journal.
/// tst_lockedwrites proves that none is missing.
struct ChangingCall {
    /// What the calls act on: things of the account that make each of them succeed when it is unlocked.
    struct Subject {
        trunkline::PhoneNumber owned; ///< with messaging
        trunkline::PhoneNumber forSale;
        QString spareRoute; ///< id of one that no number uses
    };
    struct Ending {
        trunkline::Outcome outcome = trunkline::Outcome::Unknown;
        trunkline::ApiError error;
        qint64 intent = 0;
    };
    using Told = std::function<void(const Ending &)>;

    const char *function; ///< its name in models/api
    trunkline::WriteKind kind;
    void (*ask)(trunkline::Journal &journal, const Subject &subject, QObject *context, const Told &told);
};

/// One line for each kind of write.
const QList<ChangingCall> &changingCalls();
