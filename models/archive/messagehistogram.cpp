// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/messagehistogram.h"

#include "archive/messagerecord.h"
#include "archive/timeplan.h"
#include "domain/messagestatus.h"
#include "domain/timerange.h"

#include <algorithm>
#include <QDateTime>

namespace trunkline {
namespace {

constexpr size_t countedOneByOne = 20'000; ///< looked up one by one
constexpr int barRowsPerLook = 256; ///< at the clock

/// A day is 23 to 25 hours where clocks change.
qint64 bucketEnd(qint64 at, qint64 begin, qint64 stepMs, const QTimeZone &zone)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(at, zone).date();
    const qint64 dayEnd = daysRange(day, day, zone).to;
    return stepMs >= dayMs ? dayEnd : std::min(begin + stepMs, dayEnd);
}

} // namespace

qint64 bucketStart(qint64 at, qint64 stepMs, const QTimeZone &zone)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(at, zone).date();
    const qint64 start = daysRange(day, day, zone).from;
    return stepMs >= dayMs ? start : start + (at - start) / stepMs * stepMs;
}

ArchiveTrouble MessageHistogram::start(const MessageQuery &query, qint64 stepMs, const QTimeZone &zone)
{
    end();
    m_conditions.emplace(query);
    m_stepMs = std::max<qint64>(stepMs, 1);
    m_zone = zone;
    m_isByStatus = m_conditions->columnSql.isEmpty() && m_conditions->wholeTest.isEmpty();
    if (m_run.begin() && !m_isByStatus)
        m_finding = planByTime(m_run, *m_conditions, false);
    if (m_run.trouble)
        end();
    return m_run.trouble;
}

void MessageHistogram::end()
{
    m_finding.reset();
    m_counting.reset();
    m_found = {};
    m_buckets.clear();
    m_nextStatus = 0;
    m_at = 0;
    m_place = {};
    m_run.end();
}

bool MessageHistogram::advance(int milliseconds, ArchiveTrouble *trouble)
{
    m_run.until = QDeadlineTimer(milliseconds);
    const bool isOver = find() && countAll();
    *trouble = m_run.trouble;
    return isOver || m_run.trouble;
}

bool MessageHistogram::find()
{
    while (m_finding) {
        qint64 seq = 0;
        const SeqStream::Step step = m_finding->next(&seq);
        if (step == SeqStream::Step::Ended)
            m_finding.reset();
        else if (step != SeqStream::Step::Found)
            return false;
        else
            m_found.push_back(seq);
        if (m_found.size() % barRowsPerLook == 0 && isOver())
            return false;
    }
    return true;
}

bool MessageHistogram::countAll()
{
    if (!m_isByStatus && m_found.size() <= countedOneByOne)
        return countEach();
    if (m_conditions->isImpossible())
        return true;
    while (m_counting || m_nextStatus < m_conditions->statuses.size()) {
        if (!m_counting) {
            StatementStream::Source source;
            m_place = {m_conditions->statuses.at(m_nextStatus++), 0, 0};
            m_at = 0;
            source.range = m_conditions->range;
            source.sql = "SELECT seq FROM messages WHERE status = " + QByteArray::number(m_place.status)
                + source.range.seqSql("seq") + " ORDER BY seq";
            m_counting = std::make_unique<StatementStream>(m_run, std::move(source));
        }
        if (!countStatus())
            return false;
    }
    return true;
}

/// The index of a status has seqs in order, as m_found is.
bool MessageHistogram::countStatus()
{
    qint64 seq = 0;
    SeqStream::Step step = SeqStream::Step::Found;
    for (int rows = 1; (step = m_counting->next(&seq)) == SeqStream::Step::Found; ++rows) {
        while (m_at < m_found.size() && m_found[m_at] < seq)
            ++m_at;
        if (m_isByStatus || (m_at < m_found.size() && m_found[m_at] == seq))
            add(seq, m_place.status);
        if (rows % barRowsPerLook == 0 && isOver())
            return false;
    }
    if (step != SeqStream::Step::Ended)
        return false;
    m_counting.reset();
    return true;
}

bool MessageHistogram::countEach()
{
    ArchiveStatement status(m_run.handle(), "SELECT status FROM messages WHERE seq = ?1");
    while (m_at < m_found.size() && !m_run.trouble) {
        const qint64 seq = m_found[m_at];
        ++m_at;
        status.bind(1, seq);
        const ArchiveStatement::Step step = status.step();
        if (step == ArchiveStatement::Step::Row)
            add(seq, int(status.integer(0)));
        else if (step == ArchiveStatement::Step::Failed)
            m_run.fail();
        status.reset();
        if (m_at % barRowsPerLook == 0 && isOver())
            return false;
    }
    return true;
}

void MessageHistogram::add(qint64 seq, int status)
{
    const qint64 at = atOfSeq(seq);
    if (at < m_place.begin || at >= m_place.end) {
        m_place.begin = bucketStart(at, m_stepMs, m_zone);
        m_place.end = bucketEnd(at, m_place.begin, m_stepMs, m_zone);
    }
    ActivityBucket &bucket = m_buckets[m_place.begin];
    bucket.start = m_place.begin;
    switch (MessageStatus(status)) {
    case MessageStatus::Received:
        ++bucket.received;
        break;
    case MessageStatus::Accepted:
    case MessageStatus::HandedOver:
        ++bucket.underway;
        break;
    case MessageStatus::AcceptedByCarrier:
    case MessageStatus::Delivered:
        ++bucket.arrived;
        break;
    case MessageStatus::Failed:
        ++bucket.failed;
        break;
    }
}

QList<ActivityBucket> MessageHistogram::buckets() const
{
    QList<ActivityBucket> buckets;
    for (const auto &[start, bucket] : m_buckets)
        buckets += bucket;
    return buckets;
}

} // namespace trunkline
