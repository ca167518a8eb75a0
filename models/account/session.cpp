// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/session.h"

#include "domain/visiblecharacters.h"

namespace trunkline {

Session::Session(AccountLabel label, const QUrl &baseUrl, Credentials credentials, TransportOptions options,
                 JournalOptions journal, LockSettings lock, QObject *parent)
    : QObject(parent)
    , m_label(std::move(label))
    , m_transport(baseUrl, std::move(credentials), std::move(options), &m_log)
    , m_journal(m_transport, std::move(journal))
    , m_lock(m_journal, lock)
{
    connect(&m_lock, &ReadOnlyLock::changed, this, &Session::keepRelockTime);
}

Session::~Session()
{
    Q_EMIT closing();
}

/// A time that was chosen in the window holds for the next start as well.
void Session::keepRelockTime()
{
    const int minutes = m_lock.relockMinutes();
    if (!m_profile || !m_profile->readOnly || m_profile->relockMinutes == minutes)
        return;
    m_profile->relockMinutes = minutes;
    Q_EMIT profileChanged(*m_profile);
}

void Session::adopt(const Profile &profile)
{
    const LockSettings before = m_profile ? lockSettingsOf(*m_profile) : LockSettings();
    const LockSettings after = lockSettingsOf(profile);
    m_profile = profile;
    m_journal.setBudget(profile.budget);
    if (before.relockMinutes != after.relockMinutes)
        m_lock.setRelockMinutes(after.relockMinutes);
    if (before.readOnly != after.readOnly)
        after.readOnly ? m_lock.lock() : m_lock.unlock();
    const QString name = visibleLine(profile.label, longestLabel);
    if (m_label.name == name && m_label.color == profile.color)
        return;
    m_label.name = name;
    m_label.color = profile.color;
    Q_EMIT labelChanged();
}

void Session::setBudget(const Budget &budget)
{
    m_journal.setBudget(budget);
    if (!m_profile)
        return;
    m_profile->budget = budget;
    Q_EMIT profileChanged(*m_profile);
}

} // namespace trunkline
