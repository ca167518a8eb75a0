// SPDX-License-Identifier: GPL-3.0-or-later
#include "journaldialog.h"

#include "accountbadge.h"
#include "cellwidth.h"
#include "journalfilterbar.h"
#include "journaltext.h"
#include "statestack.h"
#include "tablemanners.h"
#include "tonedelegate.h"
#include "windowsettings.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace trunkline {

JournalDialog::JournalDialog(Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_journal(session.journal())
    , m_model(m_journal)
    , m_filter(m_model)
    , m_filterBar(new JournalFilterBar(m_filter, this))
    , m_states(new StateStack(this))
    , m_count(new QLabel(this))
    , m_message(new QLabel(this))
{
    setObjectName(u"journalDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Journal"));
    resize(1180, 680);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(new AccountBadge(session.label(), this), 0, Qt::AlignLeft);
    layout->addWidget(m_filterBar);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    m_states->setContent(makeTable());
    splitter->addWidget(m_states);
    splitter->addWidget(makeDetail());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    layout->addWidget(splitter, 1);
    m_message->setObjectName(u"journalMessage"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();
    layout->addWidget(m_message);
    addButtons(layout);
    rememberSplitter(splitter, u"journal"_s);
    connectJournal();
    showState();
    m_table->setFocus();
}

QWidget *JournalDialog::makeTable()
{
    m_table = new QTableView;
    m_table->setObjectName(u"journalTable"_s);
    m_table->setAccessibleName(tr("Journal, newest first"));
    m_table->setModel(&m_filter);
    giveTableManners(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegateForColumn(JournalModel::Outcome,
                                      new ToneDelegate(JournalModel::ToneRole, m_table));
    m_table->setItemDelegateForColumn(JournalModel::Cost, new AmountDelegate(m_table));
    QHeaderView *header = m_table->horizontalHeader();
    header->resizeSection(JournalModel::When, cellWidth(*m_table, u"2026-12-28 20:48:58"_s));
    header->resizeSection(JournalModel::Who, 80);
    header->resizeSection(JournalModel::Cost, 90);
    header->resizeSection(JournalModel::Outcome, 140);
    header->resizeSection(JournalModel::HowSettled,
                          cellWidth(*m_table, tr("found by reading, %1").arg(u"2026-12-28 20:48:58"_s)));
    header->resizeSection(JournalModel::RequestId, 120);
    header->setSectionResizeMode(JournalModel::What, QHeaderView::Stretch);
    header->setMinimumSectionSize(60);
    header->setSortIndicator(JournalModel::When, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    rememberColumns(header, u"journal"_s);
    return m_table;
}

QWidget *JournalDialog::makeDetail()
{
    auto *pane = new QWidget(this);
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_count->setObjectName(u"journalCount"_s);
    m_count->setTextFormat(Qt::PlainText);
    setLabelTone(m_count, LabelTone::Muted);
    layout->addWidget(m_count);
    m_detail = new QPlainTextEdit(pane);
    m_detail->setObjectName(u"journalDetail"_s);
    m_detail->setAccessibleName(tr("Everything known of the selected line"));
    m_detail->setReadOnly(true);
    m_detail->setTabChangesFocus(true);
    layout->addWidget(m_detail, 1);
    return pane;
}

QPushButton *JournalDialog::addButton(const QString &text, const QString &name)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

void JournalDialog::addButtons(QVBoxLayout *layout)
{
    m_check = addButton(tr("&Check now"), u"journalCheck"_s);
    m_check->setToolTip(tr("Looks for the selected one at once, by reading"));
    m_happened = addButton(tr("It &happened"), u"journalHappened"_s);
    m_didNotHappen = addButton(tr("It did &not"), u"journalDidNotHappen"_s);
    m_verify = addButton(tr("&Verify"), u"journalVerify"_s);
    m_verify->setToolTip(tr("Checks that no line was changed, removed or cut off"));
    m_accept = addButton(tr("&Make a copy"), u"journalAccept"_s);
    m_accept->setToolTip(tr("Copies the newest line beside the settings, for Verify to compare with"));
    m_accept->hide();
    m_export = addButton(tr("&Export…"), u"journalExport"_s);
    m_export->setToolTip(tr("Saves the lines shown as CSV or JSON, without the text of messages"));
    m_forget = addButton(tr("&Delete journal…"), u"journalForget"_s);
    m_close = addButton(tr("Close"), u"journalClose"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (QPushButton *button : {m_check, m_happened, m_didNotHappen})
        row->addWidget(button);
    row->addStretch(1);
    for (QPushButton *button : {m_verify, m_accept, m_export, m_forget, m_close})
        row->addWidget(button);
    layout->addLayout(row);
    connect(m_check, &QPushButton::clicked, this, [this] {
        if (const Intent *intent = selected())
            m_journal.checkNow(intent->id);
    });
    connect(m_happened, &QPushButton::clicked, this, [this] { askToDecide(true); });
    connect(m_didNotHappen, &QPushButton::clicked, this, [this] { askToDecide(false); });
    connect(m_verify, &QPushButton::clicked, this, &JournalDialog::verify);
    connect(m_accept, &QPushButton::clicked, this, &JournalDialog::acceptMissingCopy);
    connect(m_export, &QPushButton::clicked, this, &JournalDialog::askForFile);
    connect(m_forget, &QPushButton::clicked, this, &JournalDialog::askToForget);
    connect(m_close, &QPushButton::clicked, this, [this] { done(Rejected); });
}

void JournalDialog::connectJournal()
{
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &JournalDialog::showDetail);
    connect(&m_journal, &Journal::statusChanged, this, &JournalDialog::showState);
    connect(&m_journal, &Journal::recorded, this, &JournalDialog::showState);
    connect(&m_journal, &Journal::changed, this, &JournalDialog::showState);
    for (const auto rowsChanged : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_filter, rowsChanged, this, &JournalDialog::showState);
    connect(&m_filter, &QAbstractItemModel::modelReset, this, &JournalDialog::showState);
    connect(&m_filter, &QAbstractItemModel::layoutChanged, this, &JournalDialog::showState);
    connect(m_filterBar, &JournalFilterBar::zoneChanged, this, [this] {
        m_model.setTimeZone(m_filterBar->zone());
        showState();
    });
    connect(m_states, &StateStack::emptyActionRequested, this, [this] {
        if (m_filter.isActive())
            m_filterBar->clear();
        else
            m_journal.open();
        showState();
    });
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_filterBar, &JournalFilterBar::focusText);
}

void JournalDialog::reject()
{
    if (m_filter.isActive())
        m_filterBar->clear();
    else
        QDialog::reject();
}

void JournalDialog::select(qint64 intent)
{
    if (const QModelIndex row = m_filter.indexOf(intent); row.isValid()) {
        m_table->selectRow(row.row());
        m_table->scrollTo(row);
    }
}

const Intent *JournalDialog::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : m_filter.intent(rows.first());
}

void JournalDialog::showState()
{
    const bool isOpen = m_journal.status() == Journal::Status::Open;
    const int rows = m_filter.rowCount();
    if (rows > 0)
        m_states->showRows();
    else if (m_journal.status() == Journal::Status::Opening)
        m_states->showLoading(tr("Opening the journal…"));
    else if (!isOpen && m_journal.trouble())
        m_states->showEmpty(tr("The journal is closed"), describeTrouble(m_journal.trouble()),
                            tr("Try again"));
    else if (!isOpen)
        m_states->showEmpty(tr("The journal was deleted"),
                            tr("Connect the account again to buy, send or change something."));
    else if (m_filter.isActive() && m_model.rowCount() > 0)
        m_states->showEmpty(tr("Nothing matches"), tr("Change the filter, or take it away."),
                            tr("Clear the filter"));
    else
        m_states->showEmpty(tr("Nothing yet"),
                            tr("Everything that is bought, sent or changed from here on this "
                               "account will be listed, before it leaves this computer."));
    const QLocale locale;
    m_count->setText(tr("%1 of %2 · times in %3", "shown, all, zone")
                         .arg(locale.toString(rows), locale.toString(m_model.rowCount()),
                              QString::fromLatin1(m_filterBar->zone().id())));
    if (rows > 0 && !selected())
        m_table->selectRow(0);
    showDetail();
}

void JournalDialog::showDetail()
{
    const Intent *intent = selected();
    const QString text = intent ? describeIntent(*intent, m_filterBar->zone()) : QString();
    if (text != m_detail->toPlainText())
        m_detail->setPlainText(text);
    updateButtons();
}

void JournalDialog::updateButtons()
{
    const Intent *intent = selected();
    const bool isOpen = m_journal.status() == Journal::Status::Open;
    const bool isYours = intent && intent->state == IntentState::LeftToPerson;
    m_check->setEnabled(isOpen && intent && intent->state == IntentState::Unknown);
    m_happened->setEnabled(isOpen && isYours);
    m_didNotHappen->setEnabled(isOpen && isYours);
    m_verify->setEnabled(isOpen && !m_isVerifying);
    m_export->setEnabled(m_filter.rowCount() > 0);
    const bool isBusy = m_journal.underWayCount() > 0;
    const bool isGone = !isOpen && !m_journal.trouble();
    m_forget->setEnabled(!isBusy && !isGone);
    m_forget->setToolTip(isBusy ? tr("Not while something is under way")
                                : tr("Deletes what is kept of this account on this computer"));
}

void JournalDialog::say(const QString &text, LabelTone tone)
{
    setLabelTone(m_message, tone);
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

} // namespace trunkline
