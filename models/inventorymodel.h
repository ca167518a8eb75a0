// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "basket.h"
#include "inventorysearch.h"
#include "purchaseorder.h"
#include "rowmirror.h"

#include <QAbstractTableModel>

namespace trunkline {

/// The numbers a search has found, and for each whether it is in the basket: in words, since a check mark in
/// a cell cannot be reached by assistive technology (house.md). Reads on by fetchMore() as a view scrolls.
class InventoryModel : public RowMirror<QAbstractTableModel> {
    Q_OBJECT
public:
    enum Column { BasketColumn, Number, RateCenter, State, Type, Setup, Monthly, ColumnCount };
    /// Where a number stands between the shop and the account.
    enum class Mark { Free, InBasket, Buying, Bought, Unclear };
    enum Role {
        MarkRole = Qt::UserRole, ///< int of Mark, in every column
        NumberRole, ///< digits of the number, in every column
    };

    InventoryModel(InventorySearch &search, Basket &basket, PurchaseOrder &order, QObject *parent = nullptr);

    Mark mark(int row) const;
    const AvailableNumber &offer(int row) const { return *m_search.matching().row(row); }
    /// Puts the number into the basket or takes it out; a number that is bought or being bought stays as it
    /// is. Returns whether anything changed.
    bool toggle(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

private:
    void marksChanged();
    QString text(const AvailableNumber &offer, int row, int column) const;
    QString unclearText(const PhoneNumber &number) const;

    InventorySearch &m_search;
    Basket &m_basket;
    PurchaseOrder &m_order;
};

} // namespace trunkline
