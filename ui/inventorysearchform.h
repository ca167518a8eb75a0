// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventorycriteria.h"

#include <memory>
#include <QWidget>

class QAbstractItemModel;
class QStringListModel;

namespace Ui {
class InventorySearchForm;
}

namespace trunkline {

/// The fields of the inventory search. Keeps what was typed through everything but clear(); says what is
/// wrong beside the field's row and never corrects silently.
class InventorySearchForm : public QWidget {
    Q_OBJECT
public:
    explicit InventorySearchForm(QWidget *parent = nullptr);
    ~InventorySearchForm() override;

    /// What the fields for codes offer; not owned.
    void setChoices(QAbstractItemModel *areaCodes, QAbstractItemModel *exchanges);
    void setRateCenters(const QStringList &names);

    InventoryForm typed() const;
    void setCodes(const QString &areaCode, const QString &exchange);
    void clear();
    void focusFirst();

    /// Shows the problem in words and puts the cursor into its field; nothing hides the words.
    void showProblem(const std::optional<InventoryProblem> &problem);

Q_SIGNALS:
    void searchRequested(); ///< Search, or Enter in a field
    void clearRequested();
    void areaCodeEdited(const QString &areaCode);
    void stateChosen(const QString &state);

private:
    void fillChoices();
    void connectFields();
    QWidget *fieldOf(InventoryField field) const;

    std::unique_ptr<Ui::InventorySearchForm> m_ui;
    QStringListModel *m_rateCenters;
};

} // namespace trunkline
