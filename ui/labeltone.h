// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QColor;
class QLabel;
class QPalette;

namespace trunkline {

enum class LabelTone { Plain, Muted, Good, Warning, Bad };

/// Colours a label's words by meaning, and again whenever the application changes between light and dark. The
/// words must say the same without the colour. May be called again with another tone.
void setLabelTone(QLabel *label, LabelTone tone);

/// The colour of that meaning on that palette; what is plain has no colour of its own.
QColor toneColor(LabelTone tone, const QPalette &palette, const QColor &plain);

} // namespace trunkline
