// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/readonlylock.h"

#include <QPointer>

class QAction;
class QActionGroup;
class QMenu;

namespace trunkline {

/// The lock in a window's menu: *Read-only*, and after how many minutes without use it comes back.
class LockMenu : public QObject {
    Q_OBJECT
public:
    /// Adds its entries to the menu, which owns them.
    LockMenu(QMenu *menu, QObject *parent);

    /// The lock of the account that is shown; nullptr while there is none.
    void setLock(ReadOnlyLock *lock);

private:
    void addMinutes(int minutes);
    void showState();

    QPointer<ReadOnlyLock> m_lock;
    QAction *m_readOnly;
    QMenu *m_again;
    QActionGroup *m_minutes;
};

} // namespace trunkline
