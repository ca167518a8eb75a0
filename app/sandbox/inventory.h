// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/accountstate.h"
#include "sandbox/resource.h"

namespace sandbox {

/// Numbers for sale, their area codes and their exchanges (flowroute-api 4.1 to 4.3).
class Inventory : public Resource {
public:
    Inventory(AccountState &state, bool strict);
    QList<Operation> operations() override;

private:
    Answer search(const Request &request) const;
    Answer areaCodes(const Request &request) const;
    Answer exchanges(const Request &request) const;

    AccountState &m_state;
    bool m_strict;
};

} // namespace sandbox
