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
    void openWith(const Profile &profile, const QString &secretKey);
    /// Saves it as well, with its secret key where the profile says; what cannot be kept is said.
    void connectTo(const ConnectionRequest &request);

private:
    void takeOpening();
    void show(std::unique_ptr<Session> session);
    void keepSecret(const Profile &profile, const QString &secretKey);
    void keepProfile(const Profile &profile);
    void adoptChanges();

    Accounts m_accounts;
    JournalOptions m_journal;
    std::unique_ptr<sandbox::Server> m_sandbox;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<AccountOpening> m_opening;
};

} // namespace trunkline
