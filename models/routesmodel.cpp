// SPDX-License-Identifier: GPL-3.0-or-later
#include "routesmodel.h"

#include "visibletext.h"

using namespace Qt::StringLiterals;

namespace trunkline {

RoutesModel::RoutesModel(RouteBook &routes, NumberBook &numbers, QObject *parent)
    : RowMirror(parent)
    , m_routes(routes)
    , m_numbers(numbers)
{
    mirror(m_routes.rows());
    m_soon.setSingleShot(true);
    m_soon.setInterval(50);
    connect(&m_soon, &QTimer::timeout, this, &RoutesModel::countUse);
    connect(&numbers, &NumberBook::detailsChanged, this, &RoutesModel::countSoon);
    connect(&numbers.rows(), &RowSourceSignals::removed, this, &RoutesModel::countSoon);
    connect(&numbers.rows(), &RowSourceSignals::wasReset, this, &RoutesModel::countSoon);
    connect(&numbers, &NumberBook::snapshotChanged, this, &RoutesModel::countSoon);
    // A complete load drops the details of numbers that are gone.
    connect(&numbers.status(), &ListStatus::changed, this, &RoutesModel::countSoon);
    connect(&routes, &RouteBook::openWriteChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, Alias), index(rowCount() - 1, Value));
    });
    countUse();
}

void RoutesModel::countSoon()
{
    if (!m_soon.isActive()) // a stream of changes must not put it off for ever
        m_soon.start();
}

void RoutesModel::countUse()
{
    m_use.clear();
    m_read = m_numbers.detailCount();
    for (const OwnedNumber &row : m_numbers.rows().all()) {
        const NumberDetail *detail = m_numbers.detail(row.number);
        if (!detail)
            continue;
        ++m_use[detail->primaryRouteId];
        if (detail->failoverRouteId != detail->primaryRouteId)
            ++m_use[detail->failoverRouteId];
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, UsedBy), index(rowCount() - 1, UsedBy));
}

int RoutesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_routes.rows().count();
}

int RoutesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant RoutesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Route &row = route(index.row());
    if (role == IdRole)
        return row.id;
    if (role == SearchRole)
        return QString(m_routes.displayName(row.id) + u' ' + row.alias + u' ' + typeText(row) + u' '
                       + row.value);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Alias:
        return visibleLine(m_routes.displayName(row.id));
    case Type:
        return typeText(row);
    case Value:
        if (isUnclear(row))
            return tr("unclear, checking");
        return row.isBuiltIn() ? tr("where your device registers") : visibleLine(row.value);
    case UsedBy:
        //: %1 numbers use the route; %n numbers have been read so far
        return tr("%1 of %n number(s) read", nullptr, m_read).arg(m_use.value(row.id));
    default:
        return {};
    }
}

/// Whether a change or a delete may have happened.
bool RoutesModel::isUnclear(const Route &route) const
{
    for (const WriteKind kind : {WriteKind::UpdateRoute, WriteKind::DeleteRoute}) {
        const Intent *open = m_routes.openWrite(kind, route.id);
        if (open && open->isUnclear())
            return true;
    }
    return false;
}

QString RoutesModel::typeText(const Route &route)
{
    if (route.type == "host"_L1)
        return tr("Host");
    if (route.type == "number"_L1)
        return tr("Number");
    if (route.type == "uri"_L1)
        return tr("SIP URI");
    return route.type == "sip-reg"_L1 ? tr("Registration") : visibleLine(route.type);
}

QVariant RoutesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Alias:
        return tr("Alias");
    case Type:
        return tr("Type");
    case Value:
        return tr("Value");
    case UsedBy:
        return tr("Used by");
    default:
        return {};
    }
}

} // namespace trunkline
