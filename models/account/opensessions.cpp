// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/opensessions.h"

#include <algorithm>

namespace trunkline {

void OpenSessions::add(Session *session)
{
    m_sessions.append(session);
    connect(session, &QObject::destroyed, this, [this, session] {
        m_sessions.removeOne(session);
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

Session *OpenSessions::find(const QString &accountName) const
{
    const auto found = std::find_if(m_sessions.cbegin(), m_sessions.cend(), [&](const Session *session) {
        return !accountName.isEmpty() && session->label().profile == accountName;
    });
    return found == m_sessions.cend() ? nullptr : *found;
}

Session *OpenSessions::findProfile(const QString &profileId) const
{
    const auto found = std::find_if(m_sessions.cbegin(), m_sessions.cend(), [&](const Session *session) {
        return session->profile() && session->profile()->id == profileId;
    });
    return found == m_sessions.cend() ? nullptr : *found;
}

} // namespace trunkline
