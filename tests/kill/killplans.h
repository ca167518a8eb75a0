// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "killrun.h"

namespace killtest {

/// A run for each side of each event that a journal can write down, for purchases and for messages.
QList<KillPlan> pointPlans();

/// Runs of both series at once that end at moments chosen evenly over `spanMs`.
QList<KillPlan> randomPlans(int count, int spanMs, quint32 seed);

} // namespace killtest
