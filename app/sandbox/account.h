// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/accountstate.h"
#include "sandbox/messages.h"
#include "sandbox/options.h"
#include "sandbox/resource.h"
#include "sandbox/router.h"
#include <memory>
#include <vector>

namespace sandbox {

/// The account: what its resources share, and the resources themselves. A new one is a line in the
/// constructor.
class Account {
public:
    /// `now` is UTC ms and the end of the seeded message history; `ledger` outlives the account.
    Account(const Options &options, qint64 now, Ledger &ledger);
    ~Account();

    Answer answer(Request &request, const QString &encodedPath) const;

private:
    Messages::Setup messagesSetup(const Options &options, qint64 now) const;
    void add(std::unique_ptr<Resource> resource);

    AccountState m_state;
    std::vector<std::unique_ptr<Resource>> m_resources;
    Router m_router;
};

} // namespace sandbox
