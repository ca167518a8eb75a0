// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notice.h"

namespace trunkline {

struct OutboxEntry;

/// What the message bar says of a send that was refused, is unclear, or was unclear and is settled now. One
/// line per message: the id stays the same. Without an action; severity as the words are.
Notice outboxNotice(const OutboxEntry &entry);

} // namespace trunkline
