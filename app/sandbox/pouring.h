// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/delivery.h"

class QTcpSocket;

namespace sandbox {

/// Whether that ending is one that pourOut() does.
bool neverEnds(Delivery::Ending ending);

/// Sends an answer that has no end, or has one only after hours, until the client leaves. The socket is alive
/// and connected; whatever is done with it later is done by itself and dies with it.
void pourOut(QTcpSocket *socket, const Delivery &delivery);

} // namespace sandbox
