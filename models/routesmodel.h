// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "numberbook.h"
#include "routebook.h"
#include "rowmirror.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace trunkline {

/// The routes of the account as a table, with how many numbers use each, as far as their details are read.
class RoutesModel : public RowMirror<QAbstractTableModel> {
    Q_OBJECT
public:
    enum Column { Alias, Type, Value, UsedBy, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole + 1,
        SearchRole, ///< alias, type and value in one text, for a filter
    };

    RoutesModel(RouteBook &routes, NumberBook &numbers, QObject *parent = nullptr);

    const Route &route(int row) const { return *m_routes.rows().row(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// "Host", "Number", "SIP URI", "Registration", or the service's own word.
    static QString typeText(const Route &route);

private:
    bool isUnclear(const Route &route) const;
    void countSoon();
    void countUse();

    RouteBook &m_routes;
    NumberBook &m_numbers;
    QHash<QString, int> m_use; ///< route id to numbers, among the details read
    int m_read = 0; ///< details read when m_use was counted
    QTimer m_soon; ///< one count, a walk over all numbers, for many changes
};

} // namespace trunkline
