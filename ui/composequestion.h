// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "confirmdialog.h"
#include "domain/message.h"

namespace trunkline {

/// Why a message must wait for the open one that is the same, with what is known of that.
QString openMessageObjection(const Intent &open);

/// Why a message would not leave now, as a sentence that says what to do: the same one is open (with what is
/// known of it), or it costs too much. Empty when nothing speaks against asking. The journal's door has the
/// last word.
QString sendObjection(const Journal &journal, const OutgoingMessage &message);

/// What is asked before a message is sent: account, both numbers, the text, the parts, the estimate.
Confirmation sendQuestion(const OutgoingMessage &message, const AccountLabel &account, Money estimate);

} // namespace trunkline
