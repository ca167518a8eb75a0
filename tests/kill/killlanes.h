// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "killrun.h"

#include <vector>

namespace killtest {

using KillRuns = std::vector<std::unique_ptr<KillRun>>;

/// Performs the runs, a few at a time since they mostly wait, in a nested event loop; each has its own
/// account and folders.
KillRuns performRuns(const QList<KillPlan> &plans);

} // namespace killtest
