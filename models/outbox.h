// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/receiptcode.h"
#include "journal/journal.h"
#include "messagefollower.h"

#include <QHash>

namespace trunkline {

class Session;

/// A message that this window sent or that an earlier run left open, and what became of it.
struct OutboxEntry {
    enum class Phase {
        Waiting, ///< for its turn: nothing of it has left yet
        Sending, ///< on its way to the service
        Refused, ///< the service, or the journal, said no; nothing was sent
        Unclear, ///< no answer: it may have gone out, and is looked for by reading
        Absent, ///< it did not go out: reading proves it, or a person says so
        LeftToPerson, ///< reading cannot tell which record is its own; a person says what is true
        Following, ///< taken by the service, receipts are being read
        WentOut, ///< a person says so; which record is its own is not known
        Ended, ///< `end` says how
    };

    int key = 0; ///< counts up from 1
    OutgoingMessage message;
    int media = 0; ///< files; of an earlier run their addresses are not kept
    bool isFromEarlierRun = false;
    bool hasText = true; ///< false when it is not kept any more: the journal drops it with the settling
    qint64 sentAt = 0; ///< UTC milliseconds, of this machine
    /// As the journal last told it; id 0 until it is recorded, and for good when it was refused at the door.
    Intent intent;
    Phase phase = Phase::Waiting;
    QString id; ///< of the record; empty until the service took it or reading found it
    ApiError error; ///< of Refused and Unclear
    int resentAs = 0; ///< key of the entry that a person made of it with Send again; 0 for none
    DeliveryState state = DeliveryState::Accepted;
    QList<DeliveryReceipt> receipts; ///< newest first, of the last read
    MessageFollower::End end = MessageFollower::End::NoReceipt; ///< means something when Ended

    /// Whether `message` is all that was asked for.
    bool isWhole() const { return hasText && media == message.mediaUrls.size(); }
};

/// Sends through the journal, tells how that settles it, and follows what was taken, or found by reading, to
/// its final receipt. What an earlier run left open comes first. Nothing is ever sent again by itself.
/// Entries are never removed. GUI thread; must not outlive the session.
class Outbox : public QObject {
    Q_OBJECT
public:
    explicit Outbox(Session &session, FollowPace pace = {}, QObject *parent = nullptr);

    /// Returns the key of the entry. settled() comes later, exactly once.
    int send(const OutgoingMessage &message);
    /// Why Send again is off for that entry, as a sentence; empty when a person may.
    QString objectionToAgain(int key) const;
    /// Sends the same once more as a new entry and returns its key; 0, and nothing done, when there is an
    /// objection.
    int sendAgain(int key);
    /// Takes back one that waits for its turn.
    void takeBack(int key);
    /// Looks for an unclear one now.
    void checkNow(int key);
    /// A person says what became of one that is LeftToPerson.
    void decide(int key, bool wentOut);

    const QList<OutboxEntry> &entries() const { return m_entries; }
    /// The entry of that key, or nullptr; valid until the next change.
    const OutboxEntry *find(int key) const;
    /// The key of the entry with that intent; 0 when there is none.
    int keyOf(qint64 intent) const { return m_keys.value(intent); }

Q_SIGNALS:
    void aboutToAppend();
    void appended();
    void changed(int index);
    /// The answer to a send of this window: phase is Refused, Unclear or Following.
    void settled(int key);
    /// What was unclear is Following, Absent, LeftToPerson or WentOut now.
    void cleared(int key);
    /// A record was read while following.
    void messageRead(const trunkline::Message &message);

private:
    void append(const OutboxEntry &entry);
    OutboxEntry *entry(int key) { return &m_entries[key - 1]; }
    void letGoOfForgotten();
    void adoptLeftOvers();
    void bind(qint64 intent);
    void bind(int key, qint64 intent);
    void refresh(int key);
    void settle(int key, const WriteResult<QString> &result);
    void follow(int key);
    void take(int key, const Message &message);
    void finish(int key, MessageFollower::End end);

    Session &m_session;
    FollowPace m_pace;
    QList<OutboxEntry> m_entries;
    QHash<qint64, int> m_keys; ///< by intent
};

} // namespace trunkline
