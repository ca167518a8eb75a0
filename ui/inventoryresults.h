// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventorymodel.h"

#include <memory>
#include <QWidget>

namespace Ui {
class InventoryResults;
}

namespace trunkline {

/// What a search has found: the sentence that says what is searched, how much of it is here, and the table in
/// its four states. Space, a click on the first column, or the button puts numbers into the basket.
class InventoryResults : public QWidget {
    Q_OBJECT
public:
    InventoryResults(InventorySearch &search, InventoryModel &model, QWidget *parent = nullptr);
    ~InventoryResults() override;

Q_SIGNALS:
    /// The person wants to see everything again.
    void clearRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpTable();
    void update();
    void showNothing();
    void onEmptyAction();
    void toggleSelected();
    void copySelected();
    void updateButton();
    QList<int> selectedRows() const;
    bool hasSelected(InventoryModel::Mark mark) const;

    InventorySearch &m_search;
    InventoryModel &m_model;
    bool m_readsOn = false; ///< what the button of the empty face was offered for: more, or else to clear
    std::unique_ptr<Ui::InventoryResults> m_ui;
};

} // namespace trunkline
