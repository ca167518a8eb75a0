// SPDX-License-Identifier: GPL-3.0-or-later
#include "quickcelldelegate.h"

#include <QApplication>
#include <QPainter>

namespace trunkline {
namespace {

constexpr int mostShaped = 1'000; ///< a few screens of one column

QPalette::ColorGroup groupOf(const QStyleOptionViewItem &cell)
{
    if (!cell.state.testFlag(QStyle::State_Enabled))
        return QPalette::Disabled;
    return cell.state.testFlag(QStyle::State_Active) ? QPalette::Normal : QPalette::Inactive;
}

void paintFocus(QPainter *painter, const QStyleOptionViewItem &cell, const QStyle *style)
{
    QStyleOptionFocusRect focus;
    focus.QStyleOption::operator=(cell);
    focus.rect = style->subElementRect(QStyle::SE_ItemViewItemFocusRect, &cell, cell.widget);
    focus.state |= QStyle::State_KeyboardFocusChange | QStyle::State_Item;
    focus.backgroundColor = cell.palette.color(
        groupOf(cell), cell.state.testFlag(QStyle::State_Selected) ? QPalette::Highlight : QPalette::Window);
    style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, cell.widget);
}

} // namespace

QuickCellDelegate::QuickCellDelegate(Qt::AlignmentFlag side, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_side(side)
    , m_shaped(mostShaped)
{
}

void QuickCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    cell.index = index;
    cell.showDecorationSelected = true; // the whole cell
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &cell, cell.widget) + 1;
    const QRect room = cell.rect.adjusted(margin, 0, -margin, 0);
    const QString text = index.data().toString();
    if (!text.isEmpty() && room.width() > 0) {
        const QStaticText *shape = shaped(text, room.width(), cell);
        const QSizeF size = shape->size();
        const bool isRight = QStyle::visualAlignment(cell.direction, m_side).testFlag(Qt::AlignRight);
        const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
        painter->setFont(cell.font);
        painter->setPen(
            cell.palette.color(groupOf(cell), isSelected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawStaticText(QPointF(isRight ? room.right() + 1 - size.width() : room.left(),
                                        room.top() + qRound((room.height() - size.height()) / 2)),
                                *shape);
    }
    if (cell.state.testFlag(QStyle::State_HasFocus))
        paintFocus(painter, cell, style);
}

const QStaticText *QuickCellDelegate::shaped(const QString &text, int width,
                                             const QStyleOptionViewItem &option) const
{
    if (m_font != option.font || m_direction != option.direction)
        m_shaped.clear();
    m_font = option.font;
    m_direction = option.direction;
    const Key key{text, width};
    if (const QStaticText *known = m_shaped.object(key))
        return known;
    auto *shape = new QStaticText(option.fontMetrics.elidedText(text, Qt::ElideRight, width));
    shape->setTextFormat(Qt::PlainText);
    QTextOption line;
    line.setWrapMode(QTextOption::NoWrap);
    line.setTextDirection(option.direction);
    shape->setTextOption(line);
    shape->prepare({}, option.font);
    m_shaped.insert(key, shape);
    return shape;
}

} // namespace trunkline
