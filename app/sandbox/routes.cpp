// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/routes.h"

#include "sandbox/errors.h"
#include "sandbox/jsonapi.h"
#include "sandbox/numberobjects.h"
#include "sandbox/routefields.h"
#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

const QString kRoutesPath = u"/v2/routes"_s;

Answer routeAnswer(const RouteEntry &route)
{
    const QJsonObject data = routeObject(route);
    return Answer::json(200, QJsonObject{{u"data"_s, data}, {u"links"_s, data.value(u"links"_s)}});
}

/// A new route names itself without /v2, as the libraries saw it (flowroute-api 5.2).
Answer createdAnswer(const RouteEntry &route)
{
    const QJsonObject links{{u"self"_s, serviceUrl("/routes/"_L1 % route.id)}};
    QJsonObject data = routeObject(route);
    data.insert(u"links"_s, links);
    return Answer::json(201, QJsonObject{{u"data"_s, data}, {u"links"_s, links}});
}

Answer noSuchRoute()
{
    return resourceNotFound(own(u"There is no route with this id."_s));
}

} // namespace

Routes::Routes(AccountState &state, bool strict)
    : m_state(state)
    , m_strict(strict)
{
}

QList<Operation> Routes::operations()
{
    return {{"GET", kRoutesPath, [this](const Request &request) { return list(request); }},
            {"POST", kRoutesPath, [this](const Request &request) { return create(request); }},
            {"PATCH", kRoutesPath % "/{}"_L1, [this](const Request &request) { return change(request); }},
            {"DELETE", kRoutesPath % "/{}"_L1, [this](const Request &request) { return remove(request); }}};
}

Answer Routes::list(const Request &request) const
{
    QJsonObject problems;
    const Paging paging = Paging::of(request, 200, m_strict, problems);
    if (!problems.isEmpty())
        return unprocessable(problems);
    const QString type = request.queryValue(u"route_type"_s);
    QJsonArray all;
    for (const RouteEntry &route : m_state.routes) {
        if (type.isEmpty() || route.type == type)
            all.append(routeObject(route));
    }
    const Filters filters = type.isEmpty() ? Filters() : Filters{{u"route_type"_s, type}};
    return listAnswer(kRoutesPath, filters, paging, all);
}

Answer Routes::create(const Request &request)
{
    const Body body = Body::of(request, 400);
    if (body.refusal)
        return *body.refusal;
    RouteEntry route;
    const QJsonObject problems = readRoute(body.object, true, route);
    if (!problems.isEmpty())
        return unprocessable(problems);
    if (aliasTaken(route))
        return unprocessable(routeProblem(u"alias"_s, own(u"Another route has this alias."_s)));
    route.id = QString::number(m_state.nextRouteId++);
    m_state.routes.append(route);
    record(request.now, u"create-route"_s, route);
    return createdAnswer(route);
}

Answer Routes::change(const Request &request)
{
    const QString id = request.variables.value(0);
    const RouteEntry *known = m_state.route(id);
    if (!known)
        return noSuchRoute();
    if (id == "0"_L1)
        return unprocessable(own(u"The built-in route cannot be changed."_s));
    const Body body = Body::of(request);
    if (body.refusal)
        return *body.refusal;
    RouteEntry route = *known;
    const QJsonObject problems = readRoute(body.object, false, route);
    if (!problems.isEmpty())
        return unprocessable(problems);
    if (aliasTaken(route))
        return unprocessable(routeProblem(u"alias"_s, own(u"Another route has this alias."_s)));
    m_state.routes[known - m_state.routes.constData()] = route;
    record(request.now, u"update-route"_s, route);
    return routeAnswer(route);
}

Answer Routes::remove(const Request &request)
{
    const QString id = request.variables.value(0);
    const RouteEntry *known = m_state.route(id);
    if (!known)
        return noSuchRoute();
    if (id == "0"_L1)
        return forbidden(u"Forbidden"_s, own(u"The built-in route cannot be deleted."_s));
    if (m_state.usesOf(id) > 0)
        return forbidden(u"This Route has numbers still associated to it."_s,
                         u"Please disassociate all numbers before deleting."_s);
    const RouteEntry route = *known;
    m_state.routes.removeAt(known - m_state.routes.constData());
    record(request.now, u"delete-route"_s, route);
    return Answer::empty(204);
}

void Routes::record(qint64 at, const QString &kind, const RouteEntry &route) const
{
    m_state.record(at, kind, route.id, routeObject(route).value(u"attributes"_s).toObject());
}

bool Routes::aliasTaken(const RouteEntry &route) const
{
    return std::any_of(m_state.routes.begin(), m_state.routes.end(), [&route](const RouteEntry &other) {
        return other.alias == route.alias && other.id != route.id;
    });
}

} // namespace sandbox
