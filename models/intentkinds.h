// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/intent.h"

namespace trunkline {

/// Whether Intent::object is the digits of a number.
bool actsOnNumber(WriteKind kind);
/// Whether it is a route: the alias of a new one, or an id.
bool actsOnRoute(WriteKind kind);
/// Whether it is the word of a callback of the account (domain/messagecallback.h).
bool actsOnCallback(WriteKind kind);
/// Whether it was unclear, and a read or a person has settled it: nobody waits for its answer any more.
bool wasSettledLater(const Intent &intent);

} // namespace trunkline
