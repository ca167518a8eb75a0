// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/sendpace.h"

namespace trunkline {

namespace {

constexpr int smsASecond = 5; // flowroute-api 1.8
constexpr int mmsASecond = 1;
constexpr qint64 neverReady = -1;

} // namespace

SendPace::SendPace(Gaps gaps, QObject *parent)
    : QObject(parent)
{
    m_clock.start();
    m_sms.gapMs = gaps.smsMs;
    m_sms.atOnce = smsASecond;
    m_mms.gapMs = gaps.mmsMs;
    m_mms.atOnce = mmsASecond;
    for (Lane *lane : {&m_sms, &m_mms}) {
        lane->timer.setSingleShot(true);
        lane->timer.setTimerType(Qt::PreciseTimer);
        connect(&lane->timer, &QTimer::timeout, this, [this, lane] { call(*lane); });
    }
}

void SendPace::add(qint64 intent, bool isMms)
{
    Lane &lane = isMms ? m_mms : m_sms;
    lane.waiting.append(intent);
    wake(lane);
}

bool SendPace::remove(qint64 intent)
{
    return m_sms.waiting.removeOne(intent) || m_mms.waiting.removeOne(intent);
}

void SendPace::left(qint64 intent)
{
    Lane &lane = m_mms.leaving == intent ? m_mms : m_sms;
    if (lane.leaving != intent)
        return;
    lane.leaving = 0;
    lane.onTheWay.append(intent);
    lane.nextAt = m_clock.elapsed() + lane.gapMs;
    wake(lane);
}

void SendPace::ended(qint64 intent)
{
    for (Lane *lane : {&m_sms, &m_mms}) {
        if (lane->onTheWay.removeOne(intent)) {
            lane->ends.append(m_clock.elapsed());
            wake(*lane);
        }
    }
}

qint64 SendPace::readyAt(Lane &lane) const
{
    const qint64 span = qint64(lane.gapMs) * lane.atOnce; // a second and some more
    while (!lane.ends.isEmpty() && lane.ends.constFirst() + span <= m_clock.elapsed())
        lane.ends.removeFirst();
    if (lane.onTheWay.size() + lane.ends.size() < lane.atOnce)
        return lane.nextAt;
    return lane.ends.isEmpty() ? neverReady : qMax(lane.nextAt, lane.ends.constFirst() + span);
}

void SendPace::wake(Lane &lane)
{
    if (lane.leaving != 0 || lane.waiting.isEmpty() || lane.timer.isActive())
        return;
    const qint64 ready = readyAt(lane);
    if (ready != neverReady) // else ended() comes first
        lane.timer.start(int(qMax<qint64>(0, ready - m_clock.elapsed())));
}

void SendPace::call(Lane &lane)
{
    if (lane.waiting.isEmpty() || lane.leaving != 0)
        return;
    const qint64 ready = readyAt(lane);
    if (ready == neverReady || m_clock.elapsed() < ready)
        return wake(lane); // a timer may be early
    lane.leaving = lane.waiting.takeFirst();
    Q_EMIT turn(lane.leaving);
}

} // namespace trunkline
