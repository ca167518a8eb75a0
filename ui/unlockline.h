// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/readonlylock.h"
#include "strip.h"

#include <QPointer>

class QAbstractButton;

namespace trunkline {

/// Stands in a dialog where something is about to be changed: while the account is read-only it says so and
/// takes the place of the button that would change it with one that unlocks. What was typed stays; nothing
/// is done by unlocking but that. Hidden while the account is unlocked.
class UnlockLine : public Strip {
    Q_OBJECT
public:
    /// The line is named `name` and "Strip", its button `name` and "Unlock". The lock must outlive it.
    UnlockLine(ReadOnlyLock &lock, const QString &name, QWidget *parent = nullptr);

    /// `verb`, if any, is hidden while this is shown. After unlocking here the keyboard is at `next`, which
    /// must not be the verb.
    void standInFor(QAbstractButton *verb, QWidget *next);
    /// False while there is nothing to change; true before.
    void setWanted(bool wanted);
    /// Whether it stands in the way now.
    bool isShut() const { return m_wanted && m_lock.isLocked(); }

private:
    void showState();

    ReadOnlyLock &m_lock;
    QPointer<QAbstractButton> m_verb;
    QPointer<QWidget> m_next;
    bool m_wanted = true;
};

} // namespace trunkline
