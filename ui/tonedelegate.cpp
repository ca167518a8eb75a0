// SPDX-License-Identifier: GPL-3.0-or-later
#include "tonedelegate.h"

#include "tonecolor.h"

#include <QPainter>

namespace trunkline {
namespace {

constexpr int toneSignWidth = 20;
constexpr int tonePadding = 4;

} // namespace

ToneDelegate::ToneDelegate(int toneRole, QObject *parent)
    : QuickCellDelegate(Qt::AlignLeading, parent)
    , m_toneRole(toneRole)
{
}

void ToneDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    cell.index = index;
    paintPanel(painter, cell);
    const Tone tone = Tone(index.data(m_toneRole).toInt());
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    const QColor color =
        selected ? cell.palette.color(QPalette::HighlightedText) : toneColor(tone, cell.palette);
    QRect text = cell.rect.adjusted(tonePadding, 0, -tonePadding, 0);
    const QRect sign = QStyle::visualRect(
        cell.direction, text, QRect(text.left(), text.top(), toneSignWidth - tonePadding, text.height()));
    text = QStyle::visualRect(cell.direction, text, text.adjusted(toneSignWidth, 0, 0, 0));
    paintToneSign(painter, sign, tone, color);
    paintWords(painter, cell, text, index.data().toString(), color);
    paintFocus(painter, cell);
}

QSize ToneDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QuickCellDelegate::sizeHint(option, index) + QSize(toneSignWidth, 0);
}

void AmountDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
}

} // namespace trunkline
