// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/account.h"

#include "sandbox/callbacks.h"
#include "sandbox/inventory.h"
#include "sandbox/numberrelationships.h"
#include "sandbox/ownednumbers.h"
#include "sandbox/routes.h"
#include "sandbox/seed.h"
#include <utility>

namespace sandbox {

Account::Account(const Options &options, qint64 now, Ledger &ledger)
    : m_state(seedAccount(options, now))
{
    ledger.reset(); // a new account has done nothing yet
    m_state.ledger = &ledger;
    add(std::make_unique<OwnedNumbers>(
        m_state, OwnedNumbers::Setup{options.strict, options.rateLimits, options.numberDetails}));
    add(std::make_unique<NumberRelationships>(m_state));
    add(std::make_unique<Inventory>(m_state, options.strict));
    add(std::make_unique<Routes>(m_state, options.strict));
    add(std::make_unique<Callbacks>(m_state));
    add(std::make_unique<Messages>(messagesSetup(options, now)));
}

Account::~Account() = default;

Answer Account::answer(Request &request, const QString &encodedPath) const
{
    return m_router.dispatch(request, encodedPath);
}

Messages::Setup Account::messagesSetup(const Options &options, qint64 now) const
{
    Messages::Setup setup;
    setup.plan = {options.seed, options.messages, options.days, now, m_state.senders(now)};
    for (const auto &[digits, number] : m_state.owned)
        setup.plan.taken.insert(digits);
    setup.rateLimits = options.rateLimits;
    setup.maySend = [this](const QString &digits, qint64 at) { return m_state.maySend(digits, at); };
    setup.ledger = m_state.ledger;
    return setup;
}

void Account::add(std::unique_ptr<Resource> resource)
{
    m_router.add(resource->operations());
    m_resources.push_back(std::move(resource));
}

} // namespace sandbox
