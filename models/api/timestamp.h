// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QString>

namespace trunkline {

/// UTC milliseconds from any of the service's spellings of time (flowroute-api 1.6): ISO with T or a blank,
/// any number of fraction digits (cut to milliseconds), Z, an offset or no zone (then UTC), or the HTTP form
/// "Fri, 01 Jun 2018 00:17:52 GMT". Nothing for anything else, and for what is not within the years 1 to 9999
/// in UTC.
std::optional<qint64> parseTimestamp(const QString &text);

/// "2024-03-05T18:22:07.41Z": the query form of flowroute-api 2.1, cut to hundredths.
QString queryTimestamp(qint64 utcMs);

} // namespace trunkline
