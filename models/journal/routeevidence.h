// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/evidence.h"

namespace trunkline {

/// look() for routes that are made, changed or deleted: there is no read of one route, so it takes the list.
void lookAtRoutes(Transport &transport, const Intent &intent, const EvidenceBounds &bounds, QObject *context,
                  EvidenceReply reply);

} // namespace trunkline
