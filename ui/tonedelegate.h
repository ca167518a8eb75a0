// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quickcelldelegate.h"

namespace trunkline {

/// Paints a cell's words after the sign of their tone, both in its colour. The tone comes from the model.
class ToneDelegate : public QuickCellDelegate {
    Q_OBJECT
public:
    /// `toneRole` answers a Tone as int.
    explicit ToneDelegate(int toneRole, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_toneRole;
};

/// Right-aligns numbers and amounts, so that they can be compared down the column.
class AmountDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace trunkline
