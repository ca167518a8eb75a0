// SPDX-License-Identifier: GPL-3.0-or-later
#include "tonedelegate.h"

#include "tonecolor.h"

#include <QApplication>
#include <QPainter>

namespace trunkline {
namespace {

constexpr int signWidth = 20;
constexpr int padding = 4;

} // namespace

ToneDelegate::ToneDelegate(int toneRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_toneRole(toneRole)
{
}

void ToneDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString words = std::exchange(cell.text, QString());
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const Tone tone = Tone(index.data(m_toneRole).toInt());
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    const QColor color =
        selected ? cell.palette.color(QPalette::HighlightedText) : toneColor(tone, cell.palette);
    QRect text = cell.rect.adjusted(padding, 0, -padding, 0);
    const QRect sign = QStyle::visualRect(cell.direction, text,
                                          QRect(text.left(), text.top(), signWidth - padding, text.height()));
    text = QStyle::visualRect(cell.direction, text, text.adjusted(signWidth, 0, 0, 0));
    paintToneSign(painter, sign, tone, color);
    painter->save();
    painter->setPen(color);
    painter->setFont(cell.font);
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                      cell.fontMetrics.elidedText(words, Qt::ElideRight, text.width()));
    painter->restore();
}

QSize ToneDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(signWidth, 0);
}

void AmountDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
}

} // namespace trunkline
