// SPDX-License-Identifier: GPL-3.0-or-later
#include "routebook.h"

#include "account/session.h"
#include "api/routesapi.h"
#include "intentkinds.h"

namespace trunkline {

namespace {
constexpr int routesPageSize = 200; // the service's largest (flowroute-api 1.7)
}

RouteBook::RouteBook(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_rows([](const Route &route) { return route.id; })
    , m_loader(m_rows, routesPageSize, ListLoader<Route>::Paging::ToTheEnd)
{
    connect(&m_loader, &ListStatus::changed, this, [this] {
        if (m_loader.state() == ListStatus::State::Complete && std::exchange(m_snapshotAt, 0) != 0)
            Q_EMIT snapshotChanged();
    });
    connect(&session.journal(), &Journal::recorded, this, &RouteBook::followWrite);
    connect(&session.journal(), &Journal::changed, this, &RouteBook::followWrite);
    connect(&session.journal(), &Journal::settled, this, &RouteBook::takeSettled);
}

RouteBook::~RouteBook() = default;

void RouteBook::refresh()
{
    m_loader.start([this](int limit, int offset, QObject *parent) {
        return api::listRoutes(m_session.transport(), limit, offset, parent);
    });
}

void RouteBook::showSnapshot(const QList<Route> &routes, qint64 at)
{
    if (m_loader.completedAt() > 0 || routes.isEmpty())
        return;
    QList<Route> missing;
    for (const Route &route : routes) {
        if (!find(route.id))
            missing.append(route);
    }
    m_snapshotAt = at;
    m_rows.merge(missing);
    Q_EMIT snapshotChanged();
}

QString RouteBook::displayName(const QString &id) const
{
    if (id == QLatin1String("0"))
        return tr("SIP registration");
    const Route *route = find(id);
    return route && !route->alias.isEmpty() ? route->alias : id;
}

const Intent *RouteBook::openWrite(WriteKind kind, const QString &object) const
{
    return m_session.journal().openIntent(kind, object);
}

void RouteBook::followWrite(qint64 id)
{
    const Intent *intent = m_session.journal().find(id);
    if (intent && actsOnRoute(intent->kind))
        Q_EMIT openWriteChanged();
}

void RouteBook::takeSettled(qint64 id)
{
    const Intent *intent = m_session.journal().find(id);
    if (intent && actsOnRoute(intent->kind) && wasSettledLater(*intent))
        refresh();
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
