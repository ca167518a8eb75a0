// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/shortwords.h"

#include "archive/seqlists.h"
#include "archive/timeplan.h"

#include <algorithm>

namespace trunkline {
namespace {

constexpr int rowsPerLook = 2'000; ///< at the clock

/// What to ask the index for, one after the other.
struct Matches {
    QByteArrayList strings;
    qint64 entries = 0; ///< of the index, so many rows at most
};

/// Bodies with a word; nothing if there are more entries than most.
std::optional<Matches> bodiesWith(SearchRun &run, const QByteArray &word, qint64 most)
{
    ArchiveStatement statement(run.handle(),
                               "SELECT term, doc FROM temp.trigrams"
                               " WHERE term >= ?1 AND term < ?2 AND col = 'body'");
    if (!statement.isValid()) {
        run.fail();
        return std::nullopt;
    }
    const QByteArray end = word + '\xff'; // above every character
    statement.bindText(1, word);
    statement.bindText(2, end);
    Matches matches;
    ArchiveStatement::Step step = statement.step();
    for (; step == ArchiveStatement::Step::Row && matches.entries <= most; step = statement.step()) {
        matches.strings += "body : " + matchString(statement.bytes(0).toByteArray());
        matches.entries += statement.integer(1);
    }
    if (step == ArchiveStatement::Step::Failed)
        run.fail();
    return run.trouble || matches.entries > most ? std::nullopt : std::optional(matches);
}

/// Likewise: numbers with one or two digits, as RowTest tests them. The index has them as "^12065550142$".
QByteArrayList numbersWith(const QByteArray &digits)
{
    QByteArrayList edges{"^1" + digits};
    const QByteArrayList beside =
        digits.size() > 1 ? QByteArrayList{QByteArray()} : QByteArray("0,1,2,3,4,5,6,7,8,9").split(',');
    for (const QByteArray &other : beside) {
        edges += QByteArray(other + digits + '$');
        if (!digits.startsWith('1')) // "^12" begins nearly every number
            edges += QByteArray('^' + digits + other);
    }
    for (QByteArray &edge : edges)
        edge = "{sender recipient} : " + matchString(edge);
    return edges;
}

/// Collects the rows of one match after the other: an OR of them would look at each of them for each row.
class MatchesStream : public SeqStream {
public:
    MatchesStream(SearchRun &run, const SearchConditions &conditions, Matches matches, bool descending)
        : m_run(run)
        , m_conditions(conditions)
        , m_matches(std::move(matches.strings))
        , m_descending(descending)
    {
        m_seqs.reserve(size_t(matches.entries)); // growing takes three times as much memory on the way
    }

    SeqStream::Step next(qint64 *seq) override
    {
        while (!m_found && !m_run.trouble) {
            if (!m_rows.isValid() && m_matches.isEmpty())
                list();
            else if (m_rows.isValid())
                collect();
            else
                beginMatch();
            if (!m_found && m_run.until.hasExpired())
                return SeqStream::Step::Paused;
        }
        return m_run.trouble ? SeqStream::Step::Failed : m_found->next(seq);
    }

private:
    void beginMatch()
    {
        const QByteArray sql =
            "SELECT rowid FROM texts WHERE texts MATCH ?1" + m_conditions.range.seqSql("rowid");
        m_rows = ArchiveStatement(m_run.handle(), sql.constData());
        if (!m_rows.isValid()) {
            m_run.fail();
            return;
        }
        m_match = m_matches.takeLast();
        m_rows.bindText(1, m_match);
    }

    /// Some of one match: the most frequent one has as many rows as there are.
    void collect()
    {
        for (int i = 0; i < rowsPerLook; ++i) {
            const ArchiveStatement::Step step = m_rows.step();
            if (step == ArchiveStatement::Step::Row) {
                m_seqs.push_back(m_rows.integer(0));
                continue;
            }
            if (step == ArchiveStatement::Step::Failed)
                m_run.fail();
            m_rows = {};
            return;
        }
    }

    void list()
    {
        sortOut(&m_seqs);
        if (m_descending)
            std::reverse(m_seqs.begin(), m_seqs.end());
        const bool isAlone =
            m_conditions.isJustShortWord(); // then the edges of the range are all that is tested
        m_found = std::make_unique<ListStream>(m_run, std::move(m_seqs), m_conditions.filterSql(),
                                               isAlone ? RowTest() : m_conditions.wholeTest,
                                               isAlone ? std::optional(m_conditions.range) : std::nullopt);
    }

    SearchRun &m_run;
    SearchConditions m_conditions;
    QByteArrayList m_matches; ///< left to be collected
    QByteArray m_match; ///< that is being collected; bound to m_rows
    ArchiveStatement m_rows; ///< of it; invalid between two of them
    bool m_descending;
    std::vector<qint64> m_seqs;
    SeqStreamPtr m_found; ///< once all are collected
};

} // namespace

SeqStreamPtr shortWordOf(SearchRun &run, const SearchConditions &conditions, qint64 most, bool descending)
{
    std::optional<Matches> matches = bodiesWith(run, conditions.shortWord, most);
    if (!matches)
        return nullptr;
    if (!conditions.shortDigits.isEmpty())
        matches->strings += numbersWith(conditions.shortDigits);
    std::vector<SeqStreamPtr> streams;
    streams.push_back(std::make_unique<MatchesStream>(run, conditions, std::move(*matches), descending));
    streams.push_back(unindexedOf(run, conditions, descending));
    return std::make_unique<MergedStream>(std::move(streams), descending);
}

} // namespace trunkline
