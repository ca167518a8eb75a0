// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/controls.h"
#include "sandbox/resource.h"

namespace sandbox {

/// The sandbox's own door for tests, under /__sandbox and with the account's keys. No part of the imitated
/// API:
///   GET /__sandbox/requests      what the server received      DELETE forgets it
///   GET /__sandbox/ledger        what the account did (ledger.h): {"ledger": […], "pending": 0}; ?after=SEQ
///   for
///                                the entries after that one
///   POST /__sandbox/faults       {"faults": ["GET /v2/numbers status=503", …]}      DELETE removes all
///   POST /__sandbox/clock        {"advance_ms": 60000}
/// What comes here is neither logged nor subject to faults and latency.
class ControlResource : public Resource {
public:
    explicit ControlResource(Controls &controls);
    QList<Operation> operations() override;

private:
    Answer requests() const;
    Answer ledger(const Request &request) const;
    Answer addFaults(const Request &request);
    Answer setHostile(const Request &request);
    Answer advanceClock(const Request &request);

    Controls &m_controls;
};

} // namespace sandbox
