// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagespage.h"

#include "composepanel.h"
#include "errortext.h"
#include "filterfield.h"
#include "icons.h"
#include "lookupdialog.h"
#include "messagedetail.h"
#include "messagestable.h"
#include "messageswords.h"
#include "ui_messagespage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

const QString loadNotice = u"messages.load"_s;

/// A pane that scrolls where the window is low.
QScrollArea *scrolling(QWidget *content, const QString &name)
{
    auto *area = new QScrollArea;
    area->setObjectName(name);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    return area;
}

} // namespace

MessagesPage::MessagesPage(Workspace &workspace, QWidget *parent, FollowPace pace)
    : TabPage(parent)
    , m_workspace(workspace)
    , m_list(workspace.session)
    , m_model(m_list.rows())
    , m_filter(m_model)
    , m_outbox(workspace.session, pace)
    , m_ui(std::make_unique<Ui::MessagesPage>())
{
    m_ui->setupUi(this);
    setObjectName(u"messagesPage"_s);
    m_totalsSoon.setSingleShot(true);
    m_totalsSoon.setInterval(50);
    setUpList();
    setUpSide();
    connectBars();
    connectList();
    showState();
}

MessagesPage::~MessagesPage() = default;

void MessagesPage::setUpList()
{
    m_table = new MessagesTable;
    m_table->setMessages(m_filter);
    m_ui->messagesStates->setContent(m_table);
    fillMessageChoices(m_ui->messagesDirection, m_ui->messagesStatus, m_ui->messagesType);
    makeFilterField(m_ui->messagesFilter);
    m_ui->messagesCompose->setIcon(icon(u"plus"_s));
    m_ui->messagesLookUp->setIcon(icon(u"search"_s));
}

void MessagesPage::setUpSide()
{
    m_detail = new MessageDetail;
    m_compose = new ComposePanel(m_workspace, m_outbox);
    m_ui->messagesSide->addTab(scrolling(m_detail, u"messageDetailArea"_s), tr("Message"));
    m_ui->messagesSide->addTab(scrolling(m_compose, u"composeArea"_s), tr("Compose"));
    m_ui->messagesSide->setMinimumWidth(300);
    m_ui->messagesSplitter->setStretchFactor(0, 1);
    m_ui->messagesSplitter->setStretchFactor(1, 0);
    m_ui->messagesSplitter->setSizes({760, 320});

    connect(m_detail, &MessageDetail::replyRequested, this, [this](const Message &message) {
        compose(message.outbound ? message.from : message.to);
        m_compose->begin({}, message.outbound ? message.to : message.from);
    });
    connect(m_compose, &ComposePanel::notice, this, &TabPage::notice);
    connect(m_compose, &ComposePanel::lookInList, this, &MessagesPage::showMessagesOf);
    connect(m_compose, &ComposePanel::openRequested, this, &MessagesPage::openById);
    connect(&m_outbox, &Outbox::messageRead, this, &MessagesPage::takeOver);
}

void MessagesPage::connectBars()
{
    const auto choice = [](const QComboBox *box) { return box->currentData().toInt(); };
    connect(m_ui->rangeBar, &RangeBar::rangeChanged, this, &MessagesPage::load);
    connect(m_ui->rangeBar, &RangeBar::zoneChanged, this, [this](const QTimeZone &zone) {
        m_model.setZone(zone);
        m_detail->setZone(zone);
        m_compose->setZone(zone);
        Q_EMIT statusChanged();
    });
    connect(m_ui->messagesFilter, &QLineEdit::textChanged, &m_filter, &MessageFilter::setText);
    connect(m_ui->messagesDirection, &QComboBox::currentIndexChanged, this, [this, choice] {
        m_filter.setDirection(MessageFilter::Direction(choice(m_ui->messagesDirection)));
    });
    connect(m_ui->messagesStatus, &QComboBox::currentIndexChanged, this,
            [this, choice] { m_filter.setStanding(MessageFilter::Standing(choice(m_ui->messagesStatus))); });
    connect(m_ui->messagesType, &QComboBox::currentIndexChanged, this,
            [this, choice] { m_filter.setKind(MessageFilter::Kind(choice(m_ui->messagesType))); });
    connect(m_ui->messagesCompose, &QPushButton::clicked, this, [this] { compose({}); });
    connect(m_ui->messagesLookUp, &QPushButton::clicked, this, &MessagesPage::lookUp);
    connect(m_ui->messagesCancel, &QPushButton::clicked, this, &MessagesPage::cancel);
    connect(m_ui->messagesResume, &QPushButton::clicked, &m_list, &MessageList::resume);
}

void MessagesPage::connectList()
{
    connect(&m_list, &ListStatus::changed, this, &MessagesPage::showState);
    retries().follow(&m_list, &ListStatus::retrying, &ListStatus::changed);
    connect(&m_list, &ListStatus::retrying, this,
            [this](int attempt, int waitMs) { m_ui->messagesProgress->setText(retryText(attempt, waitMs)); });
    connect(&m_list.rows(), &RowSourceSignals::changed, this, &MessagesPage::showSelected);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_filter, changed, this, [this] { m_totalsSoon.start(); });
    connect(&m_filter, &QAbstractItemModel::modelReset, this, [this] { m_totalsSoon.start(); });
    connect(&m_filter, &QAbstractItemModel::layoutChanged, this, [this] { m_totalsSoon.start(); });
    connect(&m_totalsSoon, &QTimer::timeout, this, [this] {
        showLoaded();
        showTotals();
    });
    connect(m_table, &MessagesTable::selectionMoved, this, [this] {
        showSelected();
        m_totalsSoon.start();
    });
    connect(m_table, &MessagesTable::openRequested, this, &MessagesPage::open);
    connect(m_table, &QAbstractItemView::clicked, this, [this] { m_ui->messagesSide->setCurrentIndex(0); });
    connect(m_table, &MessagesTable::replyRequested, this, [this](const QModelIndex &index) {
        if (const Message *message = m_filter.message(index)) {
            m_detail->showMessage(*message);
            Q_EMIT m_detail->replyRequested(*message);
        }
    });
    connect(m_table, &MessagesTable::copyIdRequested, this, [](const QModelIndex &index) {
        QGuiApplication::clipboard()->setText(index.data(MessagesModel::IdRole).toString());
    });
    connect(m_ui->messagesStates, &StateStack::retryRequested, &m_list, &MessageList::resume);
    connect(m_ui->messagesStates, &StateStack::emptyActionRequested, this, &MessagesPage::emptyAction);
}

void MessagesPage::showEvent(QShowEvent *event)
{
    TabPage::showEvent(event);
    if (m_list.state() == ListStatus::State::Idle)
        load();
}

void MessagesPage::load()
{
    const TimeRange range = m_ui->rangeBar->range();
    if (!range.isEmpty())
        m_list.load(range);
}

void MessagesPage::refresh()
{
    load();
    // A message that was looked up may lie outside the range; the list does not read it again.
    if (!m_detail->message() || m_list.range().contains(m_detail->message()->at))
        return;
    connect(readById(m_detail->message()->id), &MessageLookup::found, this, &MessagesPage::takeOver);
}

void MessagesPage::showState()
{
    showLoaded();
    m_ui->messagesProgress->setText(countText());
    m_ui->messagesProgress->setVisible(m_list.state()
                                       != ListStatus::State::Complete); // the totals say it then
    m_ui->messagesCancel->setVisible(m_list.isLoading());
    const bool stopped = m_list.state() == ListStatus::State::Paused
        || (m_list.state() == ListStatus::State::Failed && m_model.rowCount() > 0);
    m_ui->messagesResume->setVisible(stopped);
    if (m_list.state() == ListStatus::State::Failed && m_model.rowCount() > 0)
        reportFailure();
    else
        Q_EMIT withdrawNotice(loadNotice);
    m_totalsSoon.start();
    Q_EMIT statusChanged();
}

void MessagesPage::showLoaded()
{
    StateStack *states = m_ui->messagesStates;
    if (m_filter.rowCount() > 0)
        return states->showRows();
    if (m_list.isLoading() || m_list.state() == ListStatus::State::Idle)
        return states->showLoading(tr("Reading messages…"));
    if (m_model.rowCount() > 0)
        return states->showEmpty(
            tr("Nothing matches the filter"),
            tr("%n message(s) are loaded, but none of them fits.", nullptr, m_model.rowCount()),
            tr("Clear the filter"));
    if (m_list.state() == ListStatus::State::Failed)
        return states->showFailed(m_list.error());
    if (m_list.state() == ListStatus::State::Paused)
        return states->showEmpty(tr("Stopped"), tr("Nothing of this range was read yet."), tr("Go on"));
    states->showEmpty(tr("No messages in this range"),
                      tr("Choose other days above, or send the first message."), tr("Show 30 days"));
}

void MessagesPage::emptyAction()
{
    if (m_model.rowCount() > 0)
        clearFilter();
    else if (m_list.state() == ListStatus::State::Paused)
        m_list.resume();
    else
        m_ui->rangeBar->choose(RangePreset::Last30Days);
}

void MessagesPage::reportFailure()
{
    const ErrorText text = describeError(m_list.error());
    Notice problem;
    problem.id = loadNotice;
    problem.severity = Notice::Severity::Error;
    problem.text = tr("Not all messages could be read. %1").arg(text.sentence);
    problem.details = text.details;
    problem.actionText = tr("Try again");
    problem.action = [list = QPointer(&m_list)] {
        if (list)
            list->resume();
    };
    Q_EMIT notice(problem);
}

void MessagesPage::showTotals()
{
    const MessageTotals selected = m_filter.totals(m_table->selectionModel()->selection());
    m_ui->messagesTotals->setText(selected.rows > 1 ? selectedTotalsText(selected)
                                                    : shownTotalsText(m_filter.totals()));
    Q_EMIT statusChanged();
}

QString MessagesPage::countText() const
{
    return loadedText(m_list, m_model.rowCount(), m_filter.rowCount());
}

int MessagesPage::tabCount() const
{
    return m_list.state() == ListStatus::State::Idle ? -1 : m_model.rowCount();
}

QString MessagesPage::zoneText() const
{
    return m_ui->rangeBar->zone() == QTimeZone::systemTimeZone() ? TabPage::zoneText() : tr("UTC");
}

void MessagesPage::showSelected()
{
    const QItemSelection selection = m_table->selectionModel()->selection();
    if (selection.size() != 1 || selection.constFirst().height() != 1)
        return;
    if (const Message *message = m_filter.message(selection.constFirst().topLeft()))
        m_detail->showMessage(*message);
}

void MessagesPage::open(const QModelIndex &index)
{
    if (const Message *message = m_filter.message(index))
        showMessage(*message);
}

void MessagesPage::showMessage(const Message &message)
{
    m_detail->showMessage(message);
    m_ui->messagesSide->show();
    m_ui->messagesSide->setCurrentIndex(0);
    if (const QModelIndex index = m_filter.indexOf(message.id); index.isValid()) {
        m_table->selectRow(index.row());
        m_table->scrollTo(index);
    }
}

void MessagesPage::openById(const QString &id)
{
    if (const Message *known = m_list.rows().find(id))
        return showMessage(*known);
    connect(readById(id), &MessageLookup::found, this, &MessagesPage::showMessage);
}

MessageLookup *MessagesPage::readById(const QString &id)
{
    auto *lookup = new MessageLookup(m_workspace.session, this);
    connect(lookup, &MessageLookup::failed, this, [this](const ApiError &error) {
        const ErrorText text = describeError(error);
        Notice problem;
        problem.id = u"messages.open"_s;
        problem.severity = Notice::Severity::Error;
        problem.text = tr("The message could not be read. %1").arg(text.sentence);
        problem.details = text.details;
        Q_EMIT notice(problem);
    });
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
    m_list.adopt(message);
    if (m_detail->message() && m_detail->message()->id == message.id)
        m_detail->showMessage(message);
}

void MessagesPage::focusFilter()
{
    m_ui->messagesFilter->setFocus();
    m_ui->messagesFilter->selectAll();
}

void MessagesPage::clearFilter()
{
    m_ui->messagesFilter->clear();
    for (QComboBox *box : {m_ui->messagesDirection, m_ui->messagesStatus, m_ui->messagesType})
        box->setCurrentIndex(0);
    m_filter.clear();
}

void MessagesPage::toggleDetail()
{
    m_ui->messagesSide->setVisible(!m_ui->messagesSide->isVisible());
}

void MessagesPage::compose(const PhoneNumber &from)
{
    const ListStatus &numbers = m_workspace.numbers.status();
    const bool isRead = numbers.isLoading() || numbers.state() == ListStatus::State::Complete;
    if (!isRead && m_workspace.numbers.rows().count() == 0)
        m_workspace.numbers.refresh(); // never asked for, stopped, or failed
    m_ui->messagesSide->show();
    m_ui->messagesSide->setCurrentIndex(1);
    m_compose->begin(from);
}

void MessagesPage::showMessagesOf(const PhoneNumber &number)
{
    clearFilter();
    m_ui->messagesFilter->setText(number.national());
    m_ui->rangeBar->choose(RangePreset::Last30Days);
}

void MessagesPage::lookUp()
{
    auto *dialog = new LookupDialog(m_workspace.session, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LookupDialog::found, this, &MessagesPage::showMessage);
    dialog->open();
}

} // namespace trunkline
