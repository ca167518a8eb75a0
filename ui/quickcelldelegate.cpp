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
    paintPanel(painter, cell);
    const int margin = styleOf(cell)->pixelMetric(QStyle::PM_FocusFrameHMargin, &cell, cell.widget) + 1;
    paintWords(painter, cell, cell.rect.adjusted(margin, 0, -margin, 0), index.data().toString(),
               wordsColor(cell));
    paintFocus(painter, cell);
}

const QStyle *QuickCellDelegate::styleOf(const QStyleOptionViewItem &cell)
{
    return cell.widget ? cell.widget->style() : QApplication::style();
}

QColor QuickCellDelegate::wordsColor(const QStyleOptionViewItem &cell)
{
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    return cell.palette.color(groupOf(cell), isSelected ? QPalette::HighlightedText : QPalette::Text);
}

void QuickCellDelegate::paintPanel(QPainter *painter, const QStyleOptionViewItem &cell)
{
    QStyleOptionViewItem panel = cell;
    panel.showDecorationSelected = true; // the whole cell
    styleOf(cell)->drawPrimitive(QStyle::PE_PanelItemViewItem, &panel, painter, cell.widget);
}

void QuickCellDelegate::paintWords(QPainter *painter, const QStyleOptionViewItem &cell, const QRect &room,
                                   const QString &words, const QColor &color) const
{
    if (words.isEmpty() || room.width() <= 0)
        return;
    const ShapedLine *line = shaped(words, room.width(), cell);
    const QSizeF size = line->size();
    const bool isRight = QStyle::visualAlignment(cell.direction, m_side).testFlag(Qt::AlignRight);
    painter->setFont(cell.font);
    painter->setPen(color);
    line->paint(painter,
                QPointF(isRight ? room.right() + 1 - size.width() : room.left(),
                        room.top() + qRound((room.height() - size.height()) / 2)));
}

void QuickCellDelegate::paintFocus(QPainter *painter, const QStyleOptionViewItem &cell)
{
    if (!cell.state.testFlag(QStyle::State_HasFocus))
        return;
    const QStyle *style = styleOf(cell);
    QStyleOptionFocusRect focus;
    focus.QStyleOption::operator=(cell);
    focus.rect = style->subElementRect(QStyle::SE_ItemViewItemFocusRect, &cell, cell.widget);
    focus.state |= QStyle::State_KeyboardFocusChange | QStyle::State_Item;
    focus.backgroundColor = cell.palette.color(
        groupOf(cell), cell.state.testFlag(QStyle::State_Selected) ? QPalette::Highlight : QPalette::Window);
    style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, cell.widget);
}

const ShapedLine *QuickCellDelegate::shaped(const QString &text, int width,
                                            const QStyleOptionViewItem &option) const
{
    if (m_font != option.font || m_direction != option.direction)
        beginWith(option);
    const Key key{text, width};
    if (const ShapedLine *known = m_shaped.object(key))
        return known;
    auto *line = new ShapedLine(shapedToFit(text, width, option));
    m_shaped.insert(key, line);
    return line;
}

void QuickCellDelegate::beginWith(const QStyleOptionViewItem &option) const
{
    m_shaped.clear();
    m_font = option.font;
    m_direction = option.direction;
    m_elision.setFont(m_font);
    m_shaper.setFont(m_font, m_direction);
}

ShapedLine QuickCellDelegate::shapedToFit(const QString &text, int width,
                                          const QStyleOptionViewItem &option) const
{
    if (const std::optional<QString> likely = m_elision.elided(text, width)) {
        ShapedLine line = m_shaper.shaped(*likely);
        if (line.size().width() <= width)
            return line;
    }
    return m_shaper.shaped(option.fontMetrics.elidedText(text, Qt::ElideRight, width));
}

} // namespace trunkline
