// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/searchtotal.h"
#include "archive/seqlists.h"
#include "archive/shortwords.h"
#include "archive/timeplan.h"

#include <algorithm>

namespace trunkline {
namespace {

constexpr qsizetype probedRows = 5'000; ///< some milliseconds
constexpr int screenful = 50;
/// Entries of the index for a short word, for each row: not longer than a scan.
constexpr double mostAlone = 2;
constexpr qint64 mostTested = 200'000; ///< when each row has to be looked at, too
constexpr qsizetype anyNumber = std::numeric_limits<qint32>::max();

class ProbeStream : public SeqStream {
public:
    ProbeStream(SearchRun &run, const SearchConditions &conditions, bool descending)
        : m_run(run)
        , m_rest(conditions)
        , m_descending(descending)
    {
        SearchConditions first = conditions;
        const std::optional<qint64> edge = seqAfter(run, conditions.range, probedRows, descending);
        if (edge && descending)
            split(&first, *edge + 1, &m_rest, *edge);
        else if (edge)
            split(&m_rest, *edge, &first, *edge - 1);
        m_isWhole = !edge;
        m_stream = scanOf(run, first, descending);
    }

    Step next(qint64 *seq) override
    {
        Step step = m_stream->next(seq);
        if (step == Step::Ended && !m_isWhole && !m_run.trouble) {
            m_isWhole = true;
            m_stream = rest();
            step = m_stream->next(seq);
        }
        m_found += step == Step::Found ? 1 : 0;
        return step;
    }

private:
    static void split(SearchConditions *later, qint64 first, SearchConditions *earlier, qint64 last)
    {
        later->range = later->range.within(first, std::numeric_limits<qint64>::max());
        earlier->range = earlier->range.within(std::numeric_limits<qint64>::min(), last);
    }

    SeqStreamPtr rest()
    {
        const bool isAlone = m_rest.isJustShortWord();
        // A scan is of the span only, while the index counts what is outside, too.
        const qint64 most = isAlone
            ? qint64(mostAlone * shareOfTime(m_run, m_rest.range) * double(indexedRows(m_run)))
            : mostTested;
        SeqStreamPtr stream;
        // Numbers are not counted beforehand: to test many is longer than a scan, to list them is not.
        if (isAlone || (m_found < screenful && !m_rest.shortWord.isEmpty() && m_rest.shortDigits.isEmpty()))
            stream = shortWordOf(m_run, m_rest, most, m_descending);
        else if (m_found < screenful)
            stream = restBySide();
        return stream ? std::move(stream) : scanOf(m_run, m_rest, m_descending);
    }

    SeqStreamPtr restBySide()
    {
        std::optional<std::vector<qint64>> seqs = seqsBySide(m_run, m_rest, anyNumber);
        if (!seqs)
            return nullptr;
        if (m_descending)
            std::reverse(seqs->begin(), seqs->end());
        return std::make_unique<ListStream>(m_run, std::move(*seqs), m_rest.filterSql(), m_rest.wholeTest);
    }

    SearchRun &m_run;
    SearchConditions m_rest;
    bool m_descending;
    bool m_isWhole = false; ///< nothing comes behind m_stream
    int m_found = 0;
    SeqStreamPtr m_stream;
};

} // namespace

SeqStreamPtr probeOf(SearchRun &run, const SearchConditions &conditions, bool descending)
{
    return std::make_unique<ProbeStream>(run, conditions, descending);
}

} // namespace trunkline
