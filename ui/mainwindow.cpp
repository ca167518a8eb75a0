// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "accountmenu.h"
#include "accountsdialog.h"
#include "confirmdialog.h"
#include "connectdialog.h"
#include "icons.h"
#include "lockmenu.h"
#include "openingdialog.h"
#include "tabpage.h"
#include "visibletext.h"
#include "welcomepage.h"
#include "windowsettings.h"
#include "workspaceview.h"

#include <QCloseEvent>
#include <QStackedWidget>

namespace trunkline {

MainWindow::MainWindow(Accounts accounts, QWidget *parent)
    : QMainWindow(parent)
    , m_accounts(accounts)
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(applicationIcon());
    setCentralWidget(m_stack);
    makeMenus();
    resize(1320, 820);
    setMinimumSize(880, 560);
    restoreGeometry(WindowSettings().geometry());
    updateActions();
}

MainWindow::~MainWindow()
{
    delete m_view; // before the session that it works on
}

void MainWindow::openSession(std::unique_ptr<Session> session)
{
    delete m_view;
    m_session = std::move(session);
    m_view = new WorkspaceView(*m_session, m_stack);
    m_stack->addWidget(m_view);
    m_stack->setCurrentWidget(m_view);
    connect(m_session.get(), &Session::labelChanged, this, &MainWindow::updateTitle);
    connect(m_view, &WorkspaceView::accountMenuRequested, this,
            [this](const QPoint &at) { m_accountMenu->popup(at); });
    connect(&m_session->lock(), &ReadOnlyLock::changed, this, &MainWindow::updateTitle);
    connect(m_view, &WorkspaceView::activityShownChanged, m_activityAction, &QAction::setChecked);
    m_activityAction->setChecked(false);
    updateActions();
    m_view->currentPage()->setFocus();
}

WelcomePage *MainWindow::welcome()
{
    if (m_welcome)
        return m_welcome;
    m_welcome = new WelcomePage(m_accounts.profiles, m_stack);
    m_stack->addWidget(m_welcome);
    connect(m_welcome, &WelcomePage::sandboxChosen, this, [this] { Q_EMIT sandboxRequested(false); });
    connect(m_welcome, &WelcomePage::profileChosen, this, &MainWindow::profileRequested);
    connect(m_welcome, &WelcomePage::connectChosen, this, [this] { askForConnection(); });
    return m_welcome;
}

void MainWindow::showStarting()
{
    showWelcome();
    m_welcome->showStarting();
}

void MainWindow::showWelcome(const QString &problem)
{
    closeSession();
    welcome()->showChoices(problem);
    m_stack->setCurrentWidget(m_welcome);
}

void MainWindow::showWelcomeIfEmpty()
{
    if (m_stack->count() == 0)
        showWelcome();
}

void MainWindow::closeSession()
{
    delete m_view;
    m_view = nullptr;
    m_session.reset();
    updateActions();
}

void MainWindow::askForConnection(const QString &label, const QUrl &baseUrl, const QString &why)
{
    // Asked before anything is typed, which would be lost with a no.
    leaveAccount([this, label, baseUrl, why] {
        auto *dialog = new ConnectDialog(m_accounts, this);
        dialog->preset(label, baseUrl, why);
        connect(dialog, &ConnectDialog::connectRequested, this, &MainWindow::connectionRequested);
        dialog->open();
    });
}

void MainWindow::showOpening(AccountOpening &opening)
{
    auto *dialog = new OpeningDialog(opening, this); // comes into sight by itself
    connect(dialog, &QDialog::rejected, this, &MainWindow::openingCancelled);
}

void MainWindow::manageAccounts()
{
    m_accounts.profiles.reload();
    auto *dialog = new AccountsDialog(m_accounts, this);
    connect(dialog, &AccountsDialog::connectRequested, this, [this] { askForConnection(); });
    connect(dialog, &AccountsDialog::openRequested, this,
            [this](const QString &id) { Q_EMIT profileRequested(id, false); });
    if (m_session && m_session->profile())
        dialog->select(m_session->profile()->id);
    dialog->open();
}

void MainWindow::post(const Notice &notice)
{
    if (m_view)
        m_view->post(notice);
    else
        welcome()->showChoices(notice.text);
}

void MainWindow::updateActions()
{
    for (QAction *action : std::as_const(m_pageActions))
        action->setEnabled(m_view != nullptr);
    m_accountMenu->setCurrent(m_session.get());
    m_lockMenu->setLock(m_session ? &m_session->lock() : nullptr);
    updateTitle();
}

/// The account first: that is what tells windows apart in a task bar.
void MainWindow::updateTitle()
{
    if (!m_session) {
        setWindowTitle(tr("Trunkline"));
        return;
    }
    const QString account = visibleLine(m_session->label().name);
    setWindowTitle(m_session->lock().isLocked() ? tr("%1 (read-only) – Trunkline", "account").arg(account)
                                                : tr("%1 – Trunkline", "account").arg(account));
}

void MainWindow::leaveAccount(std::function<void()> go)
{
    if (!m_view || !m_view->hasWorkUnderWay()) {
        go();
        return;
    }
    Confirmation question;
    question.title = tr("Still under way");
    question.question = tr("Changes on %1 are still under way. Leave now?").arg(m_session->label().name);
    question.summary = m_view->whatLeavingMeans();
    question.verb = tr("Leave anyway");
    ConfirmDialog::ask(this, m_session->label(), question, std::move(go));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_closeAnyway && m_view && m_view->hasWorkUnderWay()) {
        event->ignore();
        leaveAccount([this] {
            m_closeAnyway = true;
            close();
        });
        return;
    }
    WindowSettings().setGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
    Q_EMIT closed();
}

} // namespace trunkline
