// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "statuswords.h"

#include <QString>

namespace trunkline {

struct OutboxEntry;

/// What became of a message that was sent: "Waits for its turn (at most 4 a second)", "Handed over to the
/// carrier", "Did not go out: proven by reading. Send again is yours to decide."
QString outboxWords(const OutboxEntry &entry);
Tone outboxTone(const OutboxEntry &entry);

} // namespace trunkline
