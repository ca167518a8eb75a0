// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "purchaseorder.h"

#include <functional>
#include <QAbstractTableModel>

namespace trunkline {

/// One row per number of an order, with what became of it in words: "waiting", "buying…", "bought", "refused:
/// why", "unclear, checking: ...", "proven not to be bought", and what was done after the purchase.
class OrderModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Result, ColumnCount };
    enum Role {
        StateRole =
            Qt::UserRole, ///< int of StepState: of the purchase, or Unclear or Refused when a later step is
    };
    /// Why something was refused, in words; sentences about errors are made in ui only.
    using Reason = std::function<QString(const ApiError &)>;

    OrderModel(PurchaseOrder &order, Reason reason, QObject *parent = nullptr);

    const OrderLine &line(int row) const { return m_order.lines().at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString resultText(const OrderLine &line) const;
    QString purchaseText(const OrderLine &line) const;
    QString unclearWords(const OrderStep &step) const;
    static StepState stateOf(const OrderLine &line);
    QString afterText(AfterStep which, const OrderStep &step) const;

    PurchaseOrder &m_order;
    Reason m_reason;
};

} // namespace trunkline
