// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

class QComboBox;

namespace trunkline {

/// A dot in an account's colour ("#2563eb"), for menus and lists; the name always stands beside it.
QIcon accountDot(const QString &color);

/// Fills a combo box with the colours an account may have, each with its name in words.
void fillColors(QComboBox *combo);
QString chosenColor(const QComboBox *combo);
/// Adds it when it is none of ours: it may come from a file.
void chooseColor(QComboBox *combo, const QString &color);

} // namespace trunkline
