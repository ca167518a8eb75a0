// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/seqlists.h"

#include <algorithm>

namespace trunkline {
namespace {

std::optional<std::vector<qint64>> seqsOf(SearchRun &run, const SearchConditions::Side &side,
                                          const SeqRange &range, qsizetype most)
{
    std::vector<qint64> seqs;
    for (const auto &[first, last] : side.spans) {
        // Digits only, so they need no binding.
        const QByteArray sql = "SELECT seq FROM messages WHERE " + side.column + " >= '" + first + "' AND "
            + side.column + " < '" + last + "' LIMIT " + QByteArray::number(most + 1);
        if (!collectSeqs(run, sql, {}, &seqs) || qsizetype(seqs.size()) > most)
            return std::nullopt;
    }
    sortOut(&seqs);
    const auto begin = std::lower_bound(seqs.begin(), seqs.end(), range.first());
    const auto end = std::upper_bound(begin, seqs.end(), range.last());
    return std::vector<qint64>(begin, end);
}

} // namespace

bool collectSeqs(SearchRun &run, const QByteArray &sql, const QByteArray &match, std::vector<qint64> *seqs)
{
    ArchiveStatement statement(run.handle(), sql.constData());
    if (!match.isEmpty() && statement.isValid())
        statement.bindText(1, match);
    ArchiveStatement::Step step = statement.isValid() ? statement.step() : ArchiveStatement::Step::Failed;
    for (; step == ArchiveStatement::Step::Row; step = statement.step())
        seqs->push_back(statement.integer(0));
    return step == ArchiveStatement::Step::Done || run.fail();
}

void sortOut(std::vector<qint64> *seqs)
{
    std::sort(seqs->begin(), seqs->end());
    seqs->erase(std::unique(seqs->begin(), seqs->end()), seqs->end());
}

std::optional<std::vector<qint64>> seqsBySide(SearchRun &run, const SearchConditions &conditions,
                                              qsizetype most)
{
    for (const SearchConditions::Side *side : {&conditions.sender, &conditions.recipient}) {
        if (!side->isIndexed() || run.trouble)
            continue;
        if (std::optional<std::vector<qint64>> seqs = seqsOf(run, *side, conditions.range, most))
            return seqs;
    }
    return std::nullopt;
}

std::optional<qint64> seqAfter(SearchRun &run, const SeqRange &range, qsizetype count, bool descending)
{
    const QByteArray sql = "SELECT seq FROM messages WHERE 1" + range.seqSql("seq") + " ORDER BY seq"
        + (descending ? " DESC" : "") + " LIMIT 1 OFFSET " + QByteArray::number(count);
    std::vector<qint64> seqs;
    return collectSeqs(run, sql, {}, &seqs) && !seqs.empty() ? std::optional(seqs.front()) : std::nullopt;
}

double shareOfTime(SearchRun &run, const SeqRange &range)
{
    std::vector<qint64> ends;
    if (!collectSeqs(run, "SELECT min(seq) FROM messages", {}, &ends)
        || !collectSeqs(run, "SELECT max(seq) FROM messages", {}, &ends) || ends.front() == ends.back())
        return 0;
    const double inside =
        double(std::min(range.last(), ends.back())) - double(std::max(range.first(), ends.front()));
    return std::max(inside / double(ends.back() - ends.front()), 0.);
}

} // namespace trunkline
