// SPDX-License-Identifier: GPL-3.0-or-later
#include "routebook.h"

#include "account/session.h"
#include "api/routesapi.h"

namespace trunkline {

namespace {
constexpr int pageSize = 200; // the service's largest (flowroute-api 1.7)
}

RouteBook::RouteBook(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_rows([](const Route &route) { return route.id; })
    , m_loader(m_rows, pageSize, ListLoader<Route>::Paging::ToTheEnd)
{
}

RouteBook::~RouteBook() = default;

void RouteBook::refresh()
{
    m_loader.start([this](int limit, int offset, QObject *parent) {
        return api::listRoutes(m_session.transport(), limit, offset, parent);
    });
}

QString RouteBook::displayName(const QString &id) const
{
    if (id == QLatin1String("0"))
        return tr("SIP registration");
    const Route *route = find(id);
    return route && !route->alias.isEmpty() ? route->alias : id;
}

void RouteBook::adopt(const Route &route)
{
    m_loader.keep(route.id);
    m_rows.merge({route});
}

void RouteBook::forget(const QString &id)
{
    m_loader.drop(id);
    m_rows.remove(id);
}

} // namespace trunkline
