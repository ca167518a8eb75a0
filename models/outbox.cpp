// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox.h"

#include "account/session.h"

#include <algorithm>
#include <QDateTime>

namespace trunkline {

Outbox::Outbox(Session &session, FollowPace pace, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_pace(pace)
{
}

int Outbox::send(const OutgoingMessage &message)
{
    OutboxEntry fresh;
    fresh.key = int(m_entries.size()) + 1;
    fresh.message = message;
    fresh.sentAt = QDateTime::currentMSecsSinceEpoch();
    Q_EMIT aboutToAppend();
    m_entries.append(fresh);
    Q_EMIT appended();
    const int key = fresh.key;
    m_session.journal().send(message, this,
                             [this, key](const WriteResult<QString> &result) { settle(key, result); });
    return key;
}

const OutboxEntry *Outbox::find(int key) const
{
    return key >= 1 && key <= m_entries.size() ? &m_entries.at(key - 1) : nullptr;
}

bool Outbox::mayHaveGoneOut(const OutgoingMessage &message) const
{
    return std::any_of(m_entries.cbegin(), m_entries.cend(), [&message](const OutboxEntry &entry) {
        return entry.phase == OutboxEntry::Phase::Unclear && entry.message.to == message.to
            && entry.message.body == message.body && entry.message.mediaUrls == message.mediaUrls;
    });
}

OutboxEntry *Outbox::entry(int key)
{
    return &m_entries[key - 1];
}

void Outbox::settle(int key, const WriteResult<QString> &result)
{
    OutboxEntry *sent = entry(key);
    sent->error = result.error;
    switch (result.outcome) {
    case Outcome::Done:
        sent->phase = OutboxEntry::Phase::Following;
        sent->id = result.value.value_or(QString());
        break;
    case Outcome::Refused:
        sent->phase = OutboxEntry::Phase::Refused;
        break;
    case Outcome::Unknown:
        sent->phase = OutboxEntry::Phase::Unclear;
        break;
    }
    const QString id = sent->id;
    Q_EMIT changed(key - 1);
    Q_EMIT settled(key);
    if (!id.isEmpty())
        follow(key, id);
}

void Outbox::follow(int key, const QString &id)
{
    auto *follower = new MessageFollower(m_session, id, m_pace, this);
    connect(follower, &MessageFollower::read, this,
            [this, key](const Message &message) { take(key, message); });
    connect(follower, &MessageFollower::ended, this, [this, key, follower](MessageFollower::End end) {
        finish(key, end);
        follower->deleteLater();
    });
}

void Outbox::take(int key, const Message &message)
{
    OutboxEntry *sent = entry(key);
    sent->state = deliveryState(message);
    sent->receipts = message.receipts;
    Q_EMIT changed(key - 1);
    Q_EMIT messageRead(message);
}

void Outbox::finish(int key, MessageFollower::End end)
{
    OutboxEntry *sent = entry(key);
    sent->phase = OutboxEntry::Phase::Ended;
    sent->end = end;
    Q_EMIT changed(key - 1);
}

} // namespace trunkline
