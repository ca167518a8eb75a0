// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/messagesync.h"

#include "api/backgroundthread.h"
#include "api/transport.h"
#include "archive/syncwork.h"
#include "domain/timerange.h"

#include <QDateTime>
#include <utility>

using namespace Qt::StringLiterals;

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

MessageSync::MessageSync(const Transport &transport, ArchiveThread &archive, const SyncOptions &options,
                         QObject *parent)
    : QObject(parent)
    , m_isOver(std::make_shared<std::atomic<bool>>(false))
{
    m_make = [twin = transport.twin(), &archive, options, isOver = m_isOver] {
        return new SyncWork(twin(), archive, options, isOver);
    };
    m_thread.setObjectName(u"sync"_s);
}

MessageSync::~MessageSync()
{
    if (!m_home)
        return;
    // Comes after the commands, since queued calls keep their order.
    QMetaObject::invokeMethod(
        m_home,
        [this] {
            delete m_work;
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
    delete m_home;
}

/// The thread of an account that nobody looks into is never needed.
void MessageSync::begin()
{
    if (m_home)
        return;
    m_home = new QObject;
    m_home->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_home, [this] { makeWork(); }, Qt::QueuedConnection);
}

/// On the thread; what the work tells is queued to this object's.
void MessageSync::makeWork()
{
    standBehindWindows(BackgroundWork::Reading); // and the threads of its connections
    m_work = m_make();
    connect(m_work, &SyncWork::changed, this, &MessageSync::take);
    connect(m_work, &SyncWork::stored, this, &MessageSync::stored);
    connect(m_work, &SyncWork::retrying, this,
            [this](qint64 number, int attempt, int waitMs, const ApiError &because) {
                if (number == m_status.command)
                    Q_EMIT retrying(attempt, waitMs, because);
            });
}

void MessageSync::command(const std::function<void(SyncWork &, qint64 number)> &carryOut)
{
    begin();
    const qint64 number = ++m_status.command;
    QMetaObject::invokeMethod(
        m_home, [this, carryOut, number] { carryOut(*m_work, number); }, Qt::QueuedConnection);
    Q_EMIT changed();
}

/// What was told before the last command arrived is about what is not wanted any more.
void MessageSync::take(const SyncStatus &status)
{
    if (status.command != m_status.command)
        return;
    m_status = status;
    Q_EMIT changed();
}

void MessageSync::start(const TimeRange &span)
{
    m_status.state = State::Reading;
    m_status.error = {};
    m_status.trouble = {};
    m_status.span = span;
    m_status.records = 0;
    m_status.added = 0;
    m_status.isPolling = false;
    command([span](SyncWork &work, qint64 number) { work.start(number, span); });
}

void MessageSync::resume()
{
    if (state() == State::Paused || state() == State::Failed)
        start(span());
}

void MessageSync::cancel()
{
    if (state() != State::Reading && !isPolling())
        return;
    if (state() == State::Reading)
        m_status.state = State::Paused;
    m_status.isPolling = false;
    command([](SyncWork &work, qint64 number) { work.cancel(number); });
}

void MessageSync::reset()
{
    *m_isOver = true;
    m_isOver = std::make_shared<std::atomic<bool>>(false);
    const qint64 last = m_status.command;
    m_status = {};
    m_status.command = last;
    command([isOver = m_isOver](SyncWork &work, qint64 number) { work.reset(number, isOver); });
}

void MessageSync::poll()
{
    if (isPolling())
        return;
    if (state() == State::Failed && !span().isEmpty())
        return resume();
    m_status.isPolling = true;
    command([](SyncWork &work, qint64 number) { work.poll(number); });
}

SyncProgress MessageSync::progress() const
{
    SyncProgress progress{0, 0, m_status.records, m_status.added};
    const qint64 now = QDateTime::currentMSecsSinceEpoch() + m_status.aheadMs;
    const TimeRange whole{span().from, qMin(span().to, now)};
    if (whole.isEmpty())
        return progress;
    progress.days = wholeDays(whole.to - whole.from);
    progress.daysDone = state() == State::Complete
        ? progress.days
        : qMax(0, progress.days - wholeDays(lengthOf(coverage().gaps(whole))));
    return progress;
}

} // namespace trunkline
