// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notice.h"
#include "workspace.h"

#include <QList>
#include <QWidget>

class QSplitter;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace trunkline {

class ActivityPanel;
class InventoryPage;
class JournalNotices;
class LockNotices;
class MessageBar;
class MessagesPage;
class NumbersPage;
class StatusLine;
class TabPage;

/// One connected account: the tabs Numbers, Available Inventory, Messages with what frames them. It knows the
/// pages and how they call each other; what a page does is the page's business. Must not outlive the session.
class WorkspaceView : public QWidget {
    Q_OBJECT
public:
    enum class Tab { Numbers, Inventory, Messages };

    explicit WorkspaceView(Session &session, QWidget *parent = nullptr);
    ~WorkspaceView() override;

    Session &session() { return m_workspace.session; }
    TabPage *currentPage() const;
    void showTab(Tab tab);
    void setActivityShown(bool shown);
    bool isActivityShown() const;

    /// Writes that wait or have no answer yet, or an order with numbers still to buy.
    bool hasWorkUnderWay() const;
    /// What becomes of that when the account is left now, in whole sentences.
    QString whatLeavingMeans() const;

    /// For the window's menu.
    void composeMessage();
    void lookUpMessage();
    void editRoutes();
    /// The journal, at that line if there is one.
    void showJournal(qint64 intent = 0);
    void editLimits();
    void editCallbacks();
    void deleteHistory();
    /// In the message bar.
    void post(const Notice &notice);

Q_SIGNALS:
    /// From the account chip: the window's menu of accounts, there.
    void accountMenuRequested(const QPoint &at);
    void activityShownChanged(bool shown);

private:
    QWidget *makeTopBar();
    QWidget *makeColorLine();
    void makeOtherPages();
    void setPage(Tab tab, TabPage *page);
    void connectNumbers();
    void connectFrame();
    void connectJournal();
    void addLock(QVBoxLayout *layout);
    void showPage(int index);
    void updateStatus();
    void updateTabTitle(int index);
    bool isOrdering() const;

    Workspace m_workspace;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    MessageBar *m_messages;
    QSplitter *m_splitter;
    ActivityPanel *m_activity;
    StatusLine *m_status;
    JournalNotices *m_journalNotices;
    LockNotices *m_lockNotices;
    NumbersPage *m_numbers;
    InventoryPage *m_inventory = nullptr; ///< it and the next are made a moment later
    MessagesPage *m_texts = nullptr;
    QStringList m_titles;
};

} // namespace trunkline
