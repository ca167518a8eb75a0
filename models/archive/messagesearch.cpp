// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/messagesearch.h"

#include "archive/columnplan.h"
#include "archive/searchtotal.h"

#include <sqlite3.h>

namespace trunkline {
namespace {

constexpr int seqsPerLook = 64; ///< at the clock

} // namespace

MessageSearch::MessageSearch(ArchiveDatabase &database)
    : m_run(database)
{
}

ArchiveTrouble MessageSearch::start(const MessageQuery &query)
{
    end();
    m_query = query;
    if (m_run.begin())
        m_stream = planSearch(m_run, query);
    if (m_run.trouble)
        end();
    return m_run.trouble;
}

MessageSearch::Chunk MessageSearch::next(int most, int milliseconds)
{
    Chunk chunk;
    if (!m_stream)
        return {{}, !m_run.trouble, m_run.trouble};
    m_run.until = QDeadlineTimer(milliseconds);
    SeqStream::Step step = SeqStream::Step::Found;
    qint64 seq = 0;
    while (chunk.seqs.size() < most && (step = m_stream->next(&seq)) == SeqStream::Step::Found) {
        chunk.seqs += seq;
        if (chunk.seqs.size() % seqsPerLook == 0 && m_run.until.hasExpired())
            break;
    }
    if (step == SeqStream::Step::Failed)
        chunk = {{}, false, m_run.trouble};
    chunk.isComplete = step == SeqStream::Step::Ended;
    if (chunk.isComplete || chunk.trouble)
        end();
    return chunk;
}

std::optional<qint64> MessageSearch::total()
{
    return m_stream ? totalOf(m_run, SearchConditions(m_query)) : std::nullopt;
}

void MessageSearch::end()
{
    m_stream.reset();
    m_run.end();
}

void MessageSearch::interrupt()
{
    if (sqlite3 *handle = m_run.handle())
        sqlite3_interrupt(handle);
}

} // namespace trunkline
