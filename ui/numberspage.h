// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "numberactions.h"
#include "numberfilter.h"
#include "numbersmodel.h"
#include "tabpage.h"
#include "workspace.h"

#include <memory>
#include <QTimer>

namespace Ui {
class NumbersPage;
}

namespace trunkline {

class NumberDetailPane;
class NumbersTable;

/// The tab Numbers: filter row, table, and the detail of what is selected. The list is read to its end when
/// the page is first shown.
class NumbersPage : public TabPage {
    Q_OBJECT
public:
    explicit NumbersPage(Workspace &workspace, QWidget *parent = nullptr);
    ~NumbersPage() override;

    QString countText() const override;
    qint64 updatedAt() const override;
    bool isBusy() const override;
    int tabCount() const override;
    void refresh() override;
    void focusFilter() override;
    void clearFilter() override;
    void toggleDetail() override;
    void cancel() override;

public Q_SLOTS:
    /// Clears the filter if it hides the number, and selects it.
    void selectNumber(const trunkline::PhoneNumber &number);
    void editRoutes();

Q_SIGNALS:
    void composeFrom(const trunkline::PhoneNumber &number);
    void showMessagesOf(const trunkline::PhoneNumber &number);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setUpTable();
    void setUpDetail();
    void setUpMenu();
    void connectFilters();
    void fillChoices();
    void fillStates();
    void fillRoutes();
    void showState();
    void showFace();
    void emptyAction();
    void showSelection();
    void wantDetailsInView();
    void reportFailure();

    Workspace &m_workspace;
    NumbersModel m_model;
    NumberFilter m_filter;
    std::unique_ptr<Ui::NumbersPage> m_ui;
    NumbersTable *m_table = nullptr;
    NumberDetailPane *m_detail = nullptr;
    NumberActions m_actions;
    QTimer m_viewSettled; ///< details are asked for once a scroll has come to rest
    QTimer m_choicesSoon; ///< the choices of a filter are gathered once per burst of changes
};

} // namespace trunkline
