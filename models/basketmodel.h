// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "basket.h"
#include "rowmirror.h"

#include <QAbstractTableModel>

namespace trunkline {

/// The chosen numbers with their prices.
class BasketModel : public RowMirror<QAbstractTableModel> {
    Q_OBJECT
public:
    enum Column { Number, Setup, Monthly, ColumnCount };

    explicit BasketModel(Basket &basket, QObject *parent = nullptr);

    PhoneNumber number(int row) const { return m_basket.rows().row(row)->number; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Basket &m_basket;
};

} // namespace trunkline
