// SPDX-License-Identifier: GPL-3.0-or-later
#include "lockmenu.h"

#include <QActionGroup>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace trunkline {

LockMenu::LockMenu(QMenu *menu, QObject *parent)
    : QObject(parent)
    , m_readOnly(menu->addAction(tr("Read-&only")))
    , m_again(menu->addMenu(tr("Lock &again")))
    , m_minutes(new QActionGroup(m_again))
{
    m_readOnly->setObjectName(u"readOnlyAction"_s);
    m_readOnly->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    m_readOnly->setCheckable(true);
    connect(m_readOnly, &QAction::triggered, this, [this](bool on) {
        if (m_lock && on)
            m_lock->lock();
        else if (m_lock)
            m_lock->unlock();
    });
    connect(m_minutes, &QActionGroup::triggered, this, [this](const QAction *chosen) {
        if (m_lock)
            m_lock->setRelockMinutes(chosen->data().toInt());
    });
    for (const int minutes : {0, 1, 5, 10, 30, 60})
        addMinutes(minutes);
    showState();
}

void LockMenu::addMinutes(int minutes)
{
    QAction *action = m_again->addAction(
        minutes == 0 ? tr("&Never by itself") : tr("After %n minute(s) without use", nullptr, minutes));
    action->setObjectName(u"relock%1Action"_s.arg(minutes));
    action->setCheckable(true);
    action->setData(minutes);
    m_minutes->addAction(action);
}

void LockMenu::setLock(ReadOnlyLock *lock)
{
    if (m_lock)
        m_lock->disconnect(this);
    m_lock = lock;
    if (lock)
        connect(lock, &ReadOnlyLock::changed, this, &LockMenu::showState);
    showState();
}

void LockMenu::showState()
{
    m_readOnly->setEnabled(!m_lock.isNull());
    m_readOnly->setChecked(m_lock && m_lock->isLocked());
    m_again->menuAction()->setEnabled(!m_lock.isNull());
    if (!m_lock)
        return;
    const auto chosen = [this]() -> QAction * {
        const QList<QAction *> actions = m_minutes->actions();
        for (QAction *action : actions) {
            if (action->data().toInt() == m_lock->relockMinutes())
                return action;
        }
        return nullptr;
    };
    if (!chosen())
        addMinutes(m_lock->relockMinutes()); // one that a profile chose
    chosen()->setChecked(true);
}

} // namespace trunkline
