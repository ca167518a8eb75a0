// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message.h"

namespace trunkline {

/// In how many parts it went: as the record states (Message::price); else by GSM 03.38 counting, an estimate,
/// and 0 for MMS. Counting takes some microseconds, so keep what comes of it.
int messageParts(const Message &message);

} // namespace trunkline
