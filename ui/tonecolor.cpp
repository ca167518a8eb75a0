// SPDX-License-Identifier: GPL-3.0-or-later
#include "tonecolor.h"

#include "theme.h"

#include <QPainter>

namespace trunkline {

QColor toneColor(Tone tone, const QPalette &palette)
{
    const StateColors colors = StateColors::of(palette);
    switch (tone) {
    case Tone::Neutral:
        return colors.muted;
    case Tone::Progress:
        return colors.accent;
    case Tone::Good:
        return colors.good;
    case Tone::Warning:
        return colors.warning;
    case Tone::Bad:
        break;
    }
    return colors.bad;
}

void paintToneSign(QPainter *painter, const QRect &box, Tone tone, const QColor &color)
{
    constexpr qreal radius = 4;
    const QPointF middle = QRectF(box).center();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap));
    painter->setBrush(Qt::NoBrush);
    switch (tone) {
    case Tone::Neutral:
        painter->drawLine(middle - QPointF(radius - 1, 0), middle + QPointF(radius - 1, 0));
        break;
    case Tone::Progress:
        painter->drawEllipse(middle, radius - 0.5, radius - 0.5);
        break;
    case Tone::Good:
        painter->setBrush(color);
        painter->drawEllipse(middle, radius - 0.5, radius - 0.5);
        break;
    case Tone::Warning:
        painter->drawPolygon(QPolygonF({middle + QPointF(0, -radius), middle + QPointF(radius, radius - 1),
                                        middle + QPointF(-radius, radius - 1)}));
        break;
    case Tone::Bad:
        painter->drawLine(middle + QPointF(-3, -3), middle + QPointF(3, 3));
        painter->drawLine(middle + QPointF(-3, 3), middle + QPointF(3, -3));
        break;
    }
    painter->restore();
}

} // namespace trunkline
