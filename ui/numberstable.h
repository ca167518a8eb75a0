// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phonenumber.h"

#include <QTableView>

class QMenu;

namespace trunkline {

class NumberFilter;

/// The table of numbers: columns that can be hidden from the header's menu, keys, and the menu of a row. Copy
/// puts E.164 numbers on the clipboard. The Delete key does nothing on purpose.
class NumbersTable : public QTableView {
    Q_OBJECT
public:
    explicit NumbersTable(QWidget *parent = nullptr);

    /// To be called once.
    void setNumbers(NumberFilter &filter);
    QList<PhoneNumber> selectedNumbers() const;
    /// The topmost of them, or nothing.
    PhoneNumber firstSelected() const;
    /// The numbers of the rows in sight, top to bottom.
    QList<PhoneNumber> numbersInView() const;
    void copySelection();
    /// For the page to fill: the menu of a row.
    QMenu *rowMenu() { return m_menu; }

Q_SIGNALS:
    void openRequested(); ///< Enter or a double click
    void selectionMoved();
    void viewMoved(); ///< other rows came into sight

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void setUpColumns();
    void setUpHeaderMenu();

    QMenu *m_menu; ///< one, kept: a menu made anew cannot be read by a screen reader (house.md)
    QMenu *m_headerMenu;
};

} // namespace trunkline
