// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour/tour.h"

#include <optional>

namespace trunkline {
class Journal;
class MainWindow;
} // namespace trunkline

namespace killtest {

/// What one start of the program is to do.
///   buy      put a basket of SeriesLength numbers together and buy it
///   send     write and send SeriesLength messages, one after the other
///   both     send them while the basket is being bought
///   settle   only connect
/// Each then waits until nothing is open in the journal; with `insist` off only until the basket is through.
struct Script {
    QString name;
    bool insist = true;
    /// What a person says of a message that reading cannot tell: it went out, or it did not.
    std::optional<bool> say;
    /// Called when the first write is about to be asked for.
    std::function<void()> begun;
};

/// Nothing when there is no such script.
QList<trunkline::TourStep> stepsOf(const Script &script);

/// The open window, and the journal of its account; nullptr while there is none.
trunkline::MainWindow *mainWindow();
trunkline::Journal *journal();

} // namespace killtest
