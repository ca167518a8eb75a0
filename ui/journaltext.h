// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/intent.h"
#include "journal/journalfile.h"

#include <QTimeZone>

namespace trunkline {

/// What a person is told of the journal itself. Plain text, whole sentences.

/// What a trouble means (nothing can be bought, sent or changed until then; reading works) and what to do.
QString describeTrouble(const JournalTrouble &trouble);
/// "312 lines, all in order." or what was found at which line and what that means.
QString describeVerification(const Verification &verification);
/// Everything that is known of one line of the journal, a fact a line.
QString describeIntent(const Intent &intent, const QTimeZone &zone);

} // namespace trunkline
