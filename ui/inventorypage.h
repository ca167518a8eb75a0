// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areacodebook.h"
#include "basketmodel.h"
#include "codelistmodel.h"
#include "inventorymodel.h"
#include "ordermodel.h"
#include "tabpage.h"

class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace trunkline {

class BasketPanel;
class DrillDown;
class InventoryResults;
class InventorySearchForm;
class OrderPanel;
struct Confirmation;
struct Workspace;

/// Numbers for sale: search form or drill-down at the left, what was found in the middle, basket and order at
/// the right. The first look, everything for sale, is read when the page is first shown.
class InventoryPage : public TabPage {
    Q_OBJECT
public:
    explicit InventoryPage(Workspace &workspace, QWidget *parent = nullptr);
    ~InventoryPage() override;

    QString countText() const override;
    qint64 updatedAt() const override;
    bool isBusy() const override;
    void refresh() override;
    void focusFilter() override;
    void clearFilter() override;
    void toggleDetail() override;
    void cancel() override;

    /// An order is being bought, number by number.
    bool isOrdering() const;

Q_SIGNALS:
    /// The person wants to see a bought number in the Numbers tab.
    void showNumber(const trunkline::PhoneNumber &number);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    QWidget *buildLeft();
    QWidget *buildRight();
    void connectSearch();
    void connectOrder();
    void search();
    void clearAndSearch();
    void chooseCodes(const QString &areaCode, const QString &exchange);
    void showExchangesOf(const QString &areaCode);
    void updateRateCenters();
    void onSearchChanged();
    void confirmPurchase();
    Confirmation purchaseQuestion() const;
    void buy();
    void onBought(const PhoneNumber &number);
    void onOrderChanged();
    void onOrderFinished();
    void onPurchaseSettled(const PhoneNumber &number);
    void showOrder();
    void noticeUnclear();

    Workspace &m_workspace;
    InventorySearch m_search;
    AreaCodeBook m_codes;
    Basket m_basket;
    PurchaseOrder m_order;
    InventoryModel m_model;
    BasketModel m_basketModel;
    OrderModel m_orderModel;
    CodeListModel m_areaCodes;
    CodeListModel m_exchanges;

    QSplitter *m_splitter = nullptr;
    QTabWidget *m_ways = nullptr;
    QStackedWidget *m_right = nullptr;
    InventorySearchForm *m_form = nullptr;
    DrillDown *m_drillDown = nullptr;
    InventoryResults *m_results = nullptr;
    BasketPanel *m_basketPanel = nullptr;
    OrderPanel *m_orderPanel = nullptr;
    bool m_loadFailureShown = false;
};

} // namespace trunkline
