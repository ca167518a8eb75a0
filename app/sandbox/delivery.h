// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/resource.h"

namespace sandbox {

/// An answer on its way to the client, with everything that can be wrong about the way.
struct Delivery {
    enum class Ending {
        Complete,
        Close, ///< the connection is closed instead of an answer
        Cut, ///< half of the body, then closed
        Silent, ///< nothing, ever
        // Those of a hostile sandbox, see pouring.h:
        Drip, ///< one byte after the other, with pauses
        EndlessHead, ///< headers, ever more of them
        EndlessBody, ///< blanks instead of the body, ever more of them
        EndlessChunk, ///< the same, as one chunk of more bytes than there are
    };
    Answer answer;
    int delay = 0; ///< milliseconds
    /// If set: after the delay, the answer waits until this says no. Asked on the server's thread.
    std::function<bool()> held;
    Ending ending = Ending::Complete;

    /// When the account acts only later: it does so when this is called, and the delivery that comes of it is
    /// returned. Called once, after `late` milliseconds, whether or not the client is still there.
    std::function<Delivery()> act;
    int late = 0;
    /// With `act`: what it returns is delivered, and this is not.
    bool waits = false;
};

} // namespace sandbox
