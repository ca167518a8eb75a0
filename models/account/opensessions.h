// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/session.h"

#include <QList>

namespace trunkline {

/// The sessions that the windows of this program have open. A journal has one owner, so an account is here at
/// most once. GUI thread.
class OpenSessions : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// It is taken off the list when it dies.
    void add(Session *session);
    /// By AccountLabel::profile; nullptr when no window has it open.
    Session *find(const QString &accountName) const;
    Session *findProfile(const QString &profileId) const;

    /// Asks the window that has it open to let go of it.
    void leave(Session *session) { Q_EMIT leaveRequested(session); }

Q_SIGNALS:
    /// An account was opened, or is open no more.
    void changed();
    void leaveRequested(trunkline::Session *session);

private:
    QList<Session *> m_sessions;
};

} // namespace trunkline
