// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listloader.h"
#include "messagefilter.h"

class QComboBox;

namespace trunkline {

/// The sentences and choices of the page Messages.

/// "1,250 loaded…", "200 of 1,250", "1,250 loaded, more on the server".
QString loadedText(const ListStatus &list, int loaded, int shown);
/// "1,250 messages · 1,300 parts · $5.20"
QString shownTotalsText(const MessageTotals &totals);
/// "3 selected · 5 parts · $0.02"
QString selectedTotalsText(const MessageTotals &totals);
/// Fills the three choices; their data are MessageFilter's enums.
void fillMessageChoices(QComboBox *direction, QComboBox *status, QComboBox *type);

} // namespace trunkline
