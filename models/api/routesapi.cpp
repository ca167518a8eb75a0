// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/routesapi.h"

#include "api/document.h"
#include "api/readjob.h"
#include "api/routejson.h"
#include "api/routesdecode.h"
#include "api/writejob.h"

using namespace Qt::StringLiterals;

namespace trunkline::api {

namespace {

QString routePath(const QString &id)
{
    return u"/v2/routes/"_s + pathSegment(id);
}

QJsonObject bodyOf(const RouteDraft &draft)
{
    const QJsonObject attributes{
        {u"alias"_s, draft.alias}, {u"route_type"_s, routeTypeWord(draft.type)}, {u"value"_s, draft.value}};
    return {{u"data"_s, QJsonObject{{u"type"_s, u"route"_s}, {u"attributes"_s, attributes}}}};
}

Route readRouteDocument(const JsonField &document)
{
    return readRoute(document["data"_L1]);
}

Route readElement(const JsonField &element, const JsonField &)
{
    return readRoute(element);
}

} // namespace

Result<Page<Route>> decodeRoutes(const Answer &answer)
{
    return decodePage<Route>(answer, readElement);
}

Result<Route> decodeWrittenRoute(const Answer &answer, const QString &id, const QString &alias)
{
    Result<Route> route = decodeOne(answer, readRouteDocument);
    if (!route.ok())
        return route;
    if (!id.isEmpty() && route.value().id != id)
        return badAnswer(answer.status, u"data.id: the answer is about another route"_s, answer.body);
    if (route.value().alias.compare(alias.trimmed(), Qt::CaseInsensitive) != 0)
        return badAnswer(answer.status, u"data.attributes.alias: the answer is about another route"_s,
                         answer.body);
    return route;
}

Route readRoute(const JsonField &resource)
{
    const JsonField attributes = resource["attributes"_L1];
    Route route;
    route.id = resource["id"_L1].id();
    route.alias = attributes["alias"_L1].textOrEmpty();
    route.type = attributes["route_type"_L1].text();
    route.value = attributes["value"_L1].textOrEmpty();
    return route;
}

Job<Page<Route>> *listRoutes(Transport &transport, int limit, int offset, QObject *parent)
{
    Query query;
    addPaging(&query, limit, offset);
    return new ReadJob<Page<Route>>(transport, readRequest(u"/v2/routes"_s, query), decodeRoutes, parent);
}

Job<Route> *createRoute(Transport &transport, WritePermit permit, const RouteDraft &draft, QObject *parent)
{
    return new WriteJob<Route>(
        transport, std::move(permit), writeRequest("POST", u"/v2/routes"_s, bodyOf(draft)), {201},
        [alias = draft.alias](const Answer &answer) { return decodeWrittenRoute(answer, QString(), alias); },
        parent);
}

Job<Route> *updateRoute(Transport &transport, WritePermit permit, const QString &id, const RouteDraft &draft,
                        QObject *parent)
{
    return new WriteJob<Route>(
        transport, std::move(permit), writeRequest("PATCH", routePath(id), bodyOf(draft)), {200},
        [id, alias = draft.alias](const Answer &answer) { return decodeWrittenRoute(answer, id, alias); },
        parent);
}

Job<Nothing> *deleteRoute(Transport &transport, WritePermit permit, const QString &id, QObject *parent)
{
    return new WriteJob<Nothing>(transport, std::move(permit), writeRequest("DELETE", routePath(id)), {204},
                                 decodeNothing, parent);
}

} // namespace trunkline::api
