// SPDX-License-Identifier: GPL-3.0-or-later
#include "unlockline.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace trunkline {

UnlockLine::UnlockLine(ReadOnlyLock &lock, const QString &name, QWidget *parent)
    : Strip(name, u"lock"_s, tr("This account is read-only. Unlock it to go on."), LabelTone::Plain, parent)
    , m_lock(lock)
{
    row()->setContentsMargins(8, 6, 8, 6);
    auto *unlock = new QPushButton(tr("&Unlock"), this);
    unlock->setObjectName(QString(name + u"Unlock"_s));
    unlock->setToolTip(tr("Makes changes on this account possible; changes nothing by itself"));
    unlock->setAutoDefault(false);
    row()->addWidget(unlock);
    connect(unlock, &QPushButton::clicked, this, [this] {
        if (m_next)
            m_next->setFocus(); // first, or hiding the button would pass the keyboard on to the verb
        m_lock.unlock();
    });
    connect(&lock, &ReadOnlyLock::changed, this, &UnlockLine::showState);
    showState();
}

void UnlockLine::standInFor(QAbstractButton *verb, QWidget *next)
{
    m_verb = verb;
    m_next = next;
    showState();
}

void UnlockLine::setWanted(bool wanted)
{
    m_wanted = wanted;
    showState();
}

void UnlockLine::showState()
{
    setVisible(isShut());
    if (m_verb)
        m_verb->setVisible(!isShut());
}

} // namespace trunkline
