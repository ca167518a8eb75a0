// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/job.h"
#include "api/writepermit.h"
#include "domain/page.h"
#include "domain/route.h"

namespace trunkline {
class Transport;
}

/// Inbound routes: /v2/routes (flowroute-api 5). Jobs belong to `parent`.
namespace trunkline::api {

/// limit: at most 200. The built-in route "0" comes first.
Job<Page<Route>> *listRoutes(Transport &transport, int limit, int offset, QObject *parent);

struct RouteDraft {
    QString alias;
    RouteType type = RouteType::Host;
    QString value;
};
/// 201 with the new route.
Job<Route> *createRoute(Transport &transport, WritePermit permit, const RouteDraft &draft, QObject *parent);
/// 200 with the changed route.
Job<Route> *updateRoute(Transport &transport, WritePermit permit, const QString &id, const RouteDraft &draft,
                        QObject *parent);
/// 204; 403 while numbers use it or for the built-in route.
Job<Nothing> *deleteRoute(Transport &transport, WritePermit permit, const QString &id, QObject *parent);

} // namespace trunkline::api
