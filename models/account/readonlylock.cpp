// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/readonlylock.h"

#include "account/profile.h"

#include <QDateTime>

namespace trunkline {

LockSettings lockSettingsOf(const Profile &profile)
{
    LockSettings settings;
    settings.readOnly = profile.readOnly;
    settings.relockMinutes = profile.readOnly ? profile.relockMinutes : 0;
    return settings;
}

ReadOnlyLock::ReadOnlyLock(Journal &journal, LockSettings settings, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_settings(settings)
{
    m_settings.relockMinutes = qBound(0, settings.relockMinutes, longestRelockMinutes);
    if (settings.readOnly)
        m_journal.setReadOnly(true);
    m_idle.setSingleShot(true);
    m_idle.setTimerType(Qt::PreciseTimer); // or remainingMs() would jump by seconds
    connect(&m_idle, &QTimer::timeout, this, &ReadOnlyLock::lockItself);
    // Reading does not count, nor does the journal's own looking for what is unclear: that goes on for ever.
    connect(&journal, &Journal::recorded, this, &ReadOnlyLock::countAnew);
    connect(&journal, &Journal::changed, this, [this](qint64 id) {
        if (const Intent *intent = m_journal.find(id); intent && intent->state == IntentState::UnderWay)
            countAnew();
    });
    countAnew();
}

void ReadOnlyLock::lock()
{
    if (isLocked())
        return;
    m_idle.stop();
    m_journal.setReadOnly(true);
    Q_EMIT changed();
}

void ReadOnlyLock::unlock()
{
    if (!isLocked())
        return;
    m_journal.setReadOnly(false);
    countAnew();
    Q_EMIT changed();
}

void ReadOnlyLock::setRelockMinutes(int minutes)
{
    const int wanted = qBound(0, minutes, longestRelockMinutes);
    if (wanted == m_settings.relockMinutes)
        return;
    m_settings.relockMinutes = wanted;
    countAnew();
    Q_EMIT changed();
}

void ReadOnlyLock::personActed()
{
    if (!m_idle.isActive())
        return;
    if (QDateTime::currentMSecsSinceEpoch() - m_usedAt >= idleMs())
        lockItself();
    else
        countAnew();
}

void ReadOnlyLock::countAnew()
{
    m_usedAt = QDateTime::currentMSecsSinceEpoch();
    if (isLocked() || m_settings.relockMinutes == 0)
        m_idle.stop();
    else
        m_idle.start(idleMs());
}

void ReadOnlyLock::lockItself()
{
    lock();
    Q_EMIT lockedItself();
}

} // namespace trunkline
