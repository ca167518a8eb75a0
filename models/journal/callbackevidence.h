// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/evidence.h"

namespace trunkline {

/// Whether a callback with that address, empty when none is set, is what the intent asks for.
bool showsAsAsked(const Intent &intent, const QString &url);

/// look() for callbacks of the account that are set or cleared: reads the one it is about.
void lookAtCallback(Transport &transport, const Intent &intent, QObject *context, EvidenceReply reply);

} // namespace trunkline
