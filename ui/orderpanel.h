// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phonenumber.h"

#include <memory>
#include <QWidget>

namespace Ui {
class OrderPanel;
}

namespace trunkline {

class DetailsButton;
class OrderModel;
class PurchaseOrder;
class ReadOnlyLock;
class UnlockLine;

/// The order under way or the last one: a row per number with what became of it, and what can be done now.
class OrderPanel : public QWidget {
    Q_OBJECT
public:
    OrderPanel(PurchaseOrder &order, OrderModel &model, ReadOnlyLock &lock, QWidget *parent = nullptr);
    ~OrderPanel() override;

    /// "2 of 3 bought, 1 refused".
    static QString summary(const PurchaseOrder &order);

Q_SIGNALS:
    void backRequested();
    void showNumber(const trunkline::PhoneNumber &number);

private:
    void setUpTable();
    void update();
    void showDetails();
    void showSelected();
    PhoneNumber selectedBought() const;

    PurchaseOrder &m_order;
    OrderModel &m_model;
    std::unique_ptr<Ui::OrderPanel> m_ui;
    DetailsButton *m_details = nullptr;
    UnlockLine *m_unlock = nullptr;
};

} // namespace trunkline
