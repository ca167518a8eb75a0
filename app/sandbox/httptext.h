// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/resource.h"

namespace sandbox {

/// "GET" for QHttpServerRequest::Method::Get, and so on; "UNKNOWN" for a verb that Qt does not know.
QByteArray verbName(int method);
/// Status line and headers of an answer, with the empty line that ends them.
QByteArray httpHead(const Answer &answer, bool close);

} // namespace sandbox
