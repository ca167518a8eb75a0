// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ownednumber.h"

namespace trunkline {

std::optional<Route> NumberDetail::includedRoute(const QString &id) const
{
    for (const Route &route : includedRoutes) {
        if (route.id == id)
            return route;
    }
    return {};
}

} // namespace trunkline
