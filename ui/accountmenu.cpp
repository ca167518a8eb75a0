// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountmenu.h"

#include "colorchoice.h"
#include "icons.h"
#include "visibletext.h"

#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr int longestName = 60;

/// Names are a person's own or come from a file; an ampersand in one is no mnemonic.
QString entryText(const Profile &profile)
{
    return visibleLine(profile.label, longestName).replace(u'&', u"&&"_s);
}

bool wantsNewWindow()
{
    return QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier);
}

} // namespace

AccountMenu::AccountMenu(Accounts accounts, const QString &title, QWidget *parent)
    : QMenu(title, parent)
    , m_accounts(accounts)
    , m_newWindow(new QMenu(tr("Open in a &new window"), this))
{
    setObjectName(u"accountMenu"_s);
    m_newWindow->setObjectName(u"newWindowMenu"_s);
    connect(&accounts.profiles, &ProfileStore::changed, this, &AccountMenu::fill);
    connect(this, &QMenu::aboutToShow, &accounts.profiles, &ProfileStore::reload);
    fill();
}

void AccountMenu::setCurrent(const Session *session)
{
    m_current = session && session->profile() ? session->profile()->id : QString();
    m_isSandbox = session && session->label().isSandbox;
    fill();
}

void AccountMenu::fill()
{
    const QList<QAction *> before = actions();
    for (QAction *action : before) {
        removeAction(action);
        if (action != m_newWindow->menuAction())
            action->deleteLater(); // one of them may be on its way
    }
    const QList<QAction *> beforeInNew = m_newWindow->actions();
    for (QAction *action : beforeInNew) {
        m_newWindow->removeAction(action);
        action->deleteLater();
    }
    addProfiles(this, false);
    addProfiles(m_newWindow, true);
    if (!m_accounts.profiles.profiles().isEmpty()) {
        addSeparator();
        m_newWindow->addSeparator();
    }
    QAction *sandbox = addSandbox(this, false);
    sandbox->setCheckable(true);
    sandbox->setChecked(m_isSandbox);
    addSandbox(m_newWindow, true);
    addSeparator();
    addMenu(m_newWindow);
    addSeparator();
    QAction *connectAction = addAction(tr("&Connect a Flowroute account…"));
    connectAction->setObjectName(u"switchConnect"_s);
    connect(connectAction, &QAction::triggered, this, &AccountMenu::connectChosen);
    QAction *manage = addAction(tr("&Manage accounts…"));
    manage->setObjectName(u"switchManage"_s);
    connect(manage, &QAction::triggered, this, &AccountMenu::manageChosen);
}

void AccountMenu::addProfiles(QMenu *menu, bool inNewWindow)
{
    const QList<Profile> &profiles = m_accounts.profiles.profiles();
    for (const Profile &profile : profiles) {
        QAction *action = menu->addAction(accountDot(profile.color), entryText(profile));
        action->setObjectName(u"openAccount"_s);
        action->setData(profile.id);
        action->setToolTip(plainToolTip(profile.baseUrl.host()));
        if (!inNewWindow) {
            action->setCheckable(true);
            action->setChecked(profile.id == m_current);
        }
        connect(action, &QAction::triggered, this, [this, action, id = profile.id, inNewWindow] {
            action->setChecked(id == m_current); // it is when it is open, not because it was clicked
            Q_EMIT profileChosen(id, inNewWindow || wantsNewWindow());
        });
    }
}

QAction *AccountMenu::addSandbox(QMenu *menu, bool inNewWindow)
{
    QAction *action = menu->addAction(trunkline::icon(u"sandbox"_s), tr("&Sandbox account"));
    action->setObjectName(u"sandboxAction"_s);
    connect(action, &QAction::triggered, this, [this, action, inNewWindow] {
        action->setChecked(m_isSandbox);
        Q_EMIT sandboxChosen(inNewWindow || wantsNewWindow());
    });
    return action;
}

} // namespace trunkline
