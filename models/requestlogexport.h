// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/requestlog.h"

#include <QByteArray>

namespace trunkline {

/// The requests of a session for a file, oldest first: when (ISO 8601, UTC), verb, URL, try, status, how long
/// (milliseconds), request id, problem, and the curl line with the keys as variables. There is no secret to
/// leave out: a RequestSummary never had one.
QByteArray requestsAsJson(const QList<RequestSummary> &newestFirst);

} // namespace trunkline
