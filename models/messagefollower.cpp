// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagefollower.h"

#include "account/session.h"
#include "api/messagesapi.h"
#include "domain/receiptcode.h"

namespace trunkline {

int FollowPace::waitMs(int read) const
{
    qint64 wait = firstMs;
    for (; read > 1 && wait < longestMs; --read)
        wait *= 2;
    return int(qMin<qint64>(wait, longestMs));
}

MessageFollower::MessageFollower(Session &session, const QString &id, FollowPace pace, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_id(id)
    , m_pace(pace)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &MessageFollower::readNow);
    m_since.start();
    m_timer.start(m_pace.waitMs(m_next));
}

void MessageFollower::scheduleNext()
{
    const qint64 left = m_pace.giveUpMs - m_since.elapsed();
    if (left <= 0)
        return endForLackOfTime();
    m_timer.start(int(qMin<qint64>(m_pace.waitMs(++m_next), left)));
}

void MessageFollower::readNow()
{
    Job<Message> *job = api::getMessage(m_session.transport(), m_id, this);
    job->onFinished(this, [this](const Result<Message> &result) { take(result); });
}

void MessageFollower::take(const Result<Message> &result)
{
    if (!result.ok()) {
        m_error = result.error();
        if (m_error.kind == ApiError::Kind::BadCredentials) {
            Q_EMIT ended(End::Unreadable);
            return;
        }
        return scheduleNext();
    }
    m_wasRead = true;
    const DeliveryState state = deliveryState(result.value());
    m_acceptedByCarrier = state == DeliveryState::AcceptedByCarrier;
    Q_EMIT read(result.value());
    if (isFinal(state))
        Q_EMIT ended(state == DeliveryState::Delivered ? End::Delivered : End::Failed);
    else
        scheduleNext();
}

void MessageFollower::endForLackOfTime()
{
    if (m_acceptedByCarrier)
        Q_EMIT ended(End::AcceptedByCarrier);
    else
        Q_EMIT ended(m_wasRead ? End::NoReceipt : End::Unreadable);
}

} // namespace trunkline
