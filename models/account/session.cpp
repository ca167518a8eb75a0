// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/session.h"

namespace trunkline {

Session::Session(AccountLabel label, const QUrl &baseUrl, Credentials credentials, TransportOptions options,
                 JournalOptions journal, QObject *parent)
    : QObject(parent)
    , m_label(std::move(label))
    , m_transport(baseUrl, std::move(credentials), std::move(options), &m_log)
    , m_journal(m_transport, std::move(journal))
{
}

void Session::adopt(const Profile &profile)
{
    const bool readOnlyChanged = m_profile && m_profile->readOnly != profile.readOnly;
    m_profile = profile;
    m_journal.setBudget(profile.budget);
    if (readOnlyChanged)
        m_journal.setReadOnly(profile.readOnly);
    if (m_label.name == profile.label && m_label.color == profile.color)
        return;
    m_label.name = profile.label;
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
