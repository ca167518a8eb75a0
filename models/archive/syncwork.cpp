// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/syncwork.h"

#include "api/transport.h"
#include "archive/archivethread.h"
#include "archive/receiptrefresh.h"
#include "archive/syncrun.h"

#include <QDateTime>
#include <utility>

namespace trunkline {

/// What the archive has before anything is read.
struct SyncWork::Found {
    ArchiveTrouble trouble;
    Coverage coverage;
};

SyncWork::SyncWork(std::unique_ptr<Transport> transport, ArchiveThread &archive, const SyncOptions &options,
                   std::shared_ptr<const std::atomic<bool>> isOver)
    : m_transport(std::move(transport))
    , m_archive(archive)
    , m_options(options)
    , m_isOver(std::move(isOver))
    , m_receipts(new ReceiptRefresh(*m_transport, archive, options, this))
    , m_turn(new QObject(this))
{
    m_tell.setSingleShot(true);
    m_tell.setInterval(options.tellEveryMs);
    connect(&m_tell, &QTimer::timeout, this, &SyncWork::tell);
    connect(m_receipts, &ReceiptRefresh::stored, this, &SyncWork::tellSoon);
    connect(m_receipts, &ReceiptRefresh::ended, this,
            [this](const ApiError &, const ArchiveTrouble &trouble) { pollEnded({}, trouble); });
}

/// What is under way goes before the transport.
SyncWork::~SyncWork()
{
    abandon();
    qDeleteAll(findChildren<SyncRun *>(QString(), Qt::FindDirectChildrenOnly));
}

qint64 SyncWork::now() const
{
    return QDateTime::currentMSecsSinceEpoch() + m_status.aheadMs;
}

void SyncWork::start(qint64 command, const TimeRange &span)
{
    m_status.command = command;
    read(span);
}

void SyncWork::read(const TimeRange &span)
{
    abandon();
    m_status.span = span;
    m_status.records = 0;
    m_status.added = 0;
    enter(State::Reading);
    look(&SyncWork::fill);
}

void SyncWork::cancel(qint64 command)
{
    m_status.command = command;
    abandon();
    if (m_status.state == State::Reading)
        enter(State::Paused);
    else
        tell();
}

void SyncWork::reset(qint64 command, const std::shared_ptr<const std::atomic<bool>> &isOver)
{
    abandon();
    m_isOver = isOver;
    m_status = {};
    m_status.command = command;
    tell();
}

void SyncWork::poll(qint64 command)
{
    m_status.command = command;
    if (m_status.isPolling)
        return tell();
    if (m_status.state == State::Failed && !m_status.span.isEmpty())
        return read(m_status.span);
    m_status.isPolling = true;
    tellSoon({});
    look(&SyncWork::readNews);
}

void SyncWork::abandon()
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
    m_status.isPolling = false;
}

/// Asks what is there.
void SyncWork::look(void (SyncWork::*then)(const Found &))
{
    m_archive.post(
        [](ArchiveWriter &writer) {
            Found found;
            found.coverage = writer.coverage(&found.trouble);
            return found;
        },
        m_turn,
        [this, then](const Found &found) {
            if (!found.trouble)
                m_status.coverage = found.coverage;
            (this->*then)(found);
        });
}

/// In order. The last minutes before now are not proven, so they are read with some that are.
QList<TimeRange> SyncWork::gapsOf(const TimeRange &span, qint64 now) const
{
    const TimeRange wanted{span.from, qMin(span.to, now)};
    if (wanted.isEmpty())
        return {};
    QList<TimeRange> gaps = m_status.coverage.gaps(wanted);
    if (!gaps.isEmpty() && gaps.last().to == now)
        gaps.last().from = qMax(wanted.from, gaps.last().from - m_options.marginMs);
    return gaps;
}

void SyncWork::fill(const Found &found)
{
    if (found.trouble)
        return enter(State::Failed, {}, found.trouble);
    m_filledFrom = now();
    m_fill = makeRun(m_options.inFlight);
    connect(m_fill, &SyncRun::ended, this, &SyncWork::fillEnded);
    m_fill->start(gapsOf(m_status.span, m_filledFrom), m_filledFrom);
}

void SyncWork::readNews(const Found &found)
{
    if (found.trouble)
        return pollEnded({}, found.trouble);
    const qint64 until = now();
    qint64 from = found.coverage.isEmpty() ? until : found.coverage.ranges().last().to;
    from = qMax(from, m_filledFrom); // before that is for somebody to ask for, who may have stopped it
    m_news = makeRun(1);
    connect(m_news, &SyncRun::ended, this, &SyncWork::newsEnded);
    m_news->start({{qMin(from, until) - m_options.marginMs, until}}, until);
}

SyncRun *SyncWork::makeRun(int inFlight)
{
    SyncOptions options = m_options;
    options.inFlight = inFlight;
    auto *run = new SyncRun(*m_transport, m_archive, options, m_isOver, this);
    connect(run, &SyncRun::stored, this, &SyncWork::count);
    connect(run, &SyncRun::covered, this, [this](const TimeRange &range) { m_status.coverage.add(range); });
    connect(run, &SyncRun::retrying, this, [this](int attempt, int waitMs, const ApiError &because) {
        Q_EMIT retrying(m_status.command, attempt, waitMs, because);
    });
    return run;
}

void SyncWork::count(const TimeRange &span, const StoreCount &count)
{
    m_status.records += count.added + count.changed + count.same;
    m_status.added += count.added;
    tellSoon(count.added + count.changed > 0 ? span : TimeRange());
}

void SyncWork::noteClock(const SyncRun *run)
{
    m_status.aheadMs = run->serviceAheadMs().value_or(m_status.aheadMs);
}

void SyncWork::fillEnded(const ApiError &error, const ArchiveTrouble &trouble)
{
    noteClock(m_fill);
    m_fill->deleteLater();
    m_fill = nullptr;
    if (error.isError() || trouble)
        return enter(State::Failed, error, trouble);
    if (m_status.span.to >= m_filledFrom) {
        m_status.upToDateAt = m_filledFrom;
        goOnWhereItIsWhole();
    }
    enter(State::Complete);
}

/// By the clock of the service, which is told in whole seconds: polls that began by ours would leave a gap.
void SyncWork::goOnWhereItIsWhole()
{
    if (!m_status.coverage.isEmpty())
        m_filledFrom = qMin(m_filledFrom, m_status.coverage.ranges().last().to + m_options.marginMs);
}

void SyncWork::newsEnded(const ApiError &error, const ArchiveTrouble &trouble)
{
    noteClock(m_news);
    m_news->deleteLater();
    m_news = nullptr;
    if (error.isError() || trouble)
        return pollEnded(error, trouble);
    if (m_status.state == State::Complete)
        m_status.upToDateAt = now();
    if (m_status.state == State::Failed)
        enter(State::Idle);
    m_receipts->start(now(), m_isOver);
}

/// What one poll could not do, a fill that goes on finds out by itself.
void SyncWork::pollEnded(const ApiError &error, const ArchiveTrouble &trouble)
{
    m_status.isPolling = false;
    // Nor does it begin again what somebody has stopped.
    const bool mayFail = m_status.state != State::Reading && (m_status.state != State::Paused || trouble);
    const bool hasFailed = (error.isError() || trouble) && mayFail;
    if (hasFailed)
        enter(State::Failed, error, trouble);
    else
        tell();
}

void SyncWork::enter(State state, const ApiError &error, const ArchiveTrouble &trouble)
{
    m_status.state = state;
    m_status.error = error;
    m_status.trouble = trouble;
    tell();
}

void SyncWork::tell()
{
    m_tell.stop();
    const TimeRange told = std::exchange(m_told, {});
    if (!told.isEmpty())
        Q_EMIT stored(told);
    Q_EMIT changed(m_status);
}

void SyncWork::tellSoon(const TimeRange &span)
{
    if (m_told.isEmpty())
        m_told = span;
    else if (!span.isEmpty())
        m_told = {qMin(m_told.from, span.from), qMax(m_told.to, span.to)};
    if (!m_tell.isActive())
        m_tell.start();
}

} // namespace trunkline
