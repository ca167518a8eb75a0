// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/accountstate.h"
#include "sandbox/resource.h"

namespace sandbox {

/// Primary and failover route of a number: set and clear (flowroute-api 3.7).
class NumberRelationships : public Resource {
public:
    explicit NumberRelationships(AccountState &state);
    QList<Operation> operations() override;

private:
    using Field = QString OwnedNumber::*;
    Answer set(const Request &request, Field field);
    Answer clear(const Request &request, Field field);

    AccountState &m_state;
};

} // namespace sandbox
