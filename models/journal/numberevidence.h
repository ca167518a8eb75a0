// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ownednumber.h"
#include "journal/evidence.h"

namespace trunkline {

/// Whether the record of the number has what the intent asks for.
bool showsAsAsked(const Intent &intent, const NumberDetail &detail);

/// look() for everything that shows in the record of one number: purchase, release, edits, routes of it.
void lookAtNumber(Transport &transport, const Intent &intent, QObject *context, EvidenceReply reply);

} // namespace trunkline
