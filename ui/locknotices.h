// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/readonlylock.h"
#include "notice.h"

#include <QHash>
#include <QObject>

namespace trunkline {

class MessageBar;

/// What the lock has to do with the message bar. It says once when the account has locked itself. Of a change
/// that the lock refused it offers to unlock; what else the notice offers (edit again, try again) comes when
/// the account is unlocked, by whatever means. Belongs to the bar; the lock must outlive it.
class LockNotices : public QObject {
    Q_OBJECT
public:
    LockNotices(ReadOnlyLock &lock, MessageBar *bar);

    /// Every notice of the window goes through here.
    void post(const Notice &notice);
    void withdraw(const QString &id);

private:
    void sayLockedItself();
    void takeChange();
    Notice offeringToUnlock(const Notice &notice);

    ReadOnlyLock &m_lock;
    MessageBar *m_bar;
    QHash<QString, Notice> m_refused; ///< by id: what they offer once it is unlocked
};

} // namespace trunkline
