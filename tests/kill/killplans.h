// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "killrun.h"

#include <QRandomGenerator>

namespace killtest {

enum class Wires {
    InTurn, ///< one run over plain HTTP, the next over TLS
    Both, ///< each run over plain HTTP and over TLS
};

/// A run for each side of each event that a journal can write down, for purchases and for messages.
QList<KillPlan> pointPlans(Wires wires);

/// Runs of both series at once that end at moments chosen evenly over `spanMs`. Their names count from
/// `first`.
QList<KillPlan> randomPlans(int count, int first, int spanMs, QRandomGenerator &random);

} // namespace killtest
