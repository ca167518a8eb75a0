// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxdelegate.h"

#include "outboxmodel.h"
#include "tonecolor.h"

#include <QApplication>
#include <QPainter>

namespace trunkline {
namespace {

constexpr int outboxPadding = 8;
constexpr int outboxSignWidth = 20;

void paintLine(QPainter *painter, const QRect &line, const QFontMetrics &metrics, const QColor &color,
               const QString &text, Qt::Alignment side = Qt::AlignLeading)
{
    painter->setPen(color);
    painter->drawText(line, int(Qt::AlignVCenter | side) | Qt::TextSingleLine,
                      metrics.elidedText(text, Qt::ElideRight, line.width()));
}

} // namespace

void OutboxDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.text.clear();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const auto words = [&](int column) { return index.siblingAtColumn(column).data().toString(); };
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    const QColor marked = cell.palette.color(QPalette::HighlightedText);
    const QColor strong = selected ? marked : cell.palette.color(QPalette::Text);
    const QColor quiet = selected ? marked : cell.palette.color(QPalette::PlaceholderText);
    const Tone tone = Tone(index.data(OutboxModel::ToneRole).toInt());
    const QColor toned = selected ? marked : toneColor(tone, cell.palette);

    painter->save();
    painter->setFont(cell.font);
    const int height = cell.fontMetrics.height() + 2;
    QRect line(cell.rect.left() + outboxPadding, cell.rect.top() + outboxPadding,
               cell.rect.width() - 2 * outboxPadding, height);
    const int timeWidth = cell.fontMetrics.horizontalAdvance(words(OutboxModel::Time)) + outboxPadding;
    paintLine(painter, line.adjusted(0, 0, -timeWidth, 0), cell.fontMetrics, strong, words(OutboxModel::To));
    paintLine(painter, line, cell.fontMetrics, quiet, words(OutboxModel::Time), Qt::AlignTrailing);
    line.translate(0, height);
    paintLine(painter, line, cell.fontMetrics, quiet, words(OutboxModel::Body));
    line.translate(0, height);
    paintToneSign(painter, QRect(line.left(), line.top(), outboxSignWidth - outboxPadding, height), tone,
                  toned);
    paintLine(painter, line.adjusted(outboxSignWidth, 0, 0, 0), cell.fontMetrics, toned,
              words(OutboxModel::State));
    painter->restore();
}

QSize OutboxDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, 3 * (option.fontMetrics.height() + 2) + 2 * outboxPadding};
}

} // namespace trunkline
