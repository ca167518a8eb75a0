// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/accountstate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {
constexpr qint64 kProvisioningMs = 2000;
}

void AccountState::record(qint64 at, const QString &kind, const QString &object,
                          const QJsonObject &detail) const
{
    if (ledger)
        ledger->append(at, kind, object, detail);
}

OwnedNumber *AccountState::find(const QString &digits)
{
    const auto found = owned.find(digits);
    return found == owned.end() ? nullptr : &found->second;
}

const RouteEntry *AccountState::route(const QString &id) const
{
    const auto found =
        std::find_if(routes.begin(), routes.end(), [&id](const RouteEntry &entry) { return entry.id == id; });
    return found == routes.end() ? nullptr : &*found;
}

int AccountState::usesOf(const QString &routeId) const
{
    return int(std::count_if(owned.begin(), owned.end(), [&routeId](const auto &entry) {
        return entry.second.primaryRoute == routeId || entry.second.failoverRoute == routeId;
    }));
}

bool AccountState::maySend(const QString &digits, qint64 now) const
{
    const auto found = owned.find(digits);
    return found != owned.end() && found->second.messagingEnabled(now);
}

QList<QString> AccountState::senders(qint64 now) const
{
    QList<QString> all;
    for (const auto &entry : owned) {
        if (entry.second.messagingEnabled(now))
            all.append(entry.first);
    }
    return all;
}

bool startProvisioning(OwnedNumber &number, qint64 now)
{
    if (number.facts.value.endsWith("207"_L1))
        return false;
    if (number.messagingFrom == OwnedNumber::kNever)
        number.messagingFrom = now + kProvisioningMs;
    return true;
}

} // namespace sandbox
