// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace trunkline {

/// A state of the United States, the District of Columbia, Puerto Rico or a province of Canada, as rate
/// centers know it. The codes of the two countries never clash.
struct UsState {
    QString code; ///< "WA"
    QString name; ///< "Washington", English
};

/// All of them, ordered by code.
const QList<UsState> &usStates();
/// "Washington" for "wa" or "WA"; the code as it came for one we do not know.
QString usStateName(const QString &code);

} // namespace trunkline
