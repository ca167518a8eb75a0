// SPDX-License-Identifier: GPL-3.0-or-later
#include "routetable.h"

#include "routesmodel.h"
#include "tablemanners.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QTableView>

namespace trunkline {

QTableView *makeRouteTable(const QString &name, QAbstractItemModel *routes)
{
    auto *table = new QTableView;
    table->setObjectName(name);
    table->setAccessibleName(QCoreApplication::translate("trunkline::RouteTable", "Routes of the account"));
    table->setModel(routes);
    giveTableManners(table);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView *header = table->horizontalHeader();
    header->resizeSection(RoutesModel::Alias, 150);
    header->resizeSection(RoutesModel::Type, 90);
    header->resizeSection(RoutesModel::UsedBy, 170);
    header->setSectionResizeMode(RoutesModel::Value, QHeaderView::Stretch);
    return table;
}

} // namespace trunkline
