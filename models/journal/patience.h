// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/intent.h"

namespace trunkline {

/// How long an unclear write is given, in milliseconds. The settling times are our assumption: the service
/// does not say how late it may act. Counted from the end of the connection. Tests shorten these.
struct Patience {
    int settleMs = 60'000;
    int settleSendMs = 120'000;
    int firstLookMs = 1'000; ///< after it became unknown; each look after that waits twice as long
    int longestWaitMs = 20'000; ///< between two looks
    int agreeMs = 5'000; ///< between the two looks after the settling time that have to agree
    int clockSkewMs = 120'000; ///< how far the service's clock may be from ours
    int looksAtOnce = 2;

    int settleFor(WriteKind kind) const { return kind == WriteKind::SendMessage ? settleSendMs : settleMs; }
};

} // namespace trunkline
