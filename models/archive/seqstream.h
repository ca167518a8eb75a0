// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivestatement.h"
#include "archive/rowtest.h"
#include "archive/searchrun.h"
#include "archive/seqrange.h"

#include <memory>
#include <vector>

namespace trunkline {

/// Seqs in the order in which they are to be shown, one after the other. They live on the thread of the
/// connection, and no longer than its transaction.
class SeqStream {
public:
    enum class Step {
        Found,
        Paused, ///< the time is over; ask again
        Ended,
        Failed, ///< see SearchRun::trouble
    };

    SeqStream() = default;
    virtual ~SeqStream() = default;
    Q_DISABLE_COPY_MOVE(SeqStream)
    virtual Step next(qint64 *seq) = 0;
};

using SeqStreamPtr = std::unique_ptr<SeqStream>;

/// The rows of a statement. Its first column is the seq; when there is a test, sender, recipient and body
/// follow.
class StatementStream : public SeqStream {
public:
    struct Source {
        QByteArray sql;
        QByteArray match; ///< bound to ?1, when there is any
        RowTest test;
        SeqRange range; ///< edges to be checked here; those that the SQL checks need none
    };

    StatementStream(SearchRun &run, Source source);
    Step next(qint64 *seq) override;

private:
    bool accepts(qint64 seq);

    SearchRun &m_run;
    Source m_source;
    ArchiveStatement m_statement;
    ArchiveStatement m_time;
    int m_refused = 0; ///< since the clock was looked at
};

/// Seqs that are known, in the order to be shown; each has to pass a filter (SQL, " AND …") and a test. With
/// a range only those have to that are doubtful in it.
class ListStream : public SeqStream {
public:
    ListStream(SearchRun &run, std::vector<qint64> seqs, const QByteArray &filter = {}, RowTest test = {},
               const std::optional<SeqRange> &range = {});
    Step next(qint64 *seq) override;

private:
    SearchRun &m_run;
    std::vector<qint64> m_seqs;
    size_t m_at = 0;
    RowTest m_test;
    ArchiveStatement m_row; ///< invalid without filter and test
    bool m_isChecked;
    std::optional<SeqRange> m_range;
};

/// Several streams that are in order of seq, as one in that order.
class MergedStream : public SeqStream {
public:
    MergedStream(std::vector<SeqStreamPtr> streams, bool descending);
    Step next(qint64 *seq) override;

private:
    struct Head {
        SeqStreamPtr stream;
        qint64 seq = 0;
        bool isAtHand = false;
    };
    std::vector<Head> m_heads;
    bool m_descending;
};

/// One after the other.
class ChainStream : public SeqStream {
public:
    explicit ChainStream(std::vector<SeqStreamPtr> streams)
        : m_streams(std::move(streams))
    {
    }
    Step next(qint64 *seq) override;

private:
    std::vector<SeqStreamPtr> m_streams;
    size_t m_at = 0;
};

} // namespace trunkline
