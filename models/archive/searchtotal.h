// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/searchconditions.h"
#include "archive/searchrun.h"

namespace trunkline {

/// How many rows the text index has; 0 on trouble (SearchRun::trouble).
qint64 indexedRows(SearchRun &run);

/// How many rows fulfil the conditions, where that can be told without finding them (wordcounts.h): all rows,
/// or all with one word of one or two characters, within a span that leaves none out. Rows that the index
/// does not know yet are looked at. Nothing where it cannot be told, where too many rows wait for the index,
/// or on trouble (SearchRun::trouble).
std::optional<qint64> totalOf(SearchRun &run, const SearchConditions &conditions);

} // namespace trunkline
