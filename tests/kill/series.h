// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace killtest {

/// Numbers in the basket, and messages in the series.
inline constexpr int SeriesLength = 20;

/// Whom the message with that place in the series (from 0) goes to, digits only: each to another.
inline QString recipientOf(int place)
{
    return QStringLiteral("1206555%1").arg(100 + place, 4, 10, QLatin1Char('0'));
}

inline QString textOf(int place)
{
    return QStringLiteral("Order %1 is ready.").arg(place + 1);
}

} // namespace killtest
