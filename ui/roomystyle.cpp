// SPDX-License-Identifier: GPL-3.0-or-later
#include "roomystyle.h"

#include "icons.h"
#include "theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace trunkline {

namespace {

constexpr int cellMargin = 7;
constexpr int headerMargin = 6;

/// Twice the hairline's contrast: an outline must be found, a separator only sensed.
QColor outline(const QPalette &palette)
{
    return isDark(palette) ? palette.color(QPalette::Mid).lighter(160) : palette.color(QPalette::Dark);
}

} // namespace

RoomyStyle::RoomyStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

int RoomyStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_FocusFrameHMargin:
        return cellMargin; // item views take it as the margin of a cell's text
    case PM_HeaderMargin:
        return headerMargin;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

/// Those that are always in sight are ours. Another set would not go with them, and to look for an icon theme
/// takes a twentieth of the time to start.
QIcon RoomyStyle::standardIcon(StandardPixmap sign, const QStyleOption *option, const QWidget *widget) const
{
    switch (sign) {
    case SP_LineEditClearButton:
        return icon(QStringLiteral("close"));
    case SP_ToolBarHorizontalExtensionButton:
        return icon(QStringLiteral("chevron-right"));
    default:
        return QProxyStyle::standardIcon(sign, option, widget);
    }
}

int RoomyStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *data) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0; // words say it, and the built-in pictures are of another set than ours
    return QProxyStyle::styleHint(hint, option, widget, data);
}

void RoomyStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool field =
        (element == PE_FrameLineEdit || element == PE_Frame) && !(option->state & State_HasFocus);
    const bool box = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    if (!isDark(option->palette) || (!field && !box))
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outline(option->palette));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter->restore();
}

} // namespace trunkline
