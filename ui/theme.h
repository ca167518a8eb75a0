// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

class QApplication;

namespace trunkline {

enum class Appearance { System, Light, Dark };

/// Our own palette over the Fusion style, so that the window looks the same and is readable everywhere.
QPalette lightPalette();
QPalette darkPalette();
/// Sets style and palette of the application. System follows what the desktop's palette says at start.
void applyAppearance(QApplication &application, Appearance appearance);
bool isDark(const QPalette &palette);

/// Colours with a meaning, fit for the palette's background (contrast at least 4.5:1). Never the only sign of
/// a state.
struct StateColors {
    QColor good;
    QColor warning;
    QColor bad;
    QColor accent;
    QColor muted; ///< secondary text
    QColor hairline; ///< borders between panes
    static StateColors of(const QPalette &palette);
};

} // namespace trunkline
