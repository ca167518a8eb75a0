// SPDX-License-Identifier: GPL-3.0-or-later
#include "callbackrow.h"

#include "callbackwords.h"
#include "confirmdialog.h"
#include "detailsdialog.h"
#include "errortext.h"
#include "intentkinds.h"
#include "journalwords.h"
#include "ui_callbackrow.h"
#include "unclearwords.h"
#include "visibletext.h"

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

QString titleOf(CallbackType type)
{
    switch (type) {
    case CallbackType::Sms:
        return CallbackRow::tr("Incoming &SMS");
    case CallbackType::Mms:
        return CallbackRow::tr("Incoming &MMS");
    case CallbackType::SmsReceipts:
        return CallbackRow::tr("SMS &delivery receipts");
    case CallbackType::MmsReceipts:
        return CallbackRow::tr("MMS d&elivery receipts");
    }
    return {};
}

QString widgetName(CallbackType type)
{
    switch (type) {
    case CallbackType::Sms:
        return u"smsCallback"_s;
    case CallbackType::Mms:
        return u"mmsCallback"_s;
    case CallbackType::SmsReceipts:
        return u"smsReceipts"_s;
    case CallbackType::MmsReceipts:
        return u"mmsReceipts"_s;
    }
    return {};
}

constexpr int longestUrl = 2'000;

/// What the field begins with: an odd address is shown, made harmless, but not offered for saving.
QString editable(const QString &url)
{
    const bool good = url.size() <= longestUrl && checkCallbackUrl(url) == CallbackUrlProblem::Ok;
    return good ? url : QString();
}

} // namespace

CallbackRow::CallbackRow(Session &session, CallbackBook &book, CallbackType type, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_book(book)
    , m_type(type)
    , m_name(callbackName(type))
    , m_ui(std::make_unique<Ui::CallbackRow>())
{
    m_ui->setupUi(this);
    nameWidgets();
    connectWidgets();
    refresh();
}

CallbackRow::~CallbackRow() = default;

void CallbackRow::nameWidgets()
{
    const QString name = widgetName(m_type);
    setObjectName(name);
    m_ui->edit->setMaxLength(longestUrl);
    const QList<QPair<QWidget *, QString>> parts{
        {m_ui->now, u"Now"_s},         {m_ui->edit, u"Edit"_s},   {m_ui->save, u"Save"_s},
        {m_ui->clear, u"Clear"_s},     {m_ui->rule, u"Rule"_s},   {m_ui->note, u"Note"_s},
        {m_ui->details, u"Details"_s}, {m_ui->retry, u"Retry"_s}, {m_ui->checkNow, u"CheckNow"_s}};
    for (const auto &part : parts)
        part.first->setObjectName(QString(name + part.second));
    m_ui->title->setText(titleOf(m_type));
    QFont font = m_ui->title->font();
    font.setWeight(QFont::DemiBold);
    m_ui->title->setFont(font);
    m_ui->save->setAccessibleName(tr("Save the address for %1").arg(m_name));
    m_ui->clear->setAccessibleName(tr("Clear the address for %1").arg(m_name));
    m_ui->details->setAccessibleName(tr("Details about %1").arg(m_name));
    m_ui->retry->setAccessibleName(tr("Read the address for %1 again").arg(m_name));
    m_ui->checkNow->setAccessibleName(tr("Check the change for %1 now").arg(m_name));
}

void CallbackRow::connectWidgets()
{
    connect(&m_book, &CallbackBook::changed, this, [this](CallbackType type) {
        if (type == m_type)
            refresh();
    });
    connect(&m_session.journal(), &Journal::settled, this, &CallbackRow::takeSettled);
    connect(&m_session.journal(), &Journal::statusChanged, this, &CallbackRow::refresh);
    connect(m_ui->edit, &QLineEdit::textChanged, this, &CallbackRow::refresh);
    connect(m_ui->edit, &QLineEdit::returnPressed, this, &CallbackRow::askToSave);
    connect(m_ui->save, &QPushButton::clicked, this, &CallbackRow::askToSave);
    connect(m_ui->clear, &QPushButton::clicked, this, &CallbackRow::askToClear);
    connect(m_ui->retry, &QPushButton::clicked, this, [this] { m_book.read(m_type); });
    connect(m_ui->details, &QPushButton::clicked, this,
            [this] { showDetails(this, m_ui->note->text(), m_details); });
    connect(m_ui->checkNow, &QPushButton::clicked, this, [this] {
        if (const Intent *open = m_book.openWrite(m_type))
            m_session.journal().checkNow(open->id);
    });
}

void CallbackRow::refresh()
{
    const CallbackStanding &standing = m_book.standing(m_type);
    // What somebody has typed is not thrown away because an answer has come.
    if (standing.url && !m_ui->edit->isModified() && m_ui->edit->text() != editable(*standing.url))
        m_ui->edit->setText(editable(*standing.url)); // which comes back here
    m_ui->now->setText(nowText());
    m_ui->edit->setAccessibleDescription(tr("Now: %1").arg(nowText()));
    const QString rule = ruleText();
    m_ui->rule->setText(rule);
    m_ui->rule->setVisible(!rule.isEmpty());
    setLabelTone(m_ui->rule, LabelTone::Bad);
    m_ui->save->setEnabled(maySave());
    m_ui->clear->setEnabled(mayClear());
    showNote();
}

QString CallbackRow::nowText() const
{
    const CallbackStanding &standing = m_book.standing(m_type);
    if (standing.url)
        return standing.url->isEmpty() ? tr("Not set") : visibleLine(*standing.url);
    return standing.isReading ? tr("Reading…") : tr("Not known");
}

/// The most urgent thing: a write that is open, a read that failed, what became of the last write.
void CallbackRow::showNote()
{
    const CallbackStanding &standing = m_book.standing(m_type);
    const Intent *open = m_book.openWrite(m_type);
    const bool failed = standing.error.isError() && !standing.isReading;
    QString text = m_said;
    LabelTone tone = m_saidTone;
    m_details = m_saidDetails;
    if (open) {
        text = uncertaintyAtStart(*open) + u'.';
        tone = open->isUnclear() ? LabelTone::Warning : LabelTone::Muted;
    } else if (failed) {
        const ErrorText error = describeError(standing.error);
        text = error.sentence;
        tone = LabelTone::Bad;
        m_details = error.details;
    }
    m_ui->note->setText(text);
    setLabelTone(m_ui->note, tone);
    m_ui->note->setVisible(!text.isEmpty());
    m_ui->details->setVisible(!text.isEmpty() && !m_details.isEmpty());
    m_ui->retry->setVisible(failed && !open);
    m_ui->checkNow->setVisible(open && open->isUnclear());
}

QString CallbackRow::typed() const
{
    return m_ui->edit->text().trimmed();
}

QString CallbackRow::ruleText() const
{
    switch (checkCallbackUrl(typed())) {
    case CallbackUrlProblem::NotWeb:
        return tr("An address begins with https:// or http:// and names a host: "
                  "https://hooks.example.com/messages");
    case CallbackUrlProblem::BadCharacter:
        return tr("Blanks, accents and other signs have to be percent-encoded, for example a blank as %20.");
    case CallbackUrlProblem::UserInfo:
        return tr("Leave out the user name and password: they would be shown here and kept in the journal.");
    case CallbackUrlProblem::Ok:
    case CallbackUrlProblem::Empty:
        break;
    }
    return {};
}

bool CallbackRow::maySave() const
{
    const CallbackStanding &standing = m_book.standing(m_type);
    const bool isNew = !standing.url || *standing.url != typed();
    return !m_isWriting && !m_book.openWrite(m_type) && (standing.url || !standing.isReading) && isNew
        && checkCallbackUrl(typed()) == CallbackUrlProblem::Ok;
}

bool CallbackRow::mayClear() const
{
    const CallbackStanding &standing = m_book.standing(m_type);
    const bool maybeSet = standing.url ? !standing.url->isEmpty() : standing.error.isError();
    return !m_isWriting && !m_book.openWrite(m_type) && maybeSet;
}

void CallbackRow::askToSave()
{
    if (!maySave())
        return;
    Confirmation question;
    question.title = tr("Set a callback");
    question.question =
        tr("Set the callback for %1 on %2?", "what, account").arg(m_name, m_session.label().name);
    question.lines = QStringList{tr("Now: %1").arg(nowText()), tr("Then: %1").arg(visibleLine(typed()))};
    question.summary =
        tr("The service calls that address from then on; one that was set before is replaced.");
    question.verb = tr("Set callback");
    ConfirmDialog::ask(this, m_session, question, [this, url = typed()] { write(url); });
}

void CallbackRow::askToClear()
{
    Confirmation question;
    question.title = tr("Clear a callback");
    question.question =
        tr("Clear the callback for %1 on %2?", "what, account").arg(m_name, m_session.label().name);
    question.lines = QStringList{tr("Now: %1").arg(nowText())};
    question.summary = tr("The service calls that address no more.");
    question.verb = tr("Clear callback");
    ConfirmDialog::ask(this, m_session, question, [this] { write({}); });
}

void CallbackRow::write(const QString &url)
{
    const QString action =
        (url.isEmpty() ? tr("Clearing the callback for %1") : tr("Setting the callback for %1")).arg(m_name);
    m_isWriting = true;
    say({}, LabelTone::Plain);
    const auto reply = [this, action](const WriteResult<Nothing> &result) { written(action, result); };
    if (url.isEmpty())
        m_session.journal().clearCallback(m_type, this, reply);
    else
        m_session.journal().setCallback(m_type, url, this, reply);
    refresh();
}

void CallbackRow::written(const QString &action, const WriteResult<Nothing> &result)
{
    m_isWriting = false;
    if (result.done()) {
        m_ui->edit->setModified(false); // it follows the account again
        return say(tr("%1: done.").arg(action), LabelTone::Good);
    }
    const bool unclear = result.outcome == Outcome::Unknown;
    const ErrorText error = describeWriteError(action, result.error, unclear);
    say(error.sentence, unclear ? LabelTone::Warning : LabelTone::Bad, error.details);
}

/// What was unclear, asked for here or before. What was typed has done its work when it happened.
void CallbackRow::takeSettled(qint64 id)
{
    const Intent *intent = m_session.journal().find(id);
    if (!intent || !actsOnCallback(intent->kind) || intent->object != callbackWord(m_type)
        || !wasSettledLater(*intent))
        return;
    const bool done = intent->state == IntentState::Done;
    if (done && typed() == intent->wish["url"_L1].toString())
        m_ui->edit->setModified(false);
    say(JournalWords::found(*intent), done ? LabelTone::Good : LabelTone::Warning);
}

void CallbackRow::say(const QString &text, LabelTone tone, const QString &details)
{
    m_said = text;
    m_saidTone = tone;
    m_saidDetails = details;
    refresh();
}

void CallbackRow::focusEdit()
{
    m_ui->edit->setFocus();
}

} // namespace trunkline
