// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/accountstate.h"
#include <QJsonObject>

namespace sandbox {

/// Copies what {"data": {"attributes": …}} says into `route` and checks it (flowroute-api 5.2). With
/// `complete`, alias, route_type and value must be there. Problems come under the envelope's path.
QJsonObject readRoute(const QJsonObject &body, bool complete, RouteEntry &route);

/// The object for one field of a route, under the same path.
QJsonObject routeProblem(const QString &field, const QString &text);

} // namespace sandbox
