// SPDX-License-Identifier: GPL-3.0-or-later
#include "lockbutton.h"

#include "icons.h"
#include "visibletext.h"

using namespace Qt::StringLiterals;

namespace trunkline {

LockButton::LockButton(ReadOnlyLock &lock, QWidget *parent)
    : QToolButton(parent)
    , m_lock(lock)
{
    setObjectName(u"lockButton"_s);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QToolButton::clicked, this, [this] {
        if (m_lock.isLocked())
            m_lock.unlock();
        else
            m_lock.lock();
    });
    connect(&lock, &ReadOnlyLock::changed, this, &LockButton::showState);
    showState();
}

void LockButton::showState()
{
    const bool locked = m_lock.isLocked();
    setIcon(trunkline::icon(locked ? u"lock"_s : u"unlock"_s));
    setText(locked ? tr("Read-only") : tr("Unlocked"));
    // The state, then what a click does: a screen reader says both.
    setAccessibleName(locked ? tr("Read-only: unlock this account")
                             : tr("Unlocked: make this account read-only"));
    setToolTip(plainToolTip(
        locked ? tr("Nothing can be bought, sent or changed on this account. A click unlocks it.")
               : tr("A click makes this account read-only: nothing can be bought, sent or changed then.")
                + relockWords()));
    setAutoRaise(!locked);
}

QString LockButton::relockWords() const
{
    const int minutes = m_lock.relockMinutes();
    return minutes == 0 ? QString()
                        : u' ' + tr("It locks itself after %n minute(s) without use.", nullptr, minutes);
}

} // namespace trunkline
