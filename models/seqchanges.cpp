// SPDX-License-Identifier: GPL-3.0-or-later
#include "seqchanges.h"

#include <algorithm>

namespace trunkline {
namespace {

constexpr qsizetype sight = 200'000; ///< how far the other list is looked through for a row; 0.1 ms

/// How many rows until that seq comes, or -1.
qsizetype distance(const QList<qint64> &seqs, qsizetype from, qint64 seq)
{
    const auto begin = seqs.begin() + from;
    const auto end = begin + std::min(sight, seqs.size() - from);
    const auto found = std::find(begin, end, seq);
    return found == end ? -1 : found - begin;
}

RowRun run(qsizetype first, qsizetype count)
{
    return {int(first), int(first + count - 1)};
}

} // namespace

std::optional<SeqChanges> seqChanges(const QList<qint64> &before, const QList<qint64> &after,
                                     qsizetype mostRuns)
{
    SeqChanges changes;
    qsizetype old = 0;
    qsizetype fresh = 0;
    while (old < before.size() && fresh < after.size()) {
        if (before.at(old) == after.at(fresh)) {
            ++old;
            ++fresh;
            continue;
        }
        if (changes.removed.size() + changes.inserted.size() >= mostRuns)
            return std::nullopt;
        const qsizetype ahead = distance(after, fresh, before.at(old));
        const qsizetype behind = distance(before, old, after.at(fresh));
        if (ahead > 0 && behind > 0)
            return std::nullopt; // they changed places
        if (ahead > 0) {
            changes.inserted += run(fresh, ahead);
            fresh += ahead;
        } else if (behind > 0) {
            changes.removed += run(old, behind);
            old += behind;
        } else { // one row for another
            changes.removed += run(old++, 1);
            changes.inserted += run(fresh++, 1);
        }
    }
    if (old < before.size())
        changes.removed += run(old, before.size() - old);
    if (fresh < after.size())
        changes.inserted += run(fresh, after.size() - fresh);
    return changes;
}

} // namespace trunkline
