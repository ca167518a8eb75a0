// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"

namespace trunkline {

/// How a write ended on the wire. Unknown is not failure: it may have happened, so nothing repeats it.
enum class Outcome { Done, Refused, Unknown };

/// Decides from an error alone, by the table of CONTRIBUTING "A write happens once".
Outcome outcomeOf(const ApiError &error);

} // namespace trunkline
