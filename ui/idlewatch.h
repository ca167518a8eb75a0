// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/readonlylock.h"

#include <QObject>

class QWidget;

namespace trunkline {

/// Tells the lock whenever a person types, clicks or scrolls in the window of `view` or in a dialog of it.
/// Moving the mouse across is no use, nor is what happens in another window, which may be on another account.
/// Belongs to `view`; the lock must outlive it.
class IdleWatch : public QObject {
    Q_OBJECT
public:
    IdleWatch(ReadOnlyLock &lock, QWidget *view);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isOurs(const QObject *watched) const;

    ReadOnlyLock &m_lock;
    QWidget *m_view;
};

} // namespace trunkline
