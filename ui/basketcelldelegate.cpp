// SPDX-License-Identifier: GPL-3.0-or-later
#include "basketcelldelegate.h"

#include "cellwidth.h"
#include "inventorymodel.h"
#include "theme.h"

#include <QApplication>
#include <QPainter>

namespace trunkline {

namespace {

using Mark = InventoryModel::Mark;

constexpr int boxSize = 14;

Mark markOf(const QModelIndex &index)
{
    return Mark(index.data(InventoryModel::MarkRole).toInt());
}

bool canBeToggled(Mark mark)
{
    return mark == Mark::Free || mark == Mark::InBasket;
}

QColor colorOf(Mark mark, const QPalette &palette)
{
    const StateColors colors = StateColors::of(palette);
    switch (mark) {
    case Mark::Free:
        return colors.muted;
    case Mark::InBasket:
    case Mark::Buying:
        return colors.accent;
    case Mark::Bought:
        return colors.good;
    case Mark::Unclear:
        return colors.warning;
    }
    return colors.muted;
}

void paintBox(QPainter *painter, const QRect &place, const QStyleOptionViewItem &item, bool checked)
{
    const bool selected = item.state & QStyle::State_Selected;
    const QColor line = item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    QRectF box(0, 0, boxSize - 1, boxSize - 1);
    box.moveCenter(QRectF(place).center());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(line, 1.2));
    painter->drawRoundedRect(box, 3, 3);
    if (checked) {
        painter->setPen(QPen(line, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF({box.topLeft() + QPointF(3, 6.5), box.topLeft() + QPointF(5.5, 9),
                                         box.topLeft() + QPointF(10, 3.5)}));
    }
    painter->restore();
}

} // namespace

void BasketCellDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Mark mark = markOf(index);
    option->font.setBold(mark != Mark::Free);
    option->palette.setColor(QPalette::Text, colorOf(mark, option->palette));
    if (canBeToggled(mark)) {
        // Room for the box, which is painted here: the style's own nearly vanishes on a dark background.
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = {boxSize, boxSize};
    }
}

void BasketCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (!canBeToggled(markOf(index)))
        return;
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    const QRect place = style->subElementRect(QStyle::SE_ItemViewItemDecoration, &item, item.widget);
    paintBox(painter, place, item, markOf(index) == Mark::InBasket);
}

int BasketCellDelegate::columnWidth(const QWidget &view)
{
    QFont bold = view.font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    const int withBox = metrics.horizontalAdvance(InventoryModel::tr("In basket")) + boxSize;
    const int text = qMax(withBox, metrics.horizontalAdvance(InventoryModel::tr("Unclear, checking")));
    return cellWidth(view, QString()) + text;
}

} // namespace trunkline
