// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace trunkline {

/// Opens a small dialog with a sentence and its technical details as plain, selectable text and a Copy
/// button. It deletes itself when closed.
void showDetails(QWidget *parent, const QString &sentence, const QString &details);

} // namespace trunkline
