// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/shortwords.h"

#include "archive/seqlists.h"
#include "archive/timeplan.h"

#include <algorithm>

namespace trunkline {
namespace {

std::optional<QByteArrayList> trigramsOf(SearchRun &run, const QByteArray &word, qint64 most)
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
    QByteArrayList trigrams;
    ArchiveStatement::Step step = statement.step();
    for (; step == ArchiveStatement::Step::Row && most >= 0; step = statement.step()) {
        trigrams += statement.bytes(0).toByteArray();
        most -= statement.integer(1);
    }
    if (step == ArchiveStatement::Step::Failed)
        run.fail();
    return run.trouble || most < 0 ? std::nullopt : std::optional(trigrams);
}

/// Collects the rows of one trigram after the other: an OR of them would look at each of them for each row.
class TrigramStream : public SeqStream {
public:
    TrigramStream(SearchRun &run, const SearchConditions &conditions, QByteArrayList trigrams,
                  bool descending)
        : m_run(run)
        , m_conditions(conditions)
        , m_trigrams(std::move(trigrams))
        , m_descending(descending)
    {
    }

    SeqStream::Step next(qint64 *seq) override
    {
        while (!m_found && !m_run.trouble) {
            if (m_trigrams.isEmpty())
                list();
            else
                collectSeqs(m_run,
                            "SELECT rowid FROM texts WHERE texts MATCH ?1"
                                + m_conditions.range.seqSql("rowid"),
                            "body : " + matchString(m_trigrams.takeLast()), &m_seqs);
            if (!m_found && m_run.until.hasExpired())
                return SeqStream::Step::Paused;
        }
        return m_run.trouble ? SeqStream::Step::Failed : m_found->next(seq);
    }

private:
    void list()
    {
        sortOut(&m_seqs);
        if (m_descending)
            std::reverse(m_seqs.begin(), m_seqs.end());
        const bool isAlone = m_conditions.isJustShortWord(); // then nothing is left to be tested
        m_found = std::make_unique<ListStream>(m_run, std::move(m_seqs),
                                               isAlone ? QByteArray() : m_conditions.filterSql(),
                                               isAlone ? RowTest() : m_conditions.wholeTest);
    }

    SearchRun &m_run;
    SearchConditions m_conditions;
    QByteArrayList m_trigrams; ///< left to be collected
    bool m_descending;
    std::vector<qint64> m_seqs;
    SeqStreamPtr m_found; ///< once all are collected
};

} // namespace

SeqStreamPtr shortWordOf(SearchRun &run, const SearchConditions &conditions, qint64 most, bool descending)
{
    std::optional<QByteArrayList> trigrams = trigramsOf(run, conditions.shortWord, most);
    if (!trigrams)
        return nullptr;
    std::vector<SeqStreamPtr> streams;
    streams.push_back(std::make_unique<TrigramStream>(run, conditions, std::move(*trigrams), descending));
    streams.push_back(unindexedOf(run, conditions, descending));
    return std::make_unique<MergedStream>(std::move(streams), descending);
}

} // namespace trunkline
