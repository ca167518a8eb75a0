// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspaceview.h"

#include "accountchip.h"
#include "activitypanel.h"
#include "callbacksdialog.h"
#include "idlewatch.h"
#include "inventorypage.h"
#include "journaldialog.h"
#include "journalnotices.h"
#include "limitsdialog.h"
#include "lockbutton.h"
#include "locknotices.h"
#include "messagebar.h"
#include "messagespage.h"
#include "numberspage.h"
#include "statusline.h"
#include "strip.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr int firstPaintMs = 100;

} // namespace

WorkspaceView::WorkspaceView(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_workspace(session)
    , m_tabs(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_messages(new MessageBar(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_activity(new ActivityPanel(session.log(), this))
    , m_status(new StatusLine(this))
    , m_journalNotices(new JournalNotices(session.journal(), this))
    , m_lockNotices(new LockNotices(session.lock(), m_messages))
    , m_numbers(new NumbersPage(m_workspace, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeColorLine());
    layout->addWidget(makeTopBar());
    addLock(layout);
    layout->addWidget(m_messages);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_pages);
    m_splitter->addWidget(m_activity);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_status);
    if (session.label().isSandbox)
        layout->addWidget(new Strip(u"sandbox"_s, u"sandbox"_s,
                                    tr("Sandbox account. Nothing is bought or sent."), LabelTone::Warning,
                                    this));
    m_activity->hide();

    for (const QString &title : {tr("Numbers"), tr("Available Inventory"), tr("Messages")}) {
        m_titles.append(title);
        m_tabs->addTab(title);
    }
    setPage(Tab::Numbers, m_numbers);
    while (m_pages->count() < m_tabs->count())
        m_pages->addWidget(new QWidget(m_pages));
    connectNumbers();
    connectFrame();
    connectJournal();
    showPage(0);
    QTimer::singleShot(firstPaintMs, this, &WorkspaceView::makeOtherPages);
}

/// Not before the first page is on the screen: they are half of what an account takes to open.
void WorkspaceView::makeOtherPages()
{
    if (m_texts)
        return;
    m_inventory = new InventoryPage(m_workspace, this);
    setPage(Tab::Inventory, m_inventory);
    connect(m_inventory, &InventoryPage::showNumber, this, [this](const PhoneNumber &number) {
        showTab(Tab::Numbers);
        m_numbers->selectNumber(number);
    });
    m_texts = new MessagesPage(m_workspace, this);
    setPage(Tab::Messages, m_texts);
}

WorkspaceView::~WorkspaceView()
{
    delete m_pages; // the pages work on m_workspace, which goes before child widgets do
}

bool WorkspaceView::hasWorkUnderWay() const
{
    return m_workspace.session.journal().underWayCount() > 0 || isOrdering();
}

bool WorkspaceView::isOrdering() const
{
    return m_inventory && m_inventory->isOrdering();
}

QString WorkspaceView::whatLeavingMeans() const
{
    const QList<Intent> &intents = m_workspace.session.journal().intents();
    const auto waiting = std::count_if(intents.cbegin(), intents.cend(), [](const Intent &intent) {
        return intent.state == IntentState::Waiting;
    });
    QStringList sentences{
        m_workspace.session.label().isSandbox
            ? tr("What was sent stays sent. The sandbox account ends with this window.")
            : tr("What was sent stays sent. What became of it is checked, by reading only, at "
                 "the next start.")};
    if (waiting > 0)
        sentences += tr("%n message(s) still waiting for a turn will not be sent.", nullptr, int(waiting));
    if (isOrdering())
        sentences += tr("Numbers of an order that wait are not bought.");
    return sentences.join(u' ');
}

QWidget *WorkspaceView::makeTopBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(8, 6, 16, 0);
    layout->setSpacing(16);
    m_tabs->setObjectName(QStringLiteral("tabs"));
    m_tabs->setAccessibleName(tr("Pages"));
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    layout->addWidget(m_tabs, 1, Qt::AlignBottom);
    auto *chip = new AccountChip(m_workspace.session, bar);
    layout->addWidget(chip, 0, Qt::AlignVCenter);
    connect(chip, &AccountChip::menuRequested, this, &WorkspaceView::accountMenuRequested);
    layout->addWidget(new LockButton(m_workspace.session.lock(), bar), 0, Qt::AlignVCenter);
    connect(m_tabs, &QTabBar::currentChanged, this, &WorkspaceView::showPage);
    return bar;
}

/// The account's colour over the whole window; the chip below says its name.
QWidget *WorkspaceView::makeColorLine()
{
    auto *line = new QWidget(this);
    line->setFixedHeight(3);
    line->setAutoFillBackground(true);
    const Session &session = m_workspace.session;
    const auto dye = [line, &session] {
        QPalette palette;
        palette.setColor(QPalette::Window, QColor(session.label().color));
        line->setPalette(palette);
    };
    connect(&session, &Session::labelChanged, line, dye);
    dye();
    return line;
}

/// What shows over the whole window that the account is read-only.
void WorkspaceView::addLock(QVBoxLayout *layout)
{
    ReadOnlyLock &lock = m_workspace.session.lock();
    auto *strip = new Strip(u"lock"_s, u"lock"_s,
                            tr("Read-only. Nothing can be bought, sent or changed on this account."),
                            LabelTone::Plain, this);
    layout->addWidget(strip);
    const auto show = [strip, &lock] { strip->setVisible(lock.isLocked()); };
    connect(&lock, &ReadOnlyLock::changed, strip, show);
    show();
    new IdleWatch(lock, this);
}

/// In the place of what was there.
void WorkspaceView::setPage(Tab tab, TabPage *page)
{
    const int index = int(tab);
    delete m_pages->widget(index);
    m_pages->insertWidget(index, page);
    connect(page, &TabPage::statusChanged, this, [this, index] {
        updateTabTitle(index);
        updateStatus();
    });
    connect(page, &TabPage::notice, m_lockNotices, &LockNotices::post);
    connect(page, &TabPage::withdrawNotice, m_lockNotices, &LockNotices::withdraw);
}

void WorkspaceView::connectNumbers()
{
    connect(m_numbers, &NumbersPage::composeFrom, this, [this](const PhoneNumber &number) {
        showTab(Tab::Messages);
        m_texts->compose(number);
    });
    connect(m_numbers, &NumbersPage::showMessagesOf, this, [this](const PhoneNumber &number) {
        showTab(Tab::Messages);
        m_texts->showMessagesOf(number);
    });
}

void WorkspaceView::connectFrame()
{
    connect(m_status, &StatusLine::cancelRequested, this, [this] { currentPage()->cancel(); });
    connect(m_status, &StatusLine::activityToggled, this, &WorkspaceView::setActivityShown);
    connect(m_activity, &ActivityPanel::closeRequested, this, [this] { setActivityShown(false); });
    connect(m_activity, &ActivityPanel::notice, m_lockNotices, &LockNotices::post);
    RequestLog &log = m_workspace.session.log();
    // As long as the line is there: what a dialog asks for ends with it, when this is half gone.
    const auto running = [status = m_status, &log] { status->showRunning(log.runningCount()); };
    connect(&log, &RequestLog::begun, m_status, running);
    connect(&log, &RequestLog::changed, m_status, running);
}

void WorkspaceView::connectJournal()
{
    connect(m_journalNotices, &JournalNotices::notice, m_lockNotices, &LockNotices::post);
    connect(m_journalNotices, &JournalNotices::withdrawNotice, m_lockNotices, &LockNotices::withdraw);
    connect(m_journalNotices, &JournalNotices::showRequested, this, &WorkspaceView::showJournal);
    connect(m_status, &StatusLine::unclearClicked, this, [this] { showJournal(); });
    Journal &journal = m_workspace.session.journal();
    const auto unclear = [status = m_status, &journal] { status->showUnclear(journal.unclearCount()); };
    connect(&journal, &Journal::statusChanged, m_status, unclear);
    connect(&journal, &Journal::changed, m_status, unclear);
    unclear();
    m_journalNotices->begin();
}

TabPage *WorkspaceView::currentPage() const
{
    return static_cast<TabPage *>(m_pages->currentWidget());
}

void WorkspaceView::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(int(tab));
}

void WorkspaceView::showPage(int index)
{
    if (index != int(Tab::Numbers))
        makeOtherPages();
    m_pages->setCurrentIndex(index);
    updateStatus();
}

void WorkspaceView::updateStatus()
{
    if (currentPage())
        m_status->showPage(*currentPage());
}

void WorkspaceView::updateTabTitle(int index)
{
    const int count = static_cast<TabPage *>(m_pages->widget(index))->tabCount();
    const QString &title = m_titles.at(index);
    m_tabs->setTabText(
        index, count < 0 ? title : tr("%1 %2", "tab title, count").arg(title, QLocale().toString(count)));
}

void WorkspaceView::setActivityShown(bool shown)
{
    m_activity->setVisible(shown);
    m_status->setActivityShown(shown);
    Q_EMIT activityShownChanged(shown);
}

bool WorkspaceView::isActivityShown() const
{
    return m_activity->isVisibleTo(this);
}

void WorkspaceView::composeMessage()
{
    showTab(Tab::Messages);
    m_texts->compose({});
}

void WorkspaceView::lookUpMessage()
{
    showTab(Tab::Messages);
    m_texts->lookUp();
}

void WorkspaceView::editRoutes()
{
    showTab(Tab::Numbers);
    m_numbers->editRoutes();
}

void WorkspaceView::showJournal(qint64 intent)
{
    auto *dialog = new JournalDialog(m_workspace.session, this);
    dialog->open();
    if (intent > 0)
        dialog->select(intent);
}

void WorkspaceView::deleteHistory()
{
    showTab(Tab::Messages);
    m_texts->deleteHistory();
}

void WorkspaceView::editLimits()
{
    (new LimitsDialog(m_workspace.session, this))->open();
}

void WorkspaceView::post(const Notice &notice)
{
    m_lockNotices->post(notice);
}

void WorkspaceView::editCallbacks()
{
    (new CallbacksDialog(m_workspace.session, this))->open();
}

} // namespace trunkline
