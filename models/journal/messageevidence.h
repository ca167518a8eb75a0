// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/evidence.h"

namespace trunkline {

/// look() for a message that was sent, among the records around that moment.
void lookForMessage(Transport &transport, const Intent &intent, const EvidenceBounds &bounds,
                    QObject *context, EvidenceReply reply);

} // namespace trunkline
