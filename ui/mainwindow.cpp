// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "confirmdialog.h"
#include "connectdialog.h"
#include "icons.h"
#include "tabpage.h"
#include "welcomepage.h"
#include "windowsettings.h"
#include "workspaceview.h"

#include <QCloseEvent>
#include <QStackedWidget>

namespace trunkline {

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_stack(new QStackedWidget(this))
    , m_welcome(new WelcomePage(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Trunkline"));
    setWindowIcon(applicationIcon());
    setCentralWidget(m_stack);
    m_stack->addWidget(m_welcome);
    makeMenus();
    resize(1320, 820);
    setMinimumSize(880, 560);
    restoreGeometry(WindowSettings().geometry());
    connect(m_welcome, &WelcomePage::sandboxChosen, this, &MainWindow::sandboxRequested);
    connect(m_welcome, &WelcomePage::connectChosen, this, [this] { askForConnection(); });
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
    setWindowTitle(tr("%1 – Trunkline", "account").arg(m_session->label().name));
    connect(m_view, &WorkspaceView::activityShownChanged, m_activityAction, &QAction::setChecked);
    m_activityAction->setChecked(false);
    updateActions();
    m_view->currentPage()->setFocus();
}

void MainWindow::showStarting()
{
    showWelcome();
    m_welcome->showStarting();
}

void MainWindow::showWelcome(const QString &problem)
{
    delete m_view;
    m_view = nullptr;
    m_session.reset();
    m_welcome->showChoices(problem);
    m_stack->setCurrentWidget(m_welcome);
    setWindowTitle(tr("Trunkline"));
    updateActions();
}

void MainWindow::askForConnection(const QString &label, const QUrl &baseUrl)
{
    auto *dialog = new ConnectDialog(this);
    dialog->preset(label, baseUrl);
    connect(dialog, &ConnectDialog::connectRequested, this, [this](const ConnectionRequest &request) {
        leaveAccount([this, request] { Q_EMIT connectionRequested(request); });
    });
    dialog->open();
}

void MainWindow::post(const Notice &notice)
{
    if (m_view)
        m_view->post(notice);
    else
        m_welcome->showChoices(notice.text);
}

void MainWindow::updateActions()
{
    for (QAction *action : std::as_const(m_pageActions))
        action->setEnabled(m_view != nullptr);
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
}

} // namespace trunkline
