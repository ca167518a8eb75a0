// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox.h"

#include "account/session.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

using Phase = OutboxEntry::Phase;

Phase phaseOf(const Intent &intent)
{
    switch (intent.state) {
    case IntentState::Waiting:
        return Phase::Waiting;
    case IntentState::UnderWay:
        return Phase::Sending;
    case IntentState::Refused:
        return Phase::Refused;
    case IntentState::Unknown:
        return Phase::Unclear;
    case IntentState::Absent:
        return Phase::Absent;
    case IntentState::LeftToPerson:
        return Phase::LeftToPerson;
    case IntentState::Done:
        break;
    }
    return intent.reference.isEmpty() ? Phase::WentOut : Phase::Following;
}

bool isUnclear(Phase phase)
{
    return phase == Phase::Unclear || phase == Phase::LeftToPerson;
}

/// What is still known of a message that an earlier run wrote down. `unsentText`: of one that never left.
OutboxEntry entryOf(const Intent &intent, const QString &unsentText)
{
    OutboxEntry entry;
    entry.message.from = PhoneNumber::fromService(intent.wish["from"_L1].toString());
    entry.message.to = PhoneNumber::fromService(intent.wish["to"_L1].toString());
    entry.message.body = intent.body.isEmpty() ? unsentText : intent.body;
    entry.media = intent.wish["media"_L1].toInt();
    entry.isFromEarlierRun = true;
    entry.hasText = textHash(entry.message.body) == intent.wish["sha256"_L1].toString();
    entry.sentAt = intent.startedAt != 0 ? intent.startedAt : intent.recordedAt;
    return entry;
}

} // namespace

Outbox::Outbox(Session &session, FollowPace pace, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_pace(pace)
{
    const Journal &journal = session.journal();
    connect(&journal, &Journal::statusChanged, this, [this] {
        letGoOfForgotten();
        adoptLeftOvers();
    });
    connect(&journal, &Journal::recorded, this, qOverload<qint64>(&Outbox::bind));
    connect(&journal, &Journal::changed, this, [this](qint64 intent) {
        if (const int key = m_keys.value(intent))
            refresh(key);
    });
    adoptLeftOvers();
}

/// A journal that was deleted numbers its intents anew.
void Outbox::letGoOfForgotten()
{
    for (OutboxEntry &entry : m_entries) {
        if (entry.intent.id != 0 && !m_session.journal().find(entry.intent.id)) {
            m_keys.remove(entry.intent.id);
            entry.intent.id = 0;
        }
    }
}

void Outbox::adoptLeftOvers()
{
    const Journal &journal = m_session.journal();
    for (const qint64 id : journal.carriedOver()) {
        const Intent *intent = journal.find(id);
        if (!intent || intent->kind != WriteKind::SendMessage || m_keys.contains(id))
            continue;
        append(entryOf(*intent, journal.unsentText(id)));
        bind(int(m_entries.size()), id);
    }
}

void Outbox::append(const OutboxEntry &entry)
{
    Q_EMIT aboutToAppend();
    m_entries.append(entry);
    m_entries.last().key = int(m_entries.size());
    Q_EMIT appended();
}

int Outbox::send(const OutgoingMessage &message)
{
    OutboxEntry fresh;
    fresh.message = message;
    fresh.media = int(message.mediaUrls.size());
    fresh.sentAt = QDateTime::currentMSecsSinceEpoch();
    append(fresh);
    const int key = int(m_entries.size());
    m_session.journal().send(fresh.message, this, // `message` may be one of our own, which have moved
                             [this, key](const WriteResult<QString> &result) { settle(key, result); });
    return key;
}

/// The journal names an intent before its answer comes. The oldest entry without one that asks for the same
/// is it, since only one of two alike can be open.
void Outbox::bind(qint64 intent)
{
    const Intent *recorded = m_session.journal().find(intent);
    if (recorded->kind != WriteKind::SendMessage)
        return;
    for (const OutboxEntry &candidate : std::as_const(m_entries)) {
        if (candidate.intent.id == 0 && candidate.phase == Phase::Waiting
            && wishOf(candidate.message) == recorded->wish)
            return bind(candidate.key, intent);
    }
}

void Outbox::bind(int key, qint64 intent)
{
    m_keys.insert(intent, key);
    entry(key)->intent.id = intent;
    refresh(key);
}

const OutboxEntry *Outbox::find(int key) const
{
    return key >= 1 && key <= m_entries.size() ? &m_entries.at(key - 1) : nullptr;
}

/// Takes over what the journal knows now.
void Outbox::refresh(int key)
{
    OutboxEntry *own = entry(key);
    own->intent = *m_session.journal().find(own->intent.id);
    const Phase before = own->phase;
    const Phase now = phaseOf(own->intent);
    if (now != before) {
        own->phase = now;
        own->id = own->intent.reference;
        own->error = own->intent.error;
    }
    Q_EMIT changed(key - 1);
    if (now == before)
        return;
    if (now == Phase::Following)
        follow(key);
    if (isUnclear(before) && now != Phase::Unclear)
        Q_EMIT cleared(key);
}

/// The answer of the journal. Its error is the whole one, with what is not written down.
void Outbox::settle(int key, const WriteResult<QString> &result)
{
    OutboxEntry *own = entry(key);
    own->error = result.error;
    if (result.intent == 0)
        own->phase = Phase::Refused;
    Q_EMIT changed(key - 1);
    Q_EMIT settled(key);
}

QString Outbox::objectionToAgain(int key) const
{
    const OutboxEntry *wanted = find(key);
    if (!wanted)
        return tr("Choose a message.");
    switch (wanted->phase) {
    case Phase::Waiting:
        return tr("It still waits for its turn.");
    case Phase::Sending:
        return tr("It is under way.");
    case Phase::Unclear:
        return tr(
            "It may have gone out and is being looked for. It can be sent again only when reading proves "
            "that it did not.");
    case Phase::LeftToPerson:
        return tr("Say first whether it went out.");
    case Phase::Following:
    case Phase::WentOut:
    case Phase::Ended:
        return tr("It went out. Write a new message to say more.");
    case Phase::Refused:
    case Phase::Absent:
        break;
    }
    if (wanted->resentAs != 0)
        return tr("It was sent again already: see the newer entry.");
    if (!wanted->isWhole())
        return tr("Not all of it is kept. Write it anew.");
    if (m_session.journal().openMessage(wanted->message))
        return tr("The same message to this number is under way or unclear.");
    return {};
}

int Outbox::sendAgain(int key)
{
    if (!objectionToAgain(key).isEmpty())
        return 0;
    const int again = send(find(key)->message);
    entry(key)->resentAs = again;
    Q_EMIT changed(key - 1);
    return again;
}

void Outbox::takeBack(int key)
{
    if (const OutboxEntry *wanted = find(key); wanted && wanted->phase == Phase::Waiting)
        m_session.journal().withdraw(wanted->intent.id);
}

void Outbox::checkNow(int key)
{
    if (const OutboxEntry *wanted = find(key); wanted && wanted->phase == Phase::Unclear)
        m_session.journal().checkNow(wanted->intent.id);
}

void Outbox::decide(int key, bool wentOut)
{
    if (const OutboxEntry *wanted = find(key); wanted && wanted->phase == Phase::LeftToPerson)
        m_session.journal().decide(wanted->intent.id, wentOut);
}

void Outbox::follow(int key)
{
    auto *follower = new MessageFollower(m_session, entry(key)->id, m_pace, this);
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
    sent->phase = Phase::Ended;
    sent->end = end;
    Q_EMIT changed(key - 1);
}

} // namespace trunkline
