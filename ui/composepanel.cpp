// SPDX-License-Identifier: GPL-3.0-or-later
#include "composepanel.h"

#include "composecounter.h"
#include "composequestion.h"
#include "confirmdialog.h"
#include "detailsbutton.h"
#include "domain/segments.h"
#include "errortext.h"
#include "icons.h"
#include "labeltone.h"
#include "mediaurls.h"
#include "outboxnotice.h"
#include "outboxpanel.h"
#include "outboxwords.h"
#include "ui_composepanel.h"
#include "visibletext.h"

#include <algorithm>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

void say(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

void sayInTone(QLabel *label, const QString &text, LabelTone tone)
{
    setLabelTone(label, tone);
    say(label, text);
}

/// Refused because the account was locked, and not sent again since.
int countLockedOut(const QList<OutboxEntry> &entries)
{
    return int(std::count_if(entries.cbegin(), entries.cend(), [](const OutboxEntry &entry) {
        return entry.phase == OutboxEntry::Phase::Refused && entry.resentAs == 0
            && entry.error.block == ApiError::Block::ReadOnly;
    }));
}

} // namespace

ComposePanel::ComposePanel(Workspace &workspace, Outbox &outbox, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_outbox(outbox)
    , m_senders(workspace.numbers)
    , m_sentList(new OutboxPanel(workspace.session, outbox))
    , m_ui(std::make_unique<Ui::ComposePanel>())
{
    m_ui->setupUi(this);
    m_ui->composeFrom->setModel(&m_senders);
    m_ui->composePublished->setForegroundRole(QPalette::PlaceholderText);
    m_ui->composeEstimate->setForegroundRole(QPalette::PlaceholderText);
    m_ui->composeLayout->addWidget(m_sentList);
    m_ui->composeSend->setIcon(icon(u"send"_s));
    m_fromDetails = new DetailsButton(m_ui->composeFromHint);
    connectFields();
    connectOutbox();
    showFrom();
    showTo();
    showCounter();
    showMedia();
    say(m_ui->composeResult, {});
    showSendable();
}

ComposePanel::~ComposePanel() = default;

void ComposePanel::connectFields()
{
    connect(m_ui->composeFrom, &QComboBox::currentIndexChanged, this, &ComposePanel::showFrom);
    connect(m_ui->composeTo, &QLineEdit::textChanged, this, &ComposePanel::showTo);
    connect(m_ui->composeBody, &QPlainTextEdit::textChanged, this, &ComposePanel::showCounter);
    connect(m_ui->composeMedia, &QPlainTextEdit::textChanged, this, &ComposePanel::showMedia);
    connect(m_ui->composePlain, &QPushButton::clicked, this, [this] {
        m_ui->composeBody->setPlainText(withPlainPunctuation(m_ui->composeBody->toPlainText()));
        m_ui->composeBody->moveCursor(QTextCursor::End);
        m_ui->composeBody->setFocus();
    });
    connect(m_ui->composeSend, &QPushButton::clicked, this, &ComposePanel::ask);
    connect(m_ui->composeClear, &QPushButton::clicked, this, &ComposePanel::clear);
    auto *send = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this, this, &ComposePanel::ask);
    send->setContext(Qt::WidgetWithChildrenShortcut);
    connect(&m_senders, &QAbstractItemModel::rowsInserted, this, &ComposePanel::selectSender);
    connect(&m_senders, &QAbstractItemModel::dataChanged, this, &ComposePanel::showFrom);
    connect(&m_workspace.numbers.status(), &ListStatus::changed, this, &ComposePanel::showFrom);
}

void ComposePanel::connectOutbox()
{
    connect(&m_outbox, &Outbox::settled, this, &ComposePanel::settled);
    connect(&m_outbox, &Outbox::cleared, this, &ComposePanel::cleared);
    connect(&m_outbox, &Outbox::changed, this, &ComposePanel::showObjection);
    connect(m_sentList, &OutboxPanel::openRequested, this, &ComposePanel::openRequested);
    connect(m_sentList, &OutboxPanel::objected, this,
            [this](const QString &sentence) { object(sentence, {}); });
    connect(m_sentList, &OutboxPanel::sentAgain, this, &ComposePanel::watch);
}

void ComposePanel::setZone(const QTimeZone &zone)
{
    m_sentList->setZone(zone);
}

void ComposePanel::begin(const PhoneNumber &from, const PhoneNumber &to, const QString &text)
{
    if (!from.isEmpty()) {
        m_wantedSender = from;
        selectSender();
    }
    if (!to.isEmpty())
        m_ui->composeTo->setText(to.national());
    if (!text.isEmpty())
        replaceDraft(text);
    if (m_ui->composeTo->text().isEmpty())
        m_ui->composeTo->setFocus();
    else
        m_ui->composeBody->setFocus();
}

/// What stood there comes back with Ctrl+Z; files that belonged to it must not go out with this.
void ComposePanel::replaceDraft(const QString &text)
{
    QTextCursor body(m_ui->composeBody->document());
    body.select(QTextCursor::Document);
    body.insertText(text);
    m_ui->composeBody->moveCursor(QTextCursor::End);
    QTextCursor media(m_ui->composeMedia->document());
    media.select(QTextCursor::Document);
    media.removeSelectedText();
}

void ComposePanel::selectSender()
{
    const int row = m_wantedSender.isEmpty() ? -1 : m_senders.rowOf(m_wantedSender);
    if (row >= 0) {
        m_ui->composeFrom->setCurrentIndex(row);
        m_wantedSender = {};
    } else if (m_ui->composeFrom->currentIndex() < 0 && m_senders.rowCount() > 0) {
        m_ui->composeFrom->setCurrentIndex(0);
    }
    showFrom();
}

PhoneNumber ComposePanel::chosenSender() const
{
    return m_senders.numberAt(m_ui->composeFrom->currentIndex());
}

void ComposePanel::showFrom()
{
    const int row = m_ui->composeFrom->currentIndex();
    const ListStatus &numbers = m_workspace.numbers.status();
    const bool failed = numbers.state() == ListStatus::State::Failed && m_senders.rowCount() == 0;
    const ErrorText problem = failed ? describeError(numbers.error()) : ErrorText();
    QString text;
    if (failed)
        text = tr("Your numbers could not be read. Press New message above to try again. %1")
                   .arg(problem.sentence);
    else if (row < 0)
        text = numbers.state() == ListStatus::State::Complete ? tr("This account has no numbers.")
            : numbers.state() == ListStatus::State::Paused
            ? tr("Reading your numbers was stopped. Press New message above to read them.")
            : tr("Reading your numbers…");
    else if (m_senders.messagingAt(row) == std::optional(false))
        text = tr("The record of this number says that messaging is off. Sending may be refused.");
    sayInTone(m_ui->composeFromHint, text, LabelTone::Warning);
    m_fromDetails->setDetails(problem.details);
    showSendable();
}

void ComposePanel::showTo()
{
    const ParsedNumber typed = parsePhoneNumber(m_ui->composeTo->text());
    switch (typed.verdict) {
    case NumberVerdict::Empty:
        say(m_ui->composeToHint, {});
        break;
    case NumberVerdict::Valid:
        sayInTone(m_ui->composeToHint, tr("Goes to %1").arg(typed.number.e164()), LabelTone::Muted);
        break;
    case NumberVerdict::Doubtful:
        sayInTone(m_ui->composeToHint,
                  tr("Goes to %1. This number is not in the numbering plan known here: check it.")
                      .arg(typed.number.e164()),
                  LabelTone::Warning);
        break;
    case NumberVerdict::Impossible:
        sayInTone(m_ui->composeToHint, tr("This is not a phone number: too short, too long, or no digits."),
                  LabelTone::Bad);
        break;
    }
    showSendable();
}

void ComposePanel::showCounter()
{
    const ComposeCounter counter = countBody(m_ui->composeBody->toPlainText());
    m_ui->composeCounter->setText(counter.count);
    say(m_ui->composePublished, counter.published);
    sayInTone(m_ui->composeForced, counter.forced, LabelTone::Warning);
    m_ui->composePlain->setVisible(counter.plainHelps);
    showEstimate();
    showSendable();
}

/// Flowroute tells the price only afterwards, in the record.
void ComposePanel::showEstimate()
{
    const OutgoingMessage message = draft();
    const bool isEmpty = message.body.isEmpty() && !message.isMms();
    const Money cost = m_workspace.session.journal().budget().estimateFor(message);
    say(m_ui->composeEstimate,
        isEmpty ? QString() : tr("About %1 (an estimate, not a price)").arg(cost.toString()));
}

void ComposePanel::showMedia()
{
    const MediaUrls media = parseMediaUrls(m_ui->composeMedia->toPlainText());
    if (!media.wrong.isEmpty())
        sayInTone(m_ui->composeMediaHint,
                  tr("“%1” is no web address. It must begin with http:// or https://.")
                      .arg(media.wrong.constFirst().left(60)),
                  LabelTone::Bad);
    else if (!media.urls.isEmpty())
        sayInTone(m_ui->composeMediaHint,
                  tr("MMS with %n file(s). Flowroute fetches them; 750 kB in all.", nullptr,
                     int(media.urls.size())),
                  LabelTone::Muted);
    else
        say(m_ui->composeMediaHint, {});
    showEstimate();
    showSendable();
}

QString ComposePanel::missing() const
{
    if (chosenSender().isEmpty())
        return tr("Choose the number to send from.");
    const NumberVerdict to = parsePhoneNumber(m_ui->composeTo->text()).verdict;
    if (to == NumberVerdict::Empty || to == NumberVerdict::Impossible)
        return tr("Type the number to send to.");
    const MediaUrls media = parseMediaUrls(m_ui->composeMedia->toPlainText());
    if (!media.wrong.isEmpty())
        return tr("Correct the media addresses.");
    if (m_ui->composeBody->toPlainText().trimmed().isEmpty() && media.urls.isEmpty())
        return tr("Type a text, or add media.");
    return {};
}

void ComposePanel::showSendable()
{
    const QString why = missing();
    m_ui->composeSend->setEnabled(why.isEmpty());
    m_ui->composeSend->setToolTip(
        plainToolTip(why.isEmpty() ? tr("Asks once, then sends (Ctrl+Enter)") : why));
}

OutgoingMessage ComposePanel::draft() const
{
    OutgoingMessage message;
    message.from = chosenSender();
    message.to = parsePhoneNumber(m_ui->composeTo->text()).number;
    message.body = m_ui->composeBody->toPlainText();
    message.mediaUrls = parseMediaUrls(m_ui->composeMedia->toPlainText()).urls;
    return message;
}

void ComposePanel::ask()
{
    if (!missing().isEmpty())
        return;
    const OutgoingMessage message = draft();
    const Journal &journal = m_workspace.session.journal();
    if (const QString objection = sendObjection(journal, message); !objection.isEmpty())
        return object(objection, message);
    const AccountLabel &account = m_workspace.session.label();
    ConfirmDialog::ask(this, m_workspace.session,
                       sendQuestion(message, account, journal.budget().estimateFor(message)),
                       [this, message] { watch(m_outbox.send(message)); });
}

void ComposePanel::object(const QString &sentence, const OutgoingMessage &message)
{
    const Intent *open = m_workspace.session.journal().openMessage(message);
    m_blockedBy = open ? open->id : 0;
    m_shown = m_outbox.keyOf(m_blockedBy);
    sayInTone(m_ui->composeResult, sentence, LabelTone::Bad);
}

/// When that blocks no more, settled() or cleared() say what became of it.
void ComposePanel::showObjection()
{
    const Intent *open = m_blockedBy != 0 ? m_workspace.session.journal().find(m_blockedBy) : nullptr;
    if (!open)
        return;
    if (open->isOpen())
        return say(m_ui->composeResult, openMessageObjection(*open));
    m_blockedBy = 0;
}

/// composeResult tells of that one from now on.
void ComposePanel::watch(int key)
{
    m_blockedBy = 0;
    m_shown = key;
    const OutboxEntry *entry = m_outbox.find(key);
    sayInTone(m_ui->composeResult, outboxWords(*entry), LabelTone::Plain);
}

void ComposePanel::settled(int key)
{
    const OutboxEntry entry = *m_outbox.find(key);
    if (entry.phase == OutboxEntry::Phase::Following || entry.phase == OutboxEntry::Phase::Ended)
        taken(entry, tr("Accepted for %1. The list below follows it.").arg(entry.message.to.national()));
    else if (entry.error.block != ApiError::Block::Withdrawn)
        tell(entry);
    else if (key == m_shown)
        sayInTone(m_ui->composeResult, outboxWords(entry), LabelTone::Plain);
}

void ComposePanel::cleared(int key)
{
    const OutboxEntry entry = *m_outbox.find(key);
    tell(entry);
    if (entry.phase == OutboxEntry::Phase::Following || entry.phase == OutboxEntry::Phase::WentOut)
        taken(entry, outboxNotice(entry).text);
}

/// In the message bar, and in the form when that is about it.
void ComposePanel::tell(const OutboxEntry &entry)
{
    Notice news = outboxNotice(entry);
    const QPointer self(this);
    if (entry.phase == OutboxEntry::Phase::Unclear) {
        news.actionText = tr("Look in the list");
        news.action = [self, to = entry.message.to] {
            if (self)
                Q_EMIT self->lookInList(to);
        };
    } else if (m_outbox.objectionToAgain(entry.key).isEmpty()
               && (entry.phase == OutboxEntry::Phase::Absent || news.isRefusedByLock)) {
        news.actionText = tr("Send again…");
        news.action = [self, key = entry.key] {
            if (self)
                self->m_sentList->askAgain(key);
        };
    }
    if (entry.key == m_shown) {
        const bool isBad = news.severity == Notice::Severity::Error;
        sayInTone(m_ui->composeResult, news.text, isBad ? LabelTone::Bad : LabelTone::Warning);
    }
    if (const int count = countLockedOut(m_outbox.entries()); news.isRefusedByLock && count > 1) {
        news.text = tr("%n message(s) were not sent: the account was locked. Each can be sent again from the "
                       "list of sent messages.",
                       nullptr, count);
        news.actionText.clear(); // which of them is for a person to choose
    }
    Q_EMIT notice(news);
}

/// It is out, so what was typed has done its duty. Whoever typed on meanwhile keeps that.
void ComposePanel::taken(const OutboxEntry &entry, const QString &words)
{
    if (entry.key == m_shown)
        sayInTone(m_ui->composeResult, words, LabelTone::Good);
    if (draft() == entry.message) {
        m_ui->composeBody->clear();
        m_ui->composeMedia->clear();
    }
}

void ComposePanel::clear()
{
    m_ui->composeTo->clear();
    m_ui->composeBody->clear();
    m_ui->composeMedia->clear();
    m_shown = 0;
    m_blockedBy = 0;
    say(m_ui->composeResult, {});
    m_ui->composeTo->setFocus();
}

} // namespace trunkline
