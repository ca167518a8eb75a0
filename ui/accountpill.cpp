// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountpill.h"

#include <QPainter>
#include <QWidget>

namespace trunkline {

namespace {
constexpr int pillDot = 10;
constexpr int pillGap = 8;
constexpr int widest = 260; // of the name
} // namespace

QSize AccountPill::sizeHint(const QWidget &widget) const
{
    const QFontMetrics metrics = widget.fontMetrics();
    const int text = qMin(metrics.horizontalAdvance(name), widest);
    // A little more than the advance: text is elided when it misses its width by a fraction.
    return {padX + pillDot + pillGap + text + 4 + trailing + padX, metrics.height() + 2 * padY};
}

void AccountPill::paint(QPainter *painter, const QWidget &widget) const
{
    const int height = widget.height();
    const qreal edge = frame.widthF() / 2;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(frame);
    QColor behind = tint;
    behind.setAlphaF(float(fill));
    painter->setBrush(behind);
    painter->drawRoundedRect(QRectF(widget.rect()).adjusted(edge, edge, -edge, -edge), height / 2.0,
                             height / 2.0);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tint);
    painter->drawEllipse(QRectF(padX, (height - pillDot) / 2.0, pillDot, pillDot));
    painter->setPen(widget.palette().color(QPalette::WindowText));
    const QRect line = widget.rect().adjusted(padX + pillDot + pillGap, 0, -padX - trailing, 0);
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                      widget.fontMetrics().elidedText(name, Qt::ElideRight, line.width()));
}

} // namespace trunkline
