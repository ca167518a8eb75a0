// SPDX-License-Identifier: GPL-3.0-or-later
#include "basketmodel.h"

namespace trunkline {

BasketModel::BasketModel(Basket &basket, QObject *parent)
    : RowMirror(parent)
    , m_basket(basket)
{
    mirror(basket.rows());
}

int BasketModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_basket.count();
}

int BasketModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BasketModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AvailableNumber &offer = *m_basket.rows().row(index.row());
    if (role == Qt::TextAlignmentRole)
        return int((index.column() >= Setup ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Number:
        return offer.number.national();
    case Setup:
        return offer.setupCost.toString();
    case Monthly:
        return offer.monthlyCost.toString();
    default:
        return {};
    }
}

QVariant BasketModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Setup ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("Number");
    case Setup:
        return tr("Setup");
    case Monthly:
        return tr("Monthly");
    default:
        return {};
    }
}

} // namespace trunkline
