// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/accountstate.h"
#include "sandbox/resource.h"

namespace sandbox {

/// Inbound routes: list, create, change, delete (flowroute-api 5.1 to 5.3).
class Routes : public Resource {
public:
    Routes(AccountState &state, bool strict);
    QList<Operation> operations() override;

private:
    Answer list(const Request &request) const;
    Answer create(const Request &request);
    Answer change(const Request &request);
    Answer remove(const Request &request);
    void record(qint64 at, const QString &kind, const RouteEntry &route) const;
    bool aliasTaken(const RouteEntry &route) const;

    AccountState &m_state;
    bool m_strict;
};

} // namespace sandbox
