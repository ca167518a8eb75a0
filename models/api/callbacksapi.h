// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/job.h"
#include "api/writepermit.h"
#include "domain/messagecallback.h"

namespace trunkline {
class Transport;
}

/// The account's message callbacks: /v2.1/messages/sms_callback and its like, or /v2.2, as the transport's
/// options say (flowroute-api 7.1). Jobs belong to `parent`.
namespace trunkline::api {

/// The address that is set, as it is spelled; empty when the service says that none is. How it says so for
/// one that was never set is not in evidence: null and an empty text are read so, and isMissingResource()
/// tells the callers of its other likely answer.
Job<QString> *getCallback(Transport &transport, CallbackType type, QObject *parent);
/// PUT, 204. Replaces what was set.
Job<Nothing> *setCallback(Transport &transport, WritePermit permit, CallbackType type, const QString &url,
                          QObject *parent);
/// DELETE, 204. Weakly documented: one third-party client has it.
Job<Nothing> *clearCallback(Transport &transport, WritePermit permit, CallbackType type, QObject *parent);

} // namespace trunkline::api
