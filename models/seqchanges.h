// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rowruns.h"

#include <optional>
#include <QList>

namespace trunkline {

/// How to come from one list of seqs to another: first take out `removed`, the last run first; then put in
/// `inserted`, the first run first. Removed runs are rows of the old list, inserted ones of the new list.
struct SeqChanges {
    QList<RowRun> removed;
    QList<RowRun> inserted;
    bool isEmpty() const { return removed.isEmpty() && inserted.isEmpty(); }
};

/// Nothing when there are more than `mostRuns` of them, or rows changed places. Takes one pass: of lists that
/// hardly differ, which is what a refresh brings, it is exact; it gives up on those that do a lot.
std::optional<SeqChanges> seqChanges(const QList<qint64> &before, const QList<qint64> &after,
                                     qsizetype mostRuns);

} // namespace trunkline
