// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace trunkline {

// Signs that are measured and painted alike whatever stands beside them: letters of the Latin, Greek and
// Cyrillic scripts, marks, digits, and pictures (emoji, arrows, ticks).

/// How many places of the text, from that one, are one such sign; 0: it, or what belongs to it, depends on
/// others.
qsizetype plainSignAt(QStringView text, qsizetype place);

/// Whether such a sign is a picture; those come from another font than letters, as a rule.
bool isPicture(QStringView sign);

} // namespace trunkline
