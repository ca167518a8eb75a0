// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/searchconditions.h"
#include "archive/seqstream.h"

namespace trunkline {

/// The rows with the short word of these conditions (one or two characters), in order of time, by the text
/// index: by all its trigrams that begin with the word. Each body has two more characters in the index, so a
/// trigram begins at every character. Of digits also those with the digits at an edge of a number. Rows that
/// the index does not know yet are looked at beside.
///
/// Null when the trigrams of bodies have more than `most` entries together, or on trouble
/// (SearchRun::trouble).
SeqStreamPtr shortWordOf(SearchRun &run, const SearchConditions &conditions, qint64 most, bool descending);

} // namespace trunkline
