// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message.h"
#include "domain/timerange.h"
#include "listloader.h"

namespace trunkline {

class Session;

/// How much is asked for at once. A record is about 600 bytes, one with a long body in escaped Unicode up to
/// some 20 kB; 250 of those stay under 8 MiB, so that even such a page is read in a fraction of a second and
/// a few dozen megabytes of memory. Other lists are asked for in pages of 200 (area codes: 400, by their
/// short ids), whose records are of one kB at most. Records of another size make pages of another size: after
/// an answer above wantedBytes half as many are asked for, and one that is too large altogether, 32 MiB and
/// more, is asked for again in halves; down to the smallest page.
struct MessagePaging {
    int pageSize = 250;
    int smallestPage = 5;
    qint64 wantedBytes = 8'388'608; ///< of one answer, at most
    qint64 mostBytes = largestList; ///< of all answers of a span together
};

/// The messages of a span of time, read page by page to the end. The service is asked for one day more on
/// both sides, with dates that are fixed when paging begins, and what it answers is cut by timestamp here,
/// since its treatment of end_date is unknown (flowroute-api 2.1). GUI thread; must not outlive the session.
class MessageList : public ListStatus {
    Q_OBJECT
public:
    explicit MessageList(Session &session, MessagePaging paging = {}, QObject *parent = nullptr);
    ~MessageList() override;

    MemoryRows<Message> &rows() { return m_rows; }
    /// The half-open span that the rows belong to; empty before the first load.
    const TimeRange &range() const { return m_range; }
    /// Records read that lay outside the span and were left out.
    int outside() const { return m_received - m_inside; }

    /// Abandons what is under way and reads that span from its first page. Rows of the span stay until they
    /// are replaced or proven gone, others go at once.
    void load(const TimeRange &range);
    /// Goes on where cancel() or an error stopped it.
    void resume();
    void cancel() override;

    /// Takes over a record that was read by itself, if it belongs to the span.
    void adopt(const Message &message);

private:
    void abandon();
    void next();
    void take(const Result<Page<Message>> &result);
    void keep(const Page<Message> &page);
    bool shrinkPage(const ApiError &error);
    void halvePage() { m_limit = qMax(m_paging.smallestPage, m_limit / 2); }

    Session &m_session;
    MessagePaging m_paging;
    MemoryRows<Message> m_rows;
    TimeRange m_range;
    TimeRange m_asked; ///< pinned when paging begins
    int m_limit = 0;
    int m_offset = 0;
    ListExtent m_extent;
    int m_inside = 0;
    QSet<QString> m_seen;
    QSet<QString> m_passed; ///< read, but outside the span
    QPointer<JobBase> m_job;
};

} // namespace trunkline
