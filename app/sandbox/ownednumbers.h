// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/accountstate.h"
#include "sandbox/resource.h"

namespace sandbox {

/// The numbers of the account: list, one, several, buy, change, release (flowroute-api 3.1 to 3.6).
class OwnedNumbers : public Resource {
public:
    struct Setup {
        bool strict = false;
        bool rateLimits =
            true; ///< five purchases in a wall-clock second; the service's own figure is unknown
        bool details = true; ///< whether several can be read at once
    };

    OwnedNumbers(AccountState &state, Setup setup);
    QList<Operation> operations() override;

private:
    Answer list(const Request &request) const;
    Answer get(const Request &request) const;
    Answer details(const Request &request) const;
    Answer buy(const Request &request);
    Answer change(const Request &request);
    Answer release(const Request &request);
    bool tooFast(qint64 now);

    AccountState &m_state;
    Setup m_setup;
    qint64 m_second = -1;
    int m_attempts = 0;
};

} // namespace sandbox
