// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/searchconditions.h"
#include "archive/seqstream.h"

namespace trunkline {

/// The rows that fulfil the conditions, in order of time. How, is chosen by what is asked for:
///   a few rows of a sender or recipient      these, each tested
///   a text of three characters or more       the text index, which streams in order of time; beside it the
///                                            rows it does not know yet
///   only columns                             an index of them
///   else: short words, beginnings of numbers, single digits
///                                            a scan; if its first rows hold few, an index instead, sorted
/// Trouble while planning is in SearchRun::trouble.
SeqStreamPtr planByTime(SearchRun &run, const SearchConditions &conditions, bool descending);

/// A scan of the rows themselves, each tested.
SeqStreamPtr scanOf(SearchRun &run, const SearchConditions &conditions, bool descending);

/// The same, until it turns out that its first rows hold few: then the rest by an index.
SeqStreamPtr probeOf(SearchRun &run, const SearchConditions &conditions, bool descending);

/// Of the rows that the text index does not know yet.
SeqStreamPtr unindexedOf(SearchRun &run, const SearchConditions &conditions, bool descending);

} // namespace trunkline
