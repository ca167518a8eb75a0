// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/searchconditions.h"
#include "archive/seqstream.h"

namespace trunkline {

/// Rows whose sender or recipient begins as asked for, ascending: of the sender when they are not more than
/// `most`, else of the recipient. Nothing when neither helps, or on trouble (SearchRun::trouble).
std::optional<std::vector<qint64>> seqsBySide(SearchRun &run, const SearchConditions &conditions,
                                              qsizetype most);

/// The seq that is `count` rows away from the end of a range that is shown first, or nothing.
std::optional<qint64> seqAfter(SearchRun &run, const SeqRange &range, qsizetype count, bool descending);

/// How much of the time from the first row to the last a range is: 0 to 1.
double shareOfTime(SearchRun &run, const SeqRange &range);

/// Adds the first column of all rows, with `match` bound to ?1 when there is any. False on trouble.
bool collectSeqs(SearchRun &run, const QByteArray &sql, const QByteArray &match, std::vector<qint64> *seqs);
/// Ascending, each once.
void sortOut(std::vector<qint64> *seqs);

} // namespace trunkline
