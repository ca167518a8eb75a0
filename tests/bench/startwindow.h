// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/profile.h"

#include <optional>

namespace trunkline::bench {

/// What is started to see how long it takes.
enum class StartWindow {
    Empty, ///< a QMainWindow with three tables
    Ours, ///< the program, which opens startProfile()
};
QString startWindowName(StartWindow window);
std::optional<StartWindow> startWindowOf(const QString &name);

/// An account whose service cannot be reached.
Profile startProfile();

/// Makes the process end as soon as the window is painted. Returns only when it did not come to that.
int runStartWindow(StartWindow window, int argc, char **argv);

} // namespace trunkline::bench
