// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/sendpace.h"

namespace trunkline {

SendPace::SendPace(Gaps gaps, QObject *parent)
    : QObject(parent)
    , m_gaps(gaps)
{
    m_clock.start();
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
    lane.nextAt = m_clock.elapsed() + (&lane == &m_mms ? m_gaps.mmsMs : m_gaps.smsMs);
    wake(lane);
}

void SendPace::wake(Lane &lane)
{
    if (lane.leaving == 0 && !lane.waiting.isEmpty() && !lane.timer.isActive())
        lane.timer.start(int(qMax<qint64>(0, lane.nextAt - m_clock.elapsed())));
}

void SendPace::call(Lane &lane)
{
    if (lane.waiting.isEmpty() || lane.leaving != 0)
        return;
    if (m_clock.elapsed() < lane.nextAt)
        return wake(lane); // a timer may be early
    lane.leaving = lane.waiting.takeFirst();
    Q_EMIT turn(lane.leaving);
}

} // namespace trunkline
