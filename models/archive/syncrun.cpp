// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/syncrun.h"

#include "api/messagesapi.h"
#include "api/retrypolicy.h"
#include "api/transport.h"
#include "archive/archivethread.h"
#include "domain/timerange.h"

#include <algorithm>
#include <QElapsedTimer>

namespace trunkline {

namespace {

constexpr qint64 overlapMs = 1'000; // the service tells hundredths of a second
constexpr int pagesWorthSharing = 3;
constexpr int mostTornSeams = 2; // then every window is asked for wider

struct Stored {
    ArchiveTrouble trouble;
    StoreCount count;
    bool wasSkipped = false;
};

TimeRange spanOf(const QList<Message> &records)
{
    TimeRange span{records.first().at, records.first().at + 1};
    for (const Message &message : records)
        span = {qMin(span.from, message.at), qMax(span.to, message.at + 1)};
    return span;
}

/// Whether the same request may do better a while later.
bool isPassing(const ApiError &error)
{
    return mayRetry(error) || error.kind == ApiError::Kind::Timeout;
}

} // namespace

struct SyncRun::Reading {
    WindowRead read;
    bool isWide = false; ///< asked for a day longer, so its end needs no proof
    bool isBusy = false;
    qint64 horizon = 0; ///< it is whole up to here

    TimeRange coverable() const { return {read.range().from, qMin(read.range().to, horizon)}; }
};

SyncRun::SyncRun(Transport &transport, ArchiveThread &archive, const SyncOptions &options,
                 std::shared_ptr<const std::atomic<bool>> isOver, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_archive(archive)
    , m_options(options)
    , m_isOver(std::move(isOver))
    , m_pace(options.inFlight)
    , m_limit(options.pageSize)
    , m_isBroken(std::make_shared<std::atomic<bool>>(false))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &SyncRun::pump);
}

SyncRun::~SyncRun()
{
    if (m_arrived.pages > 0)
        storeArrived();
}

void SyncRun::start(const QList<TimeRange> &gaps, qint64 now)
{
    m_now = now;
    m_plan.begin(gaps);
    QTimer::singleShot(0, this, &SyncRun::pump);
}

void SyncRun::pump()
{
    while (!m_isStopped && !m_pause.isActive() && m_onWire.size() < m_pace.allowed() && hasRoom()) {
        Reading *reading = nextToAsk();
        if (!reading)
            break;
        ask(reading);
    }
    finish();
}

bool SyncRun::hasRoom() const
{
    const qint64 fitting = m_options.mostWaitingBytes / m_largestPage;
    return m_unread + m_waiting < qBound(qint64(1), fitting, qint64(m_options.mostWaiting));
}

SyncRun::Reading *SyncRun::nextToAsk()
{
    for (const auto &reading : m_readings) {
        if (!reading->isBusy)
            return reading.get();
    }
    if (const std::optional<DayWindow> window = m_plan.next())
        return begin(*window);
    return share();
}

SyncRun::Reading *SyncRun::begin(const DayWindow &window)
{
    const bool isOpen = window.range.to == m_now;
    const bool isWide = isOpen || !window.hasUpper || m_tornSeams >= mostTornSeams;
    const qint64 askedTo = window.range.to + (isWide ? dayMs : overlapMs);
    m_readings.push_back(std::make_unique<Reading>(Reading{WindowRead(window, askedTo, isOpen), isWide}));
    return m_readings.back().get();
}

/// Nothing is left to begin, so a window that has much to come gives half of it away.
SyncRun::Reading *SyncRun::share()
{
    const auto largest =
        std::max_element(m_readings.begin(), m_readings.end(), [](const auto &a, const auto &b) {
            return a->read.recordsLeft() < b->read.recordsLeft();
        });
    if (largest == m_readings.end() || (*largest)->read.recordsLeft() < qint64(pagesWorthSharing) * m_limit)
        return nullptr;
    return begin((*largest)->read.split());
}

void SyncRun::ask(Reading *reading)
{
    reading->isBusy = true;
    const qint64 request = m_lastRequest = m_pace.begin();
    m_onWire.insert(request);
    auto *job = api::listMessages(m_transport, reading->read.asked(), m_limit, reading->read.offset(), this);
    connect(job, &JobBase::retrying, this, [this, request](int attempt, int waitMs, const ApiError &because) {
        if (because.kind != ApiError::Kind::ConnectionLost)
            holdOn(request, waitMs, because);
        Q_EMIT retrying(attempt, waitMs, because);
    });
    QElapsedTimer since;
    since.start();
    // What is being decoded keeps nobody from asking for more.
    connect(job, &JobBase::received, this, [this, request, since] {
        m_onWire.remove(request);
        ++m_unread;
        m_pace.answered(request, since.elapsed());
        pump();
    });
    job->onFinished(this, [this, reading, request](const Result<Page<Message>> &result) {
        if (!m_onWire.remove(request))
            --m_unread;
        reading->isBusy = false;
        take(reading, request, result);
        pump();
    });
}

void SyncRun::take(Reading *reading, qint64 request, const Result<Page<Message>> &result)
{
    if (!result.ok())
        return fail(request, result.error());
    m_failures = 0;
    const Page<Message> &page = result.value();
    noteClock(reading, page.date);
    m_largestPage = qMax<qint64>(m_largestPage, page.bytes);
    if (page.bytes > m_options.wantedBytes)
        m_limit = qMax(m_options.smallestPage, m_limit / 2);
    QList<Message> records;
    switch (reading->read.take(page, &records)) {
    case WindowRead::Step::Next:
    case WindowRead::Step::Again:
        return store(records);
    case WindowRead::Step::Ended:
        return closeWindow(reading, records);
    case WindowRead::Step::Bad:
        return stop(reading->read.problem(), {});
    }
}

/// A window is whole only up to a while before its first page was made, whatever our own clock says.
void SyncRun::noteClock(Reading *reading, qint64 date)
{
    const qint64 ours = QDateTime::currentMSecsSinceEpoch();
    if (date != 0)
        m_aheadMs = date - ours;
    if (reading->horizon == 0)
        reading->horizon = (date != 0 ? date : ours) - m_options.marginMs;
}

void SyncRun::closeWindow(Reading *reading, const QList<Message> &records)
{
    const std::unique_ptr<Reading> closed = takeOut(m_readings, reading);
    const TimeRange range = closed->read.range();
    m_plan.learn(range, closed->read.pages());
    m_seams.upperEnded(range.from, closed->read.newestBelow());
    const WindowSeams::Seam seam =
        closed->isWide ? WindowSeams::Seam::Fits : m_seams.judge(range.to, closed->read.ids());
    store(records, seam == WindowSeams::Seam::Fits ? closed->coverable() : TimeRange());
    if (seam == WindowSeams::Seam::Open)
        m_unsealed.push_back(std::make_unique<Reading>(std::move(*closed)));
    else if (seam == WindowSeams::Seam::Torn)
        readWide(std::make_unique<Reading>(std::move(*closed)));
    judgeBelow(range.from);
}

/// The window that ends there may have waited for the one above it.
void SyncRun::judgeBelow(qint64 at)
{
    const auto lower = std::find_if(m_unsealed.begin(), m_unsealed.end(),
                                    [at](const auto &reading) { return reading->read.range().to == at; });
    if (lower == m_unsealed.end())
        return;
    std::unique_ptr<Reading> judged = takeOut(m_unsealed, lower->get());
    if (m_seams.judge(at, judged->read.ids()) == WindowSeams::Seam::Fits)
        store({}, judged->coverable());
    else
        readWide(std::move(judged));
}

void SyncRun::readWide(std::unique_ptr<Reading> reading)
{
    ++m_tornSeams;
    const TimeRange range = reading->read.range();
    *reading = Reading{WindowRead({range, true}, range.to + dayMs, false), true};
    m_readings.push_back(std::move(reading));
}

std::unique_ptr<SyncRun::Reading> SyncRun::takeOut(Readings &from, Reading *reading)
{
    const auto place =
        std::find_if(from.begin(), from.end(), [reading](const auto &one) { return one.get() == reading; });
    std::unique_ptr<Reading> taken = std::move(*place);
    from.erase(place);
    return taken;
}

void SyncRun::fail(qint64 request, const ApiError &error)
{
    const bool isLarge = error.kind == ApiError::Kind::TooLarge && error.httpStatus != 0; // else its head was
    if (isLarge && m_limit > m_options.smallestPage) {
        m_limit = qMax(m_options.smallestPage, m_limit / 2);
        return;
    }
    if (!isPassing(error))
        return stop(error, {});
    m_pace.refused(request);
    if (request <= m_countedTo)
        return;
    m_countedTo = m_lastRequest;
    if (++m_failures > m_options.mostRetries)
        return stop(error, {});
    const qint64 wait = qint64(m_options.firstRetryMs) << qMin(m_failures - 1, 16);
    const int asked = m_pause.isActive() ? m_pause.remainingTime() : 0; // by the service: not to be cut short
    const int waitMs = qMax(int(qMin<qint64>(wait, m_options.longestRetryMs)), asked);
    m_pause.start(waitMs);
    Q_EMIT retrying(m_failures + 1, waitMs, error);
}

/// The transport waits with that request; nothing else is asked for meanwhile either.
void SyncRun::holdOn(qint64 request, int waitMs, const ApiError &because)
{
    if (isPassing(because) && m_pace.refused(request)
        && (!m_pause.isActive() || m_pause.remainingTime() < waitMs))
        m_pause.start(waitMs);
}

/// What arrives while something is stored is stored at once: a transaction of thousands writes far fewer
/// pages of the indexes than many small ones.
void SyncRun::store(const QList<Message> &records, const TimeRange &covered)
{
    if (records.isEmpty() && covered.isEmpty())
        return;
    ++m_waiting;
    ++m_arrived.pages;
    m_arrived.records += records;
    if (!covered.isEmpty())
        m_arrived.covered += covered;
    if (!m_isStoring)
        storeArrived();
}

void SyncRun::storeArrived()
{
    m_isStoring = true;
    const Arrived arrived = std::exchange(m_arrived, {});
    m_archive.post(
        [arrived, isBroken = m_isBroken, isOver = m_isOver](ArchiveWriter &writer) {
            Stored result;
            result.wasSkipped = *isBroken || *isOver;
            if (!result.wasSkipped)
                result.trouble = writer.store(arrived.records, &result.count, arrived.covered);
            if (result.trouble)
                *isBroken = true;
            return result;
        },
        this,
        [this, covered = arrived.covered, pages = arrived.pages,
         span = arrived.records.isEmpty() ? TimeRange() : spanOf(arrived.records)](const Stored &result) {
            m_isStoring = false;
            m_waiting -= pages;
            if (result.trouble)
                stop({}, result.trouble);
            if (!result.trouble && !result.wasSkipped) {
                for (const TimeRange &range : covered)
                    Q_EMIT this->covered(range);
                Q_EMIT stored(span, result.count);
            }
            if (m_arrived.pages > 0)
                storeArrived();
            pump();
        });
}

void SyncRun::stop(const ApiError &error, const ArchiveTrouble &trouble)
{
    if (m_isStopped)
        return;
    m_isStopped = true;
    m_error = error;
    m_trouble = trouble;
    m_pause.stop();
    m_onWire.clear();
    qDeleteAll(findChildren<JobBase *>(QString(), Qt::FindDirectChildrenOnly));
}

void SyncRun::cancel()
{
    if (m_arrived.pages > 0)
        storeArrived();
    m_hasEnded = true;
    stop({}, {});
    blockSignals(true);
}

void SyncRun::finish()
{
    const bool isDone = m_readings.empty() && m_unsealed.empty() && m_plan.isEmpty();
    if (m_hasEnded || m_waiting > 0 || !(isDone || m_isStopped))
        return;
    m_hasEnded = true;
    Q_EMIT ended(m_error, m_trouble);
}

} // namespace trunkline
