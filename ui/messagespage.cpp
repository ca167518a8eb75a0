// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagespage.h"

#include "archive/querytext.h"
#include "archivewatch.h"
#include "composepanel.h"
#include "confirmdialog.h"
#include "icons.h"
#include "keptoffer.h"
#include "keptselection.h"
#include "lookupdialog.h"
#include "messagecopy.h"
#include "messagedetail.h"
#include "messagelookup.h"
#include "messagesactivity.h"
#include "messagesfooter.h"
#include "messagesnotices.h"
#include "messagesside.h"
#include "messagestable.h"
#include "messageswords.h"
#include "ui_messagespage.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace trunkline {

MessagesPage::MessagesPage(Workspace &workspace, QWidget *parent, FollowPace pace)
    : TabPage(parent)
    , m_workspace(workspace)
    , m_archive(workspace.messages)
    , m_sync(workspace.messages.sync())
    , m_rows(m_reader)
    , m_model(m_rows)
    , m_outbox(workspace.session, pace)
    , m_ui(std::make_unique<Ui::MessagesPage>())
{
    m_ui->setupUi(this);
    setObjectName(u"messagesPage"_s);
    m_loadSoon.setSingleShot(true);
    m_loadSoon.setInterval(TypingPauseMs);
    setUpTable();
    setUpSide();
    m_activity =
        new MessagesActivity(m_reader, *m_ui->messagesActivity, *m_ui->rangeBar, *m_ui->filterBar, this);
    connectBars();
    connectTable();
    connectArchive();
    showState();
}

MessagesPage::~MessagesPage() = default;

void MessagesPage::setUpTable()
{
    m_table = new MessagesTable;
    m_table->setMessages(m_model);
    new KeptSelection(m_rows, m_table);
    m_ui->messagesStates->setContent(m_table);
    m_footer = new MessagesFooter(m_reader, m_rows, m_sync);
    m_ui->listLayout->addWidget(m_footer);
    m_ui->messagesCompose->setIcon(icon(u"plus"_s));
    m_ui->messagesLookUp->setIcon(icon(u"search"_s));
}

void MessagesPage::setUpSide()
{
    m_side = new MessagesSide(m_workspace, m_outbox, m_reader);
    m_ui->messagesSplitter->addWidget(m_side);
    m_ui->messagesSplitter->setStretchFactor(0, 1);
    m_ui->messagesSplitter->setStretchFactor(1, 0);
    m_ui->messagesSplitter->setSizes({760, 320});
    connect(m_side, &MessagesSide::composeRequested, this,
            [this](const PhoneNumber &from, const PhoneNumber &to, const QString &text) {
                compose(from);
                m_side->compose().begin({}, to, text);
            });
    connect(m_side, &MessagesSide::openRequested, this, &MessagesPage::showMessage);
    connect(&m_side->compose(), &ComposePanel::notice, this, &TabPage::notice);
    connect(&m_side->compose(), &ComposePanel::lookInList, this, &MessagesPage::showMessagesOf);
    connect(&m_side->compose(), &ComposePanel::openRequested, this, &MessagesPage::openById);
    connect(&m_outbox, &Outbox::messageRead, this, &MessagesPage::takeOver);
}

void MessagesPage::connectBars()
{
    connect(m_ui->rangeBar, &RangeBar::rangeChanged, this, [this] {
        queryChanged();
        load();
    });
    connect(m_ui->rangeBar, &RangeBar::zoneChanged, this, [this](const QTimeZone &zone) {
        m_model.setZone(zone);
        m_ui->filterBar->setZone(zone);
        m_footer->setZone(zone);
        m_side->setZone(zone);
        queryChanged();
        Q_EMIT statusChanged();
    });
    connect(m_ui->filterBar, &MessageFilterBar::queryChanged, this, &MessagesPage::queryChanged);
    connect(m_ui->filterBar, &MessageFilterBar::queryChanged, &m_loadSoon, qOverload<>(&QTimer::start));
    connect(&m_loadSoon, &QTimer::timeout, this, [this] {
        if (span() != m_sync.span())
            load();
    });
    connect(m_ui->messagesCompose, &QPushButton::clicked, this, [this] { compose({}); });
    connect(m_ui->messagesLookUp, &QPushButton::clicked, this, &MessagesPage::lookUp);
    connect(m_footer, &MessagesFooter::cancelRequested, this, &MessagesPage::cancel);
    connect(m_footer, &MessagesFooter::resumeRequested, &m_sync, &MessageSync::resume);
}

void MessagesPage::connectArchive()
{
    connect(&m_archive, &MessageArchive::opened, this, &MessagesPage::archiveOpened);
    connect(&m_archive, &MessageArchive::failed, this, &MessagesPage::showState);
    auto *watch = new ArchiveWatch(m_archive, m_reader, m_rows, this);
    connect(watch, &ArchiveWatch::notice, this, &TabPage::notice);
    connect(watch, &ArchiveWatch::withdrawNotice, this, &TabPage::withdrawNotice);
    auto *offer = new KeptOffer(m_sync, m_rows, *m_ui->rangeBar, *m_ui->filterBar, this);
    connect(offer, &KeptOffer::notice, this, &TabPage::notice);
    connect(offer, &KeptOffer::withdrawNotice, this, &TabPage::withdrawNotice);
    connect(&m_archive, &MessageArchive::forgotten, this, [this] {
        m_isForgotten = true;
        m_side->forgetTalk();
        queryChanged();
    });
    connect(&m_archive, &MessageArchive::stored, this, [this] {
        m_rows.refresh(); // first: it ends what is counted, beside which older messages would be read
        m_side->refreshTalk();
        m_activity->count(m_rows.query(), span(), m_ui->rangeBar->zone());
    });
    connect(&m_sync, &MessageSync::changed, this, &MessagesPage::syncChanged);
    retries().follow(&m_sync, &MessageSync::retrying, &MessageSync::changed);
    connect(&m_sync, &MessageSync::retrying, this, [this] { m_footer->showRetry(retryingText()); });
    connect(&m_rows, &ArchiveRows::extentChanged, this, &MessagesPage::showState);
    connect(&m_rows, &RowSourceSignals::changed, this, &MessagesPage::showSelected);
    connect(&m_rows, &ArchiveRows::replaced, m_table, &QTableView::scrollToTop);
    if (m_archive.isOpen())
        archiveOpened();
}

void MessagesPage::connectTable()
{
    connect(&m_model, &MessagesModel::sortWanted, this, [this](const MessageSort &sort) {
        m_sort = sort;
        queryChanged();
    });
    const auto sum = [this] {
        m_footer->setSelected(m_table->selectedRowCount() > 1 ? m_table->selectedRowList() : QList<int>());
    };
    connect(m_table, &MessagesTable::selectionMoved, this, &MessagesPage::showSelected);
    connect(m_table, &MessagesTable::selectionMoved, this, sum);
    for (const auto moved : // the same rows have other numbers then
         {&RowSourceSignals::inserted, &RowSourceSignals::removed, &RowSourceSignals::wasReset})
        connect(&m_rows, moved, this, sum);
    connect(m_table, &MessagesTable::openRequested, this, [this](const QModelIndex &index) {
        if (const Message *message = m_model.message(index.row()))
            showMessage(*message);
    });
    connect(m_table, &QAbstractItemView::clicked, this, [this] {
        if (m_side->currentIndex() == MessagesSide::Compose)
            m_side->setCurrentIndex(MessagesSide::Detail);
    });
    connect(m_table, &MessagesTable::replyRequested, this, [this](const QModelIndex &index) {
        if (const Message *message = m_model.message(index.row()))
            m_side->reply(*message);
    });
    auto *copy = new MessageCopy(m_reader, m_rows, m_model, this);
    connect(m_table, &MessagesTable::copyRequested, copy, &MessageCopy::copy);
    connect(copy, &MessageCopy::notice, this, &TabPage::notice);
    connect(m_ui->messagesStates, &StateStack::retryRequested, &m_sync, &MessageSync::resume);
    connect(m_ui->messagesStates, &StateStack::emptyActionRequested, this, &MessagesPage::emptyAction);
}

void MessagesPage::showEvent(QShowEvent *event)
{
    TabPage::showEvent(event);
    if (m_sync.state() == MessageSync::State::Idle && !m_isForgotten)
        load();
}

bool MessagesPage::isFiltered() const
{
    return !m_ui->filterBar->query().isEmpty();
}

/// What is typed goes before the bar, and ends with today when it has no end. Without a beginning it means
/// what is kept, however old.
TimeRange MessagesPage::span() const
{
    TimeRange span = m_ui->filterBar->query().range().value_or(m_ui->rangeBar->range());
    if (span.to == QueryTerm::latest)
        span.to =
            presetRange(RangePreset::Today, QDateTime::currentMSecsSinceEpoch(), m_ui->rangeBar->zone()).to;
    return span;
}

void MessagesPage::queryChanged()
{
    MessageQuery query = m_ui->filterBar->query();
    const QTimeZone zone = m_ui->rangeBar->zone();
    if (const TimeRange range = m_ui->rangeBar->range(); !query.range() && !range.isEmpty()) {
        for (const QueryTerm &term : rangeTerms(range, zone))
            query.add(term);
    }
    query.sort = m_sort;
    if (m_archive.isOpen() && m_rows.isSettled() && query == m_rows.query())
        m_rows.refresh(); // rows stay where they are
    else if (m_archive.isOpen())
        m_rows.setQuery(query);
    m_activity->count(query, span(), zone);
}

void MessagesPage::load()
{
    const TimeRange wanted = span();
    m_loadSoon.stop();
    m_isForgotten = false;
    if (m_archive.isOpen() && isVisible() && !wanted.isEmpty() && wanted.from != QueryTerm::earliest)
        m_sync.start(wanted);
}

void MessagesPage::archiveOpened()
{
    m_reader.open(m_archive.path());
    m_side->forgetTalk();
    queryChanged();
    if (m_sync.state() == MessageSync::State::Idle)
        load();
}

void MessagesPage::refresh()
{
    queryChanged(); // the days of a preset may be others by now
    load();
    m_sync.poll(); // the receipts as well
    // A message that was looked up may lie outside the range; it is not read again with it.
    const std::optional<Message> &shown = m_side->detail().message();
    if (shown && !span().contains(shown->at))
        connect(readById(shown->id), &MessageLookup::found, this, &MessagesPage::takeOver);
}

void MessagesPage::syncChanged()
{
    m_footer->showRetry({});
    if (m_sync.state() == MessageSync::State::Complete)
        m_completeAt = m_sync.upToDateAt() > 0 ? m_sync.upToDateAt() : QDateTime::currentMSecsSinceEpoch();
    if (m_sync.state() == MessageSync::State::Failed
        && m_sync.trouble().kind == ArchiveTrouble::Kind::Damaged)
        return m_archive.repair();
    showState();
}

void MessagesPage::showState()
{
    m_footer->follow();
    m_side->catchUpTalk(m_rows.isSettled());
    if (m_rows.count() > 0)
        m_ui->messagesStates->showRows();
    else
        showNoMessages(*m_ui->messagesStates, m_archive, m_rows, isFiltered());
    if (m_sync.state() == MessageSync::State::Failed && m_rows.count() > 0)
        Q_EMIT notice(readFailureNotice(m_sync));
    else
        Q_EMIT withdrawNotice(u"messages.load"_s);
    Q_EMIT statusChanged();
}

void MessagesPage::emptyAction()
{
    using State = MessageSync::State;
    if (m_sync.state() == State::Failed || m_sync.state() == State::Paused)
        m_sync.resume();
    else if (m_sync.state() == State::Idle)
        load();
    else if (isFiltered())
        clearFilter();
    else
        m_ui->rangeBar->choose(RangePreset::Last30Days);
}

QString MessagesPage::countText() const
{
    const bool isCounted = m_rows.isComplete() ? m_rows.isSettled() : m_rows.total() >= 0;
    return loadedText(m_sync.state(), qMax(m_rows.count(), m_rows.total()), isCounted, isFiltered());
}

/// Of what could not be read to its end now: how old the newest is that was.
qint64 MessagesPage::updatedAt() const
{
    const Coverage &coverage = m_sync.coverage();
    return m_completeAt > 0 || coverage.isEmpty() ? m_completeAt : coverage.ranges().last().to;
}

int MessagesPage::tabCount() const
{
    return m_rows.total();
}

QString MessagesPage::zoneText() const
{
    return m_ui->rangeBar->zone() == QTimeZone::systemTimeZone() ? TabPage::zoneText() : tr("UTC");
}

void MessagesPage::showSelected()
{
    if (m_table->selectedRowCount() != 1)
        return;
    if (const Message *message = m_model.message(m_table->selectedRowList().constFirst()))
        m_side->showMessage(*message);
}

void MessagesPage::showMessage(const Message &message)
{
    m_side->showMessage(message);
    m_side->show();
    m_side->setCurrentIndex(MessagesSide::Detail);
    if (const int row = m_rows.indexOf(message.id); row >= 0) {
        m_table->selectRow(row);
        m_table->scrollTo(m_model.index(row, 0));
    }
}

void MessagesPage::openById(const QString &id)
{
    const int row = m_rows.indexOf(id);
    if (const Message *known = row < 0 ? nullptr : m_rows.row(row))
        return showMessage(*known);
    connect(readById(id), &MessageLookup::found, this, &MessagesPage::showMessage);
}

MessageLookup *MessagesPage::readById(const QString &id)
{
    auto *lookup = new MessageLookup(m_workspace.session, this);
    connect(lookup, &MessageLookup::failed, this,
            [this](const ApiError &error) { Q_EMIT notice(lookupFailureNotice(error)); });
    connect(lookup, &MessageLookup::busyChanged, lookup, [lookup](bool busy) {
        if (!busy)
            lookup->deleteLater();
    });
    retries().follow(lookup, &MessageLookup::retrying, &MessageLookup::busyChanged);
    lookup->lookUp(id);
    return lookup;
}

void MessagesPage::takeOver(const Message &message)
{
    m_archive.adopt(message);
    const std::optional<Message> &shown = m_side->detail().message();
    if (shown && shown->id == message.id)
        m_side->showMessage(message);
}

void MessagesPage::focusFilter()
{
    m_ui->filterBar->focus();
}

void MessagesPage::clearFilter()
{
    m_ui->filterBar->clear();
}

void MessagesPage::toggleDetail()
{
    m_side->setVisible(!m_side->isVisible());
}

void MessagesPage::compose(const PhoneNumber &from)
{
    const ListStatus &numbers = m_workspace.numbers.status();
    const bool isRead = numbers.isLoading() || numbers.state() == ListStatus::State::Complete;
    if (!isRead && m_workspace.numbers.rows().count() == 0)
        m_workspace.numbers.refresh(); // never asked for, stopped, or failed
    m_side->show();
    m_side->setCurrentIndex(MessagesSide::Compose);
    m_side->compose().begin(from);
}

void MessagesPage::showMessagesOf(const PhoneNumber &number)
{
    m_ui->filterBar->setText(number.national());
    m_ui->rangeBar->choose(RangePreset::Last30Days);
}

void MessagesPage::lookUp()
{
    auto *dialog = new LookupDialog(m_workspace.session, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LookupDialog::found, this, &MessagesPage::showMessage);
    dialog->open();
}

void MessagesPage::deleteHistory()
{
    ConfirmDialog::ask(this, m_workspace.session.label(), deleteHistoryQuestion(m_archive),
                       [this] { m_archive.forgetAll(); });
}

} // namespace trunkline
