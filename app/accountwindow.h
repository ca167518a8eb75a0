// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mainwindow.h"

#include <memory>

namespace sandbox {
class Server;
}

namespace trunkline {

/// One window with what it stands on: its session, the sandbox account behind it while it shows that one, and
/// the opening of a saved account that is on its way. What concerns several windows is for Windows.
class AccountWindow : public QObject {
    Q_OBJECT
public:
    /// `journal` is how careful and patient the journals are; their place is decided by the account.
    AccountWindow(Accounts accounts, JournalOptions journal, QObject *parent = nullptr);
    ~AccountWindow() override;

    MainWindow &window() { return *m_window; }
    /// Whether the account of that name (AccountLabel::profile) is open here, or being opened.
    bool has(const QString &accountName) const;

    // Each leaves what the window shows now; to be asked about before (MainWindow::leaveAccount).
    void openSandbox();
    /// With its secret key from the key chain, or from a person.
    void open(const Profile &profile);
    /// It is saved once limits are chosen for it.
    void openWith(const Profile &profile, const QString &secretKey);
    /// Saves it as well, with its secret key where the profile says; what cannot be kept is said.
    void connectTo(const ConnectionRequest &request);

private:
    using Make = std::function<OpenedSession()>;
    /// Leaves what is shown for the session that `make` makes; false, and said why, when there is none.
    bool enter(const Profile &profile, const Make &make);
    Profile withHistoryOff(const Profile &profile) const;
    bool enterWith(const Profile &profile, const QString &secretKey);
    void takeOpening();
    void show(std::unique_ptr<Session> session);
    void keepSecret(const Profile &profile, const QString &secretKey);
    void dropSecret(const Profile &profile);
    void keepProfile(const Profile &profile);
    void sayNotKept();
    void keepLimitsOf010();
    void keepChosen(const Profile &chosen);
    void adoptChanges();

    Accounts m_accounts;
    JournalOptions m_journal;
    std::unique_ptr<sandbox::Server> m_sandbox;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<AccountOpening> m_opening;
    bool m_savesNew = false; ///< an account that is not saved becomes so when something about it is chosen
};

} // namespace trunkline
