// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/evidence.h"

namespace trunkline {

/// look() for everything that shows in the record of one number: purchase, release, edits, routes of it.
void lookAtNumber(Transport &transport, const Intent &intent, QObject *context, EvidenceReply reply);

} // namespace trunkline
