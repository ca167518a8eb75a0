// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "confirmdialog.h"
#include "domain/message.h"

namespace trunkline {

/// What is asked before a message is sent: account, both numbers, the text, the parts. `mayBeSecond` says
/// that one with the same content may have gone to the same number already.
Confirmation sendQuestion(const OutgoingMessage &message, const AccountLabel &account, bool mayBeSecond);

} // namespace trunkline
