// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/profile.h"

namespace trunkline {

/// What the connect form hands over: the account as it was set up, and its secret key.
struct ConnectionRequest {
    Profile profile; ///< a new one, or the saved one of that account with what was typed
    QString secretKey;
    bool remember = true; ///< to be saved; the secret key goes to profile.secretPlace
};

} // namespace trunkline
