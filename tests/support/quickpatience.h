// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/patience.h"

namespace trunkline {

/// For tests of what follows an unclear write: settled within a second or so.
inline Patience quickPatience()
{
    Patience patience;
    patience.settleMs = 400;
    patience.settleSendMs = 400;
    patience.firstLookMs = 30;
    patience.longestWaitMs = 100;
    patience.agreeMs = 60;
    return patience;
}

/// For tests of the time before it is settled: nothing is looked at until somebody asks, in effect.
inline Patience slowPatience()
{
    Patience patience = quickPatience();
    patience.firstLookMs = 600'000;
    patience.longestWaitMs = 600'000;
    return patience;
}

} // namespace trunkline
