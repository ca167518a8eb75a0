// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QWidget;

namespace trunkline {

/// How wide a column of that view must be for a text to stand in it whole, with the style's margins.
int cellWidth(const QWidget &view, const QString &sample);

} // namespace trunkline
