// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done from the journal's dialog, apart from it so that each file stays one idea.
#include "confirmdialog.h"
#include "journaldialog.h"
#include "journalexport.h"
#include "journalfilterbar.h"
#include "journaltext.h"
#include "journalwords.h"

#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QPushButton>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace trunkline {

void JournalDialog::askToDecide(bool happened)
{
    const Intent *intent = selected();
    if (!intent)
        return;
    Confirmation question;
    question.title = happened ? tr("It happened") : tr("It did not happen");
    question.question = happened ? tr("Record on %1 that this happened?").arg(m_session.label().name)
                                 : tr("Record on %1 that this did not happen?").arg(m_session.label().name);
    question.lines = QStringList{JournalWords::what(*intent)};
    question.summary = happened
        ? tr("It counts as done then, and as spent.")
        : tr("It can be done again then. Ask the other side first: if it did happen, it would happen twice.");
    question.verb = happened ? tr("It happened") : tr("It did not happen");
    ConfirmDialog::ask(this, m_session.label(), question,
                       [this, id = intent->id, happened] { m_journal.decide(id, happened); });
}

void JournalDialog::verify()
{
    m_isVerifying = true;
    updateButtons();
    say(tr("Checking every line…"), LabelTone::Muted);
    m_journal.verify(this, [this](const Verification &verification) {
        using Finding = Verification::Finding;
        m_isVerifying = false;
        updateButtons();
        const Finding finding = verification.finding;
        m_accept->setVisible(finding == Finding::NoCopy);
        say(describeVerification(verification),
            finding == Finding::Intact       ? LabelTone::Good
                : finding == Finding::NoCopy ? LabelTone::Warning
                                             : LabelTone::Bad);
    });
}

void JournalDialog::acceptMissingCopy()
{
    m_journal.acceptMissingCopy(this, [this](bool accepted) {
        m_accept->setVisible(!accepted);
        if (accepted)
            say(tr("Copied. From now on Verify finds lines that are taken off the end."), LabelTone::Good);
        else
            say(tr("The copy could not be made. Make the folder of the settings writable, then verify "
                   "again."),
                LabelTone::Bad);
    });
}

void JournalDialog::askToForget()
{
    const QString word = tr("delete", "to be typed");
    Confirmation question;
    question.title = tr("Delete journal");
    question.question = tr("Delete the journal of %1 from this computer?").arg(m_session.label().name);
    question.summary =
        tr("The account itself is not touched. What was bought, sent and changed from here can no longer be "
           "looked up or proven, and it cannot be brought back. Export it first if it may be needed.");
    if (const int unclear = m_journal.unclearCount(); unclear > 0)
        question.summary += u' ' + tr("%n unclear one(s) would not be checked any more.", nullptr, unclear);
    question.verb = tr("Delete the journal");
    question.typed = word;
    question.typedPrompt = tr("Type %1 to delete it:").arg(word);
    ConfirmDialog::ask(this, m_session.label(), question, [this] { forget(); });
}

void JournalDialog::forget()
{
    m_journal.forget(this, [this](const JournalTrouble &trouble) {
        if (trouble.kind == JournalTrouble::Kind::InUse) {
            say(tr("Nothing was deleted: the account is in use. Wait until nothing is under way, here and in "
                   "other windows, then try again."),
                LabelTone::Bad);
        } else if (trouble) {
            say(tr("The journal could not be deleted whole. Delete what is left by hand: %1")
                    .arg(trouble.detail),
                LabelTone::Bad);
        } else {
            say(tr("The journal of this account was deleted from this computer."), LabelTone::Good);
        }
    });
}

void JournalDialog::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Export the lines shown"));
    dialog->setObjectName(u"journalFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Table for spreadsheets (*.csv)"), tr("JSON (*.json)")});
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"journal-%1.csv"_s.arg(QDate::currentDate().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains("*.json"_L1) ? u"json"_s : u"csv"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this, &JournalDialog::exportTo);
    dialog->open();
}

void JournalDialog::exportTo(const QString &file)
{
    const QList<Intent> shown = m_filter.shown();
    const bool asJson = file.endsWith(".json"_L1, Qt::CaseInsensitive);
    const QTimeZone zone = m_filterBar->zone();
    const QByteArray content = asJson ? journalAsJson(shown, zone) : journalAsCsv(shown, zone);
    QSaveFile out(file);
    const bool saved = out.open(QIODevice::WriteOnly) && out.write(content) == content.size() && out.commit();
    const QString name = QDir::toNativeSeparators(file);
    if (saved)
        say(tr("%n line(s) saved to %1.", nullptr, int(shown.size())).arg(name), LabelTone::Good);
    else
        say(tr("%1 could not be written: %2. Choose another place.").arg(name, out.errorString()),
            LabelTone::Bad);
}

} // namespace trunkline
