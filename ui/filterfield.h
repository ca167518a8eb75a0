// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLineEdit;

namespace trunkline {

/// Makes a field one that filters: a magnifier in front, a button to clear it behind, and names for both,
/// since Qt gives neither one and a screen reader would only say "button".
void makeFilterField(QLineEdit *field);

} // namespace trunkline
