// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/messagequery.h"
#include "archive/seqstream.h"

namespace trunkline {

/// One search at a time on a read connection: the seqs of the rows that a query means, in its order, in
/// pieces. Exact: every row that is stored, whether its text is in the index yet or not, as of the moment of
/// start(). Lives on the thread of the connection, which it must not outlive; a search that is not complete
/// keeps a read transaction open.
class MessageSearch {
public:
    struct Chunk {
        QList<qint64> seqs;
        bool isComplete = false; ///< nothing comes after these
        ArchiveTrouble trouble; ///< Interrupted or worse: the search is over, and seqs is empty
    };

    explicit MessageSearch(ArchiveDatabase &database);
    ~MessageSearch() { end(); }
    Q_DISABLE_COPY_MOVE(MessageSearch)

    /// Ends the search before, if there is one.
    ArchiveTrouble start(const MessageQuery &query);
    /// At most that many more. Fewer, or none, when the milliseconds are over (-1: no limit); one step of the
    /// text index may take longer than that.
    Chunk next(int most, int milliseconds = -1);
    /// How many there are in all, where that is known without finding them; see totalOf(). While it runs.
    std::optional<qint64> total();
    bool isRunning() const { return m_stream != nullptr; }
    void end();

    /// From any thread: makes what runs on the connection fail with Interrupted. Harmless when nothing does.
    void interrupt();

private:
    SearchRun m_run;
    MessageQuery m_query;
    SeqStreamPtr m_stream;
};

} // namespace trunkline
