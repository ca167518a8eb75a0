// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the main window, apart from it so that each file stays one idea.
#include "accountmenu.h"
#include "helpdialogs.h"
#include "lockmenu.h"
#include "mainwindow.h"
#include "panefocus.h"
#include "tabpage.h"
#include "windowsettings.h"
#include "workspaceview.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenuBar>

namespace trunkline {

void MainWindow::makeMenus()
{
    makeAccountMenu();
    makeEditMenu();
    makeViewMenu();
    makeToolsMenu();
    makeHelpMenu();
}

QAction *MainWindow::addPageAction(QMenu *menu, const QString &text, const QKeySequence &key,
                                   const QString &name)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(key);
    action->setObjectName(name);
    m_pageActions.append(action);
    return action;
}

void MainWindow::makeAccountMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Account"));
    QAction *newWindow = menu->addAction(tr("&New window"));
    newWindow->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    newWindow->setObjectName(QStringLiteral("newWindowAction"));
    connect(newWindow, &QAction::triggered, this, &MainWindow::newWindowRequested);
    m_accountMenu = new AccountMenu(m_accounts, tr("S&witch account"), this);
    menu->addMenu(m_accountMenu);
    QAction *connectAction = menu->addAction(tr("&Connect a Flowroute account…"));
    connectAction->setObjectName(QStringLiteral("connectAction"));
    QAction *manage = menu->addAction(tr("&Manage accounts…"));
    manage->setObjectName(QStringLiteral("manageAccountsAction"));
    QAction *disconnect = addPageAction(menu, tr("&Disconnect"), {}, QStringLiteral("disconnectAction"));
    connect(disconnect, &QAction::triggered, this, [this] { leaveAccount([this] { showWelcome(); }); });
    menu->addSeparator();
    m_lockMenu = new LockMenu(menu, this);
    QAction *journal = addPageAction(menu, tr("&Journal…"), QKeySequence(Qt::CTRL | Qt::Key_J),
                                     QStringLiteral("journalAction"));
    connect(journal, &QAction::triggered, this, [this] { m_view->showJournal(); });
    QAction *limits = addPageAction(menu, tr("Spending &limits…"), {}, QStringLiteral("limitsAction"));
    connect(limits, &QAction::triggered, this, [this] { m_view->editLimits(); });
    QAction *callbacks =
        addPageAction(menu, tr("&Message callbacks…"), {}, QStringLiteral("callbacksAction"));
    connect(callbacks, &QAction::triggered, this, [this] { m_view->editCallbacks(); });
    QAction *history =
        addPageAction(menu, tr("&Delete message history…"), {}, QStringLiteral("deleteHistoryAction"));
    connect(history, &QAction::triggered, this, [this] { m_view->deleteHistory(); });
    menu->addSeparator();
    addWindowEnds(menu);
    connect(m_accountMenu, &AccountMenu::connectChosen, this, [this] { askForConnection(); });
    connect(connectAction, &QAction::triggered, m_accountMenu, &AccountMenu::connectChosen);
    connect(manage, &QAction::triggered, m_accountMenu, &AccountMenu::manageChosen);
    connect(m_accountMenu, &AccountMenu::manageChosen, this, &MainWindow::manageAccounts);
    connect(m_accountMenu, &AccountMenu::sandboxChosen, this, &MainWindow::sandboxRequested);
    connect(m_accountMenu, &AccountMenu::profileChosen, this, &MainWindow::profileRequested);
}

void MainWindow::addWindowEnds(QMenu *menu)
{
    QAction *closeWindow = menu->addAction(tr("Cl&ose window"));
    closeWindow->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_W));
    closeWindow->setObjectName(QStringLiteral("closeWindowAction"));
    connect(closeWindow, &QAction::triggered, this, &QWidget::close);
    QAction *quit = menu->addAction(tr("&Quit"));
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
    quit->setObjectName(QStringLiteral("quitAction"));
    // Each window asks for itself while something is under way.
    connect(quit, &QAction::triggered, qApp, &QApplication::closeAllWindows);
}

void MainWindow::makeEditMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Edit"));
    QAction *filter = addPageAction(menu, tr("&Filter"), QKeySequence::Find, QStringLiteral("filterAction"));
    connect(filter, &QAction::triggered, this, [this] { m_view->currentPage()->focusFilter(); });
    QAction *clear = addPageAction(menu, tr("&Clear the filter"), {}, QStringLiteral("clearFilterAction"));
    clear->setShortcut(QKeySequence(Qt::Key_Escape));
    connect(clear, &QAction::triggered, this, [this] { m_view->currentPage()->clearFilter(); });
}

void MainWindow::makeViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    addTabActions(menu);
    menu->addSeparator();
    QAction *refresh =
        addPageAction(menu, tr("&Refresh"), QKeySequence(Qt::Key_F5), QStringLiteral("refreshAction"));
    connect(refresh, &QAction::triggered, this, [this] { m_view->currentPage()->refresh(); });
    QAction *detail = addPageAction(menu, tr("Show or hide the &detail"), QKeySequence(Qt::Key_F9),
                                    QStringLiteral("detailAction"));
    connect(detail, &QAction::triggered, this, [this] { m_view->currentPage()->toggleDetail(); });
    QAction *pane =
        addPageAction(menu, tr("Next &pane"), QKeySequence(Qt::Key_F6), QStringLiteral("paneAction"));
    connect(pane, &QAction::triggered, this, [this] { focusNextPane(m_view->currentPage()); });
    m_activityAction = addPageAction(menu, tr("&Activity"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A),
                                     QStringLiteral("activityAction"));
    m_activityAction->setCheckable(true);
    connect(m_activityAction, &QAction::triggered, this, [this](bool on) { m_view->setActivityShown(on); });
    menu->addSeparator();
    addAppearance(menu->addMenu(tr("A&ppearance")));
}

void MainWindow::addTabActions(QMenu *menu)
{
    const auto add = [this, menu](const QString &text, Qt::Key key, const QString &name,
                                  WorkspaceView::Tab tab) {
        QAction *action = addPageAction(menu, text, QKeySequence(Qt::CTRL | key), name);
        connect(action, &QAction::triggered, this, [this, tab] { m_view->showTab(tab); });
    };
    add(tr("&Numbers"), Qt::Key_1, QStringLiteral("numbersTabAction"), WorkspaceView::Tab::Numbers);
    add(tr("Available &Inventory"), Qt::Key_2, QStringLiteral("inventoryTabAction"),
        WorkspaceView::Tab::Inventory);
    add(tr("&Messages"), Qt::Key_3, QStringLiteral("messagesTabAction"), WorkspaceView::Tab::Messages);
}

void MainWindow::addAppearance(QMenu *menu)
{
    auto *group = new QActionGroup(menu);
    const auto add = [menu, group](const QString &text, const QString &name, Appearance appearance) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setChecked(WindowSettings().appearance() == appearance);
        group->addAction(action);
        connect(action, &QAction::triggered, group, [appearance] {
            WindowSettings().setAppearance(appearance);
            applyAppearance(*qApp, appearance);
        });
    };
    add(tr("Follow the &system"), QStringLiteral("systemAppearance"), Appearance::System);
    add(tr("&Light"), QStringLiteral("lightAppearance"), Appearance::Light);
    add(tr("&Dark"), QStringLiteral("darkAppearance"), Appearance::Dark);
}

void MainWindow::makeToolsMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Tools"));
    QAction *compose =
        addPageAction(menu, tr("&New message"), QKeySequence::New, QStringLiteral("composeAction"));
    connect(compose, &QAction::triggered, this, [this] { m_view->composeMessage(); });
    QAction *lookUp = addPageAction(menu, tr("&Look up a message id…"), QKeySequence(Qt::CTRL | Qt::Key_L),
                                    QStringLiteral("lookUpAction"));
    connect(lookUp, &QAction::triggered, this, [this] { m_view->lookUpMessage(); });
    QAction *routes = addPageAction(menu, tr("&Routes…"), QKeySequence(Qt::CTRL | Qt::Key_R),
                                    QStringLiteral("routesAction"));
    connect(routes, &QAction::triggered, this, [this] { m_view->editRoutes(); });
}

void MainWindow::makeHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    QAction *keys = menu->addAction(tr("&Keyboard shortcuts"));
    keys->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Question));
    keys->setObjectName(QStringLiteral("shortcutsAction"));
    connect(keys, &QAction::triggered, this, [this] { showShortcuts(this); });
    QAction *about = menu->addAction(tr("&About Trunkline"));
    about->setMenuRole(QAction::AboutRole);
    connect(about, &QAction::triggered, this, [this] { showAbout(this); });
}

} // namespace trunkline
