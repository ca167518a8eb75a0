// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/messagequery.h"
#include "archive/searchconditions.h"
#include "archive/seqstream.h"

#include <map>

namespace trunkline {

/// How many messages of a span of time there are, by outcome.
struct ActivityBucket {
    qint64 start = 0; ///< UTC milliseconds
    int received = 0;
    int underway = 0;
    int arrived = 0;
    int failed = 0;
    friend bool operator==(const ActivityBucket &, const ActivityBucket &) = default;
};

/// Where the bucket of a moment begins: at that day's beginning in the zone, or a multiple of the step after
/// it when the step is shorter than a day. Longer steps are days.
qint64 bucketStart(qint64 at, qint64 stepMs, const QTimeZone &zone);

/// Counts the rows of a query by time and outcome, some milliseconds at a time. On a read connection that
/// nothing else uses until it is complete; lives on its thread.
class MessageHistogram {
public:
    explicit MessageHistogram(ArchiveDatabase &database)
        : m_run(database)
    {
    }
    ~MessageHistogram() { end(); }
    Q_DISABLE_COPY_MOVE(MessageHistogram)

    ArchiveTrouble start(const MessageQuery &query, qint64 stepMs, const QTimeZone &zone);
    /// True once it is complete, or has failed.
    bool advance(int milliseconds, ArchiveTrouble *trouble);
    /// Ascending; spans without a message are left out.
    QList<ActivityBucket> buckets() const;
    void end();

private:
    /// Where counting stands, for each status in turn: times come in order, so days are computed seldom.
    struct Place {
        int status = 0;
        qint64 begin = 0;
        qint64 end = 0;
    };

    bool find();
    bool countAll();
    bool countStatus();
    bool countEach();
    void add(qint64 seq, int status);
    bool isOver() const { return m_run.until.hasExpired(); }

    SearchRun m_run;
    std::optional<SearchConditions> m_conditions;
    qint64 m_stepMs = 0;
    QTimeZone m_zone;
    SeqStreamPtr m_finding; ///< until all rows are found
    std::vector<qint64> m_found; ///< ascending
    bool m_isByStatus = false; ///< every row of these statuses is meant, nothing has to be found
    SeqStreamPtr m_counting; ///< rows of one status
    qsizetype m_nextStatus = 0;
    size_t m_at = 0; ///< in m_found
    Place m_place;
    std::map<qint64, ActivityBucket> m_buckets;
};

} // namespace trunkline
