// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "orderline.h"

#include <memory>
#include <QWidget>

namespace Ui {
class BasketPanel;
}

namespace trunkline {

class Basket;
class BasketModel;
class RouteBook;

/// The chosen numbers, what they cost, what to do with them once bought, and the button that buys them.
class BasketPanel : public QWidget {
    Q_OBJECT
public:
    BasketPanel(Basket &basket, BasketModel &model, RouteBook &routes, QWidget *parent = nullptr);
    ~BasketPanel() override;

    OrderOptions options() const;
    /// An order is under way: the basket can be filled, but not bought.
    void setOrdering(bool ordering);
    /// There is an order to look at.
    void setOrderKnown(bool known);

Q_SIGNALS:
    void buyRequested();
    void showOrderRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpTable();
    void update();
    void fillRoutes();
    void removeSelected();
    void tintBuyButton();

    Basket &m_basket;
    BasketModel &m_model;
    RouteBook &m_routes;
    std::unique_ptr<Ui::BasketPanel> m_ui;
    bool m_ordering = false;
};

} // namespace trunkline
