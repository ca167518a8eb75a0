// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/messagesync.h"

#include "archive/archivethread.h"
#include "archive/receiptrefresh.h"
#include "archive/syncrun.h"
#include "domain/timerange.h"

#include <QDateTime>
#include <utility>

namespace trunkline {

namespace {

qint64 lengthOf(const QList<TimeRange> &ranges)
{
    qint64 length = 0;
    for (const TimeRange &range : ranges)
        length += range.to - range.from;
    return length;
}

int wholeDays(qint64 ms)
{
    return int((ms + dayMs - 1) / dayMs);
}

} // namespace

/// What the archive has before anything is read.
struct MessageSync::Found {
    ArchiveTrouble trouble;
    Coverage coverage;
};

MessageSync::MessageSync(Transport &transport, ArchiveThread &archive, const SyncOptions &options,
                         QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_archive(archive)
    , m_options(options)
    , m_receipts(new ReceiptRefresh(transport, archive, options, this))
    , m_turn(new QObject(this))
{
    m_tell.setSingleShot(true);
    m_tell.setInterval(options.tellEveryMs);
    connect(&m_tell, &QTimer::timeout, this, &MessageSync::tell);
    connect(m_receipts, &ReceiptRefresh::stored, this, &MessageSync::tellSoon);
    connect(m_receipts, &ReceiptRefresh::ended, this,
            [this](const ApiError &, const ArchiveTrouble &trouble) { pollEnded({}, trouble); });
}

MessageSync::~MessageSync() = default;

qint64 MessageSync::now() const
{
    return QDateTime::currentMSecsSinceEpoch() + m_aheadMs;
}

void MessageSync::start(const TimeRange &span)
{
    abandon();
    m_span = span;
    m_counts = {};
    enter(State::Reading);
    look(&MessageSync::fill);
}

void MessageSync::resume()
{
    if (m_state == State::Paused || m_state == State::Failed)
        start(m_span);
}

void MessageSync::cancel()
{
    if (m_state != State::Reading && !m_isPolling)
        return;
    const bool wasReading = m_state == State::Reading;
    abandon();
    if (wasReading)
        enter(State::Paused);
    else
        tell();
}

void MessageSync::reset()
{
    abandon();
    m_span = {};
    m_counts = {};
    m_coverage = {};
    m_upToDateAt = 0;
    enter(State::Idle);
}

void MessageSync::poll()
{
    if (m_isPolling)
        return;
    if (m_state == State::Failed && !m_span.isEmpty())
        return resume();
    m_isPolling = true;
    tellSoon({});
    look(&MessageSync::readNews);
}

void MessageSync::abandon()
{
    delete m_turn;
    m_turn = new QObject(this);
    for (const QPointer<SyncRun> &run : {m_fill, m_news}) {
        if (!run)
            continue;
        run->cancel();
        run->deleteLater(); // it may be this one that calls
    }
    m_fill = nullptr;
    m_news = nullptr;
    m_receipts->cancel();
    m_isPolling = false;
}

/// Forgets what is too old and asks what is there.
void MessageSync::look(void (MessageSync::*then)(const Found &))
{
    const qint64 cut = m_options.keepDays > 0 ? now() - m_options.keepDays * dayMs : 0;
    m_archive.post(
        [cut](ArchiveWriter &writer) {
            Found found;
            if (cut > 0)
                found.trouble = writer.forgetBefore(cut);
            if (!found.trouble)
                found.coverage = writer.coverage(&found.trouble);
            return found;
        },
        m_turn,
        [this, then](const Found &found) {
            if (!found.trouble)
                m_coverage = found.coverage;
            (this->*then)(found);
        });
}

/// In order. The last minutes before now are not proven, so they are read with some that are.
QList<TimeRange> MessageSync::gapsOf(const TimeRange &span, qint64 now) const
{
    const qint64 oldest = m_options.keepDays > 0 ? now - m_options.keepDays * dayMs : span.from;
    const TimeRange wanted{qMax(span.from, oldest), qMin(span.to, now)};
    if (wanted.isEmpty())
        return {};
    QList<TimeRange> gaps = m_coverage.gaps(wanted);
    if (!gaps.isEmpty() && gaps.last().to == now)
        gaps.last().from = qMax(wanted.from, gaps.last().from - m_options.marginMs);
    return gaps;
}

void MessageSync::fill(const Found &found)
{
    if (found.trouble)
        return enter(State::Failed, {}, found.trouble);
    m_filledFrom = now();
    m_fill = makeRun(m_options.inFlight);
    connect(m_fill, &SyncRun::ended, this, &MessageSync::fillEnded);
    m_fill->start(gapsOf(m_span, m_filledFrom), m_filledFrom);
}

void MessageSync::readNews(const Found &found)
{
    if (found.trouble)
        return pollEnded({}, found.trouble);
    const qint64 until = now();
    qint64 from = found.coverage.isEmpty() ? until : found.coverage.ranges().last().to;
    from = qMax(from, m_filledFrom); // before that is for somebody to ask for, who may have stopped it
    m_news = makeRun(1);
    connect(m_news, &SyncRun::ended, this, &MessageSync::newsEnded);
    m_news->start({{qMin(from, until) - m_options.marginMs, until}}, until);
}

SyncRun *MessageSync::makeRun(int inFlight)
{
    SyncOptions options = m_options;
    options.inFlight = inFlight;
    auto *run = new SyncRun(m_transport, m_archive, options, this);
    connect(run, &SyncRun::stored, this, &MessageSync::count);
    connect(run, &SyncRun::covered, this, [this](const TimeRange &range) { m_coverage.add(range); });
    connect(run, &SyncRun::retrying, this, &MessageSync::retrying);
    return run;
}

void MessageSync::count(const TimeRange &span, const StoreCount &count)
{
    m_counts.records += count.added + count.changed + count.same;
    m_counts.added += count.added;
    tellSoon(count.added + count.changed > 0 ? span : TimeRange());
}

void MessageSync::noteClock(const SyncRun *run)
{
    m_aheadMs = run->serviceAheadMs().value_or(m_aheadMs);
}

void MessageSync::fillEnded(const ApiError &error, const ArchiveTrouble &trouble)
{
    noteClock(m_fill);
    m_fill->deleteLater();
    m_fill = nullptr;
    if (error.isError() || trouble)
        return enter(State::Failed, error, trouble);
    if (m_span.to >= m_filledFrom)
        m_upToDateAt = m_filledFrom;
    enter(State::Complete);
}

void MessageSync::newsEnded(const ApiError &error, const ArchiveTrouble &trouble)
{
    noteClock(m_news);
    m_news->deleteLater();
    m_news = nullptr;
    if (error.isError() || trouble)
        return pollEnded(error, trouble);
    if (m_state == State::Complete)
        m_upToDateAt = now();
    if (m_state == State::Failed)
        enter(State::Idle);
    m_receipts->start(now());
}

/// What one poll could not do, a fill that goes on finds out by itself.
void MessageSync::pollEnded(const ApiError &error, const ArchiveTrouble &trouble)
{
    m_isPolling = false;
    // Nor does it begin again what somebody has stopped.
    const bool mayFail = m_state != State::Reading && (m_state != State::Paused || trouble);
    const bool hasFailed = (error.isError() || trouble) && mayFail;
    if (hasFailed)
        enter(State::Failed, error, trouble);
    else
        tell();
}

SyncProgress MessageSync::progress() const
{
    SyncProgress progress = m_counts;
    const TimeRange span{m_span.from, qMin(m_span.to, now())};
    if (span.isEmpty())
        return progress;
    progress.days = wholeDays(span.to - span.from);
    progress.daysDone = m_state == State::Complete
        ? progress.days
        : qMax(0, progress.days - wholeDays(lengthOf(m_coverage.gaps(span))));
    return progress;
}

void MessageSync::enter(State state, const ApiError &error, const ArchiveTrouble &trouble)
{
    m_state = state;
    m_error = error;
    m_trouble = trouble;
    tell();
}

void MessageSync::tell()
{
    m_tell.stop();
    const TimeRange told = std::exchange(m_told, {});
    const QPointer<MessageSync> alive(this); // whoever hears of it may destroy it
    if (!told.isEmpty())
        Q_EMIT stored(told);
    if (alive)
        Q_EMIT changed();
}

void MessageSync::tellSoon(const TimeRange &span)
{
    if (m_told.isEmpty())
        m_told = span;
    else if (!span.isEmpty())
        m_told = {qMin(m_told.from, span.from), qMax(m_told.to, span.to)};
    if (!m_tell.isActive())
        m_tell.start();
}

} // namespace trunkline
