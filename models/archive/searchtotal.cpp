// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/searchtotal.h"

#include "archive/seqlists.h"
#include "archive/timeplan.h"

namespace trunkline {
namespace {

constexpr qint64 mostLooks = 5'000; ///< at rows beside an edge of the range
constexpr qint64 mostWaiting = 5'000; ///< looked at in some milliseconds

std::optional<qint64> numberOf(SearchRun &run, const char *sql, const QByteArray &text = {})
{
    ArchiveStatement statement(run.handle(), sql);
    if (!statement.isValid()) {
        run.fail();
        return std::nullopt;
    }
    statement.bindText(1, text);
    if (statement.step() == ArchiveStatement::Step::Row)
        return statement.integer(0);
    run.fail();
    return std::nullopt;
}

std::optional<qint64> countOf(SearchRun &run, const QByteArray &word)
{
    return numberOf(run, "SELECT total(rows) FROM counts WHERE word = ?1", word);
}

/// Digits are counted where they are in a text or at an end of a number, so of texts alone they are not.
bool isCounted(const SearchConditions &conditions)
{
    return isDigits(conditions.shortWord) ? conditions.shortWord == conditions.shortDigits
                                          : conditions.shortDigits.isEmpty();
}

/// Whether no row lies outside of the range. The rows in between do not, when those at both ends do not. No,
/// too, where so many lie beside an edge that looking takes long.
bool isEveryRowIn(SearchRun &run, const SeqRange &range)
{
    for (const char *sql :
         {"SELECT seq, at FROM messages ORDER BY seq", "SELECT seq, at FROM messages ORDER BY seq DESC"}) {
        ArchiveStatement rows(run.handle(), sql);
        ArchiveStatement::Step step = rows.isValid() ? rows.step() : ArchiveStatement::Step::Failed;
        for (qint64 looks = 0; step == ArchiveStatement::Step::Row; step = rows.step()) {
            const qint64 seq = rows.integer(0);
            if (++looks > mostLooks || seq < range.first() || seq > range.last()
                || !range.contains(rows.integer(1)))
                return false;
            if (!range.isDoubtful(seq)) // nor is any row behind it, up to the other end
                break;
        }
        if (step == ArchiveStatement::Step::Failed)
            return run.fail();
    }
    return true;
}

std::optional<qint64> waitingOf(SearchRun &run, const SearchConditions &conditions)
{
    const std::optional<qint64> waiting = numberOf(
        run, "SELECT count(*) FROM (SELECT 1 FROM unindexed LIMIT ?1)", QByteArray::number(mostWaiting + 1));
    if (!waiting || *waiting > mostWaiting)
        return std::nullopt;
    const SeqStreamPtr stream = unindexedOf(run, conditions, false);
    qint64 found = 0;
    qint64 seq = 0;
    SeqStream::Step step = SeqStream::Step::Ended;
    while ((step = stream->next(&seq)) == SeqStream::Step::Found)
        ++found;
    return step == SeqStream::Step::Ended ? std::optional(found) : std::nullopt;
}

} // namespace

qint64 indexedRows(SearchRun &run)
{
    return countOf(run, {}).value_or(0);
}

std::optional<qint64> totalOf(SearchRun &run, const SearchConditions &conditions)
{
    const bool isWord = conditions.isJustShortWord() && isCounted(conditions);
    const bool isAnything = !conditions.hasColumns() && conditions.wholeTest.isEmpty();
    run.until = QDeadlineTimer(QDeadlineTimer::Forever);
    if (conditions.isImpossible() || !(isWord || isAnything) || !isEveryRowIn(run, conditions.range))
        return std::nullopt;
    const std::optional<qint64> indexed = countOf(run, isWord ? conditions.shortWord : QByteArray());
    const std::optional<qint64> waiting = indexed ? waitingOf(run, conditions) : std::nullopt;
    return waiting ? std::optional(*indexed + *waiting) : std::nullopt;
}

} // namespace trunkline
