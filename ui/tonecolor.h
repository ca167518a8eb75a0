// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "statuswords.h"

#include <QColor>
#include <QPalette>
#include <QRect>

class QPainter;

namespace trunkline {

/// The colour of a state's words on that palette. Words always stand beside it.
QColor toneColor(Tone tone, const QPalette &palette);

/// Paints the round sign of a state in the middle of `box`. Its shape differs by tone as well (a ring while
/// under way, a disc when good, a cross when bad), so it is not a matter of colour alone.
void paintToneSign(QPainter *painter, const QRect &box, Tone tone, const QColor &color);

} // namespace trunkline
