// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPen>
#include <QRect>
#include <QSize>
#include <QString>

class QPainter;
class QWidget;

namespace trunkline {

/// An account's name beside a dot of its colour, in a rounded frame: what the chip of the window and the
/// badge of every confirmation look like.
struct AccountPill {
    QString name; ///< as it is to be shown, on one line
    QColor tint;
    QPen frame; ///< the tint, or what shows the focus
    qreal fill = 0.10; ///< how much of the tint lies behind the name
    int padX = 10;
    int padY = 5;
    int trailing = 0; ///< kept free at the right

    QSize sizeHint(const QWidget &widget) const;
    /// Over the whole of the widget.
    void paint(QPainter *painter, const QWidget &widget) const;
};

} // namespace trunkline
