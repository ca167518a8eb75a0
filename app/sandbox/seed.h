// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/accountstate.h"
#include "sandbox/options.h"

namespace sandbox {

/// The account as it stands at the start: numbers, routes and inventory as the options say, the same for the
/// same seed. Numbers on the account are 555-01xx ones while those last (100 in each area code); some carry
/// an alias, some a route of their own, some no messaging. `now` is UTC ms.
AccountState seedAccount(const Options &options, qint64 now);

} // namespace sandbox
