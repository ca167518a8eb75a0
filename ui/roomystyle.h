// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace trunkline {

/// Fusion with air and edges: text in tables and their headers keeps off the borders, and check boxes and
/// fields keep an outline that can be seen on a dark ground, where Fusion's own is darker than dark.
class RoomyStyle : public QProxyStyle {
    Q_OBJECT
public:
    RoomyStyle();

    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                    const QWidget *widget = nullptr) const override;
    QIcon standardIcon(StandardPixmap sign, const QStyleOption *option = nullptr,
                       const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
};

} // namespace trunkline
