// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/seqstream.h"

#include <algorithm>

namespace trunkline {
namespace {

constexpr int refusedPerLook = 32; ///< at the clock

} // namespace

StatementStream::StatementStream(SearchRun &run, Source source)
    : m_run(run)
    , m_source(std::move(source))
    , m_statement(run.handle(), m_source.sql.constData())
{
    if (!m_statement.isValid())
        m_run.fail();
    else if (!m_source.match.isEmpty())
        m_statement.bindText(1, m_source.match);
}

SeqStream::Step StatementStream::next(qint64 *seq)
{
    while (!m_run.trouble) {
        switch (m_statement.step()) {
        case ArchiveStatement::Step::Failed:
            m_run.fail();
            return Step::Failed;
        case ArchiveStatement::Step::Done:
            return Step::Ended;
        case ArchiveStatement::Step::Row:
            break;
        }
        *seq = m_statement.integer(0);
        if (accepts(*seq))
            return Step::Found;
        if (++m_refused % refusedPerLook == 0 && m_run.until.hasExpired())
            return Step::Paused;
    }
    return Step::Failed;
}

bool StatementStream::accepts(qint64 seq)
{
    if (!m_source.test.isEmpty()
        && !m_source.test.accepts(m_statement.bytes(1), m_statement.bytes(2), m_statement.bytes(3)))
        return false;
    if (!m_source.range.isDoubtful(seq))
        return true;
    if (!m_time.isValid())
        m_time = ArchiveStatement(m_run.handle(), "SELECT at FROM messages WHERE seq = ?1");
    m_time.bind(1, seq);
    const ArchiveStatement::Step step = m_time.step();
    const bool isInside = step == ArchiveStatement::Step::Row && m_source.range.contains(m_time.integer(0));
    if (step == ArchiveStatement::Step::Failed)
        m_run.fail();
    m_time.reset();
    return isInside;
}

ListStream::ListStream(SearchRun &run, std::vector<qint64> seqs, const QByteArray &filter, RowTest test,
                       const std::optional<SeqRange> &range)
    : m_run(run)
    , m_seqs(std::move(seqs))
    , m_test(std::move(test))
    , m_isChecked(!filter.isEmpty() || !m_test.isEmpty())
    , m_range(range)
{
    if (!m_isChecked)
        return;
    const QByteArray sql = "SELECT sender, recipient, body FROM messages WHERE seq = ?1" + filter;
    m_row = ArchiveStatement(run.handle(), sql.constData());
    if (!m_row.isValid())
        m_run.fail();
}

SeqStream::Step ListStream::next(qint64 *seq)
{
    for (int refused = 1; m_at < m_seqs.size() && !m_run.trouble; ++refused) {
        *seq = m_seqs[m_at];
        ++m_at;
        if (!m_isChecked || (m_range && !m_range->isDoubtful(*seq)))
            return Step::Found;
        m_row.bind(1, *seq);
        const ArchiveStatement::Step step = m_row.step();
        const bool isIt = step == ArchiveStatement::Step::Row
            && m_test.accepts(m_row.bytes(0), m_row.bytes(1), m_row.bytes(2));
        if (step == ArchiveStatement::Step::Failed)
            m_run.fail();
        m_row.reset();
        if (isIt)
            return Step::Found;
        if (refused % refusedPerLook == 0 && m_run.until.hasExpired())
            return Step::Paused;
    }
    return m_run.trouble ? Step::Failed : Step::Ended;
}

MergedStream::MergedStream(std::vector<SeqStreamPtr> streams, bool descending)
    : m_descending(descending)
{
    for (SeqStreamPtr &stream : streams)
        m_heads.push_back({std::move(stream), 0, false});
}

SeqStream::Step MergedStream::next(qint64 *seq)
{
    Head *first = nullptr;
    for (Head &head : m_heads) {
        if (!head.isAtHand && head.stream) {
            const Step step = head.stream->next(&head.seq);
            if (step == Step::Paused || step == Step::Failed)
                return step;
            head.isAtHand = step == Step::Found;
            if (!head.isAtHand)
                head.stream.reset();
        }
        if (head.isAtHand && (!first || (head.seq > first->seq) == m_descending))
            first = &head;
    }
    if (!first)
        return Step::Ended;
    *seq = first->seq;
    for (Head &head : m_heads)
        head.isAtHand = head.isAtHand && head.seq != *seq; // what two streams have comes once
    return Step::Found;
}

SeqStream::Step ChainStream::next(qint64 *seq)
{
    while (m_at < m_streams.size()) {
        if (const Step step = m_streams[m_at]->next(seq); step != Step::Ended)
            return step;
        m_streams[m_at++].reset();
    }
    return Step::Ended;
}

} // namespace trunkline
