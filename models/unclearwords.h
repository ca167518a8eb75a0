// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/intent.h"

namespace trunkline {

/// What is known of an intent that is open, in words for a cell or the end of a sentence: "unclear, checking:
/// next look at 10:42:15; not seen in 2 looks". Small at the start, no full stop. Why a look told nothing
/// (Checking::lastProblem) is only named; ui makes sentences of errors.
QString uncertainty(const Intent &intent);

/// The same beginning with a capital.
QString uncertaintyAtStart(const Intent &intent);

} // namespace trunkline
