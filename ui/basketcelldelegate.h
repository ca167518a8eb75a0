// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace trunkline {

/// Paints the "Basket" cell of the inventory: a check box and the word that says the same, in the colour of
/// the state.
class BasketCellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Wide enough for the longest word, so the column does not jump when a number is chosen.
    static int columnWidth(const QWidget &view);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace trunkline
