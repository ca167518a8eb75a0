// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/messagequery.h"

namespace trunkline {

/// An After, Before or On of "2026-01-31", "today", "yesterday", or (not On) "2026-01-31T12:30" with seconds,
/// milliseconds and offset as you like. Nothing when it cannot be read so. The value of "today" is its date.
std::optional<QueryTerm> dayTerm(QueryTerm::Key key, const QString &value, const QTimeZone &zone,
                                 qint64 nowUtcMs);

} // namespace trunkline
