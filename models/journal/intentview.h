// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journalevent.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace trunkline {

/// The state of all intents as the events so far make it. Nothing else changes an intent.
class IntentView {
public:
    /// Applies one event; false, and nothing changed, when the table of transitions does not allow it, the
    /// intent is not known, or a Recorded one is.
    bool apply(const JournalEvent &event);

    const QList<Intent> &intents() const { return m_intents; } ///< oldest first
    const Intent *find(qint64 id) const; ///< or nullptr; valid until the next event
    /// How the looking into an unclear one goes; not an event.
    void setChecking(qint64 id, const Checking &checking);
    qint64 nextId() const;

    /// Those that neither happened nor failed for certain, in no order.
    QList<const Intent *> open() const;
    /// The open intent that is the same action as the one wanted, or nullptr.
    const Intent *openLike(const Intent &wanted) const;
    /// Numbers' last writes that are done but for messaging (Intent::messagingPending), oldest first.
    QList<qint64> pendingMessaging() const;
    /// Message records and routes that settled intents hold as their proof, in lower case.
    QSet<QString> references() const { return m_references; }

private:
    bool record(const JournalEvent &event);
    void settle(Intent &intent, const JournalEvent &event);

    QList<Intent> m_intents;
    QHash<qint64, qsizetype> m_rows;
    QSet<qint64> m_open; ///< the few that blocking has to look at
    QSet<QString> m_references;
};

/// The data of a Recorded event, and back. `body` and the state are not part of it.
QJsonObject recordData(const Intent &intent);

} // namespace trunkline
