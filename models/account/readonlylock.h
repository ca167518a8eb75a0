// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

#include <QTimer>

namespace trunkline {

struct Profile;

/// How an account begins: what its profile says. Plain data with defaults.
struct LockSettings {
    bool readOnly = false; ///< locked from the start
    int relockMinutes = 0; ///< without use until an unlocked account locks itself; 0: never
    int minuteMs = 60'000; ///< how long a minute is; tests shorten it
};

/// An account that is not read-only by its profile does not lock itself, unless that is asked for in its
/// window.
LockSettings lockSettingsOf(const Profile &profile);

/// The account's lock: while it is shut, the journal refuses every write at its door with Block::ReadOnly.
/// Nothing else calls Journal::setReadOnly. It opens and shuts by a person's click, and shuts by itself after
/// a while without use. Use is a person's key press or click (personActed), and a write that a person asked
/// for leaving: a long order is not cut off because nobody watches it. GUI thread; must not outlive the
/// journal.
class ReadOnlyLock : public QObject {
    Q_OBJECT
public:
    ReadOnlyLock(Journal &journal, LockSettings settings, QObject *parent = nullptr);

    bool isLocked() const { return m_journal.isReadOnly(); }
    /// What is under way ends; what waits for its turn is refused. See Journal::setReadOnly.
    void lock();
    void unlock();

    /// Minutes without use until it locks itself; 0: never.
    int relockMinutes() const { return m_settings.relockMinutes; }
    /// Counts anew from now. Below 0 is 0.
    void setRelockMinutes(int minutes);
    /// Somebody uses the account: the time counts anew. It locks instead when that time is over already,
    /// which a timer does not notice while the computer sleeps.
    void personActed();
    /// Milliseconds until it locks itself; -1 when it will not, or is locked.
    int remainingMs() const { return m_idle.remainingTime(); }

Q_SIGNALS:
    /// Locked or not, or another time was chosen.
    void changed();
    /// After changed(): nobody did it, the time was over.
    void lockedItself();

private:
    int idleMs() const { return m_settings.relockMinutes * m_settings.minuteMs; }
    void countAnew();
    void lockItself();

    Journal &m_journal;
    LockSettings m_settings;
    QTimer m_idle;
    qint64 m_usedAt = 0; ///< UTC milliseconds; the clock that goes on while the computer sleeps
};

} // namespace trunkline
