// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/messagequery.h"
#include "archive/seqstream.h"

namespace trunkline {

/// The rows of a query in its order, whichever column that is of. Equal ones are in order of seq, the same
/// way round. Without conditions an index has the order already; else the rows are found first, and then
/// either sorted, or picked from the index when they are many.
SeqStreamPtr planSearch(SearchRun &run, const MessageQuery &query);

} // namespace trunkline
