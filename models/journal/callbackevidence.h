// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/evidence.h"

namespace trunkline {

/// look() for callbacks of the account that are set or cleared: reads the one it is about.
void lookAtCallback(Transport &transport, const Intent &intent, QObject *context, EvidenceReply reply);

} // namespace trunkline
