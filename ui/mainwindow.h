// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountopening.h"
#include "connectionrequest.h"
#include "notice.h"
#include "theme.h"

#include <functional>
#include <memory>
#include <QMainWindow>

class QStackedWidget;

namespace trunkline {

class AccountMenu;
class LockMenu;
class WelcomePage;
class WorkspaceView;

/// A window: the welcome page while no account is connected, the workspace of one session otherwise. It knows
/// menus and keys and the dialogs about accounts; the app decides what a connection is and hands the session
/// in. The accounts outlive it.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Accounts accounts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Shows the account; takes the session over and lets the one before go.
    void openSession(std::unique_ptr<Session> session);
    /// The account that is shown; nullptr on the welcome page.
    Session *session() const { return m_session.get(); }
    /// The sandbox was asked for and has not answered yet.
    void showStarting();
    /// Back to the welcome page, with what went wrong (may be empty).
    void showWelcome(const QString &problem = {});
    /// A new window is empty until an account is opened in it or this is called: the page takes a twentieth
    /// of the time to start.
    void showWelcomeIfEmpty();
    /// Lets the session go; an account or the welcome page has to be shown next.
    void closeSession();
    /// Opens the connect dialog (having asked while writes are under way), filled in with what is known and
    /// with why it is asked.
    void askForConnection(const QString &label = {}, const QUrl &baseUrl = {}, const QString &why = {});
    /// Shows how the opening of a saved account goes, where that takes a while or needs a person. Ends with
    /// openingCancelled() when the person gives up.
    void showOpening(AccountOpening &opening);
    void manageAccounts();
    /// In the message bar; on the welcome page its sentence stands under the choices.
    void post(const Notice &notice);
    /// Does it at once, or asks first while writes of this account are under way.
    void leaveAccount(std::function<void()> go);

Q_SIGNALS:
    void sandboxRequested(bool inNewWindow);
    void profileRequested(const QString &profileId, bool inNewWindow);
    void connectionRequested(const trunkline::ConnectionRequest &request);
    void openingCancelled();
    void newWindowRequested();
    /// It will not come back.
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    /// Made when it is needed first.
    WelcomePage *welcome();
    void makeMenus();
    void makeAccountMenu();
    void addWindowEnds(QMenu *menu);
    void makeEditMenu();
    void makeViewMenu();
    void makeToolsMenu();
    void makeHelpMenu();
    void addAppearance(QMenu *menu);
    void addTabActions(QMenu *menu);
    /// An action that exists only while an account is connected.
    QAction *addPageAction(QMenu *menu, const QString &text, const QKeySequence &key, const QString &name);
    void updateActions();
    void updateTitle();

    Accounts m_accounts;
    std::unique_ptr<Session> m_session;
    QStackedWidget *m_stack;
    WelcomePage *m_welcome = nullptr;
    WorkspaceView *m_view = nullptr;
    AccountMenu *m_accountMenu = nullptr;
    QList<QAction *> m_pageActions;
    QAction *m_activityAction = nullptr;
    LockMenu *m_lockMenu = nullptr;
    bool m_closeAnyway = false;
};

} // namespace trunkline
