// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;

namespace trunkline {

enum class LabelTone { Plain, Muted, Good, Warning, Bad };

/// Colours a label's words by meaning, and again whenever the application changes between light and dark. The
/// words must say the same without the colour. May be called again with another tone.
void setLabelTone(QLabel *label, LabelTone tone);

} // namespace trunkline
