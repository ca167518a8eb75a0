// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accounts.h"

#include <QMenu>

namespace trunkline {

/// The accounts of this person, to be opened in this window or in a new one: in the menu bar and behind the
/// account chip. Its entries are there before it is opened, since assistive technology reads them then, and
/// follow the saved profiles.
class AccountMenu : public QMenu {
    Q_OBJECT
public:
    AccountMenu(Accounts accounts, const QString &title, QWidget *parent);

    /// The session of the window; nullptr: none.
    void setCurrent(const Session *session);

Q_SIGNALS:
    void profileChosen(const QString &profileId, bool inNewWindow);
    void sandboxChosen(bool inNewWindow);
    void connectChosen();
    void manageChosen();

private:
    void fill();
    void addProfiles(QMenu *menu, bool inNewWindow);
    QAction *addSandbox(QMenu *menu, bool inNewWindow);

    Accounts m_accounts;
    QMenu *m_newWindow; ///< the same accounts, each in a new window
    QString m_current; ///< id of the profile
    bool m_isSandbox = false;
};

} // namespace trunkline
