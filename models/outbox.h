// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/receiptcode.h"
#include "journal/journal.h"
#include "messagefollower.h"

namespace trunkline {

class Session;

/// A message that this window sent, and what became of it.
struct OutboxEntry {
    enum class Phase {
        Sending, ///< on its way to the service
        Refused, ///< the service, or the journal, said no; nothing was sent
        Unclear, ///< no answer: it may have gone out (house.md 3)
        Following, ///< taken by the service, receipts are being read
        Ended, ///< `end` says how
    };

    int key = 0; ///< counts up from 1
    OutgoingMessage message;
    qint64 sentAt = 0; ///< UTC milliseconds, of this machine
    Phase phase = Phase::Sending;
    QString id; ///< of the record; empty until the service took it
    ApiError error; ///< of Refused and Unclear
    DeliveryState state = DeliveryState::Accepted;
    QList<DeliveryReceipt> receipts; ///< newest first, of the last read
    MessageFollower::End end = MessageFollower::End::NoReceipt; ///< means something when Ended
};

/// Sends through the journal and follows what was taken to its final receipt. Entries are in the order of
/// sending and are never removed. GUI thread; must not outlive the session.
class Outbox : public QObject {
    Q_OBJECT
public:
    explicit Outbox(Session &session, FollowPace pace = {}, QObject *parent = nullptr);

    /// Returns the key of the entry. settled() comes later, exactly once.
    int send(const OutgoingMessage &message);
    const QList<OutboxEntry> &entries() const { return m_entries; }
    /// The entry of that key, or nullptr; valid until the next change.
    const OutboxEntry *find(int key) const;
    /// Whether one with the same content to the same number is unclear: sending it again may double it.
    bool mayHaveGoneOut(const OutgoingMessage &message) const;

Q_SIGNALS:
    void aboutToAppend();
    void appended();
    void changed(int index);
    /// The send itself is decided: phase is Refused, Unclear or Following.
    void settled(int key);
    /// A record was read while following.
    void messageRead(const trunkline::Message &message);

private:
    OutboxEntry *entry(int key);
    void settle(int key, const WriteResult<QString> &result);
    void follow(int key, const QString &id);
    void take(int key, const Message &message);
    void finish(int key, MessageFollower::End end);

    Session &m_session;
    FollowPace m_pace;
    QList<OutboxEntry> m_entries;
};

} // namespace trunkline
