// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPalette>

class QString;

namespace trunkline {

/// An icon of resources/icons ("refresh"), tinted by the palette: made anew when the palette changes, crisp
/// at any scale. Names: see resources/icons.qrc.
QIcon icon(const QString &name);
/// The same in the button text colour of a given palette, for icons that carry a meaning's colour.
QIcon icon(const QString &name, const QPalette &palette);
/// The program's own icon, in its own colours.
QIcon applicationIcon();

} // namespace trunkline
