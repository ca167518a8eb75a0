// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connectionrequest.h"
#include "notice.h"
#include "theme.h"

#include <functional>
#include <memory>
#include <QMainWindow>

class QStackedWidget;

namespace trunkline {

class WelcomePage;
class WorkspaceView;

/// The window: the welcome page while no account is connected, the workspace of one session otherwise. It
/// knows menus and keys; the app decides what a connection is and hands the session in.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Shows the account; takes the session over and lets the one before go.
    void openSession(std::unique_ptr<Session> session);
    /// The account that is shown; nullptr on the welcome page.
    Session *session() const { return m_session.get(); }
    /// The sandbox was asked for and has not answered yet.
    void showStarting();
    /// Back to the welcome page, with what went wrong (may be empty).
    void showWelcome(const QString &problem = {});
    /// Opens the connect dialog, filled in with what is known.
    void askForConnection(const QString &label = {}, const QUrl &baseUrl = {});

    /// In the message bar; on the welcome page its sentence stands under the choices.
    void post(const Notice &notice);

Q_SIGNALS:
    void sandboxRequested();
    void connectionRequested(const trunkline::ConnectionRequest &request);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makeMenus();
    void makeAccountMenu();
    void makeEditMenu();
    void makeViewMenu();
    void makeToolsMenu();
    void makeHelpMenu();
    void addAppearance(QMenu *menu);
    void addTabActions(QMenu *menu);
    /// An action that exists only while an account is connected.
    QAction *addPageAction(QMenu *menu, const QString &text, const QKeySequence &key, const QString &name);
    void updateActions();
    /// Does it at once, or asks first while writes of this account are under way.
    void leaveAccount(std::function<void()> go);

    std::unique_ptr<Session> m_session;
    QStackedWidget *m_stack;
    WelcomePage *m_welcome;
    WorkspaceView *m_view = nullptr;
    QList<QAction *> m_pageActions;
    QAction *m_activityAction = nullptr;
    bool m_closeAnyway = false;
};

} // namespace trunkline
