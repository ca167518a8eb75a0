// SPDX-License-Identifier: GPL-3.0-or-later
#include "journaltext.h"

#include "errortext.h"
#include "journalwords.h"
#include "visibletext.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

struct JournalTextTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::JournalText)
};

void add(QStringList *lines, const QString &sentence, const QString &value)
{
    if (!value.isEmpty())
        *lines += sentence.arg(value);
}

QString moment(qint64 at, const QTimeZone &zone)
{
    return at > 0 ? JournalWords::moment(at, zone) : QString();
}

void addWish(QStringList *lines, const Intent &intent)
{
    const QJsonObject &wish = intent.wish;
    if (intent.kind == WriteKind::Purchase && wish["messaging"_L1].toBool())
        *lines += JournalTextTr::tr("Asked for with it: messaging on");
    if (intent.kind == WriteKind::CreateRoute || intent.kind == WriteKind::UpdateRoute) {
        add(lines, JournalTextTr::tr("Route alias: %1"), visibleLine(wish["alias"_L1].toString()));
        add(lines, JournalTextTr::tr("Route type: %1"), visibleLine(wish["type"_L1].toString()));
        add(lines, JournalTextTr::tr("Route value: %1"), visibleLine(wish["value"_L1].toString()));
    }
    if (intent.kind == WriteKind::SetCallback)
        add(lines, JournalTextTr::tr("Address: %1"), visibleLine(wish["url"_L1].toString()));
    if (intent.kind != WriteKind::SendMessage)
        return;
    *lines += JournalTextTr::tr("From: %1").arg(visibleLine(JournalWords::sender(intent).national()));
    if (wish["mms"_L1].toBool())
        *lines += JournalTextTr::tr("MMS with %n file(s)", nullptr, wish["media"_L1].toInt());
    add(lines, JournalTextTr::tr("Text, kept until this is settled: %1"), visibleText(intent.body));
    add(lines, JournalTextTr::tr("SHA-256 of the text: %1"), visibleLine(wish["sha256"_L1].toString()));
}

void addTimes(QStringList *lines, const Intent &intent, const QTimeZone &zone)
{
    *lines += JournalTextTr::tr("Recorded: %1").arg(moment(intent.recordedAt, zone));
    add(lines, JournalTextTr::tr("Sent: %1"), moment(intent.startedAt, zone));
    add(lines, JournalTextTr::tr("Connection ended: %1"), moment(intent.endedAt, zone));
    add(lines, JournalTextTr::tr("Settled: %1"), JournalWords::settled(intent, zone));
}

void addChecking(QStringList *lines, const Intent &intent, const QTimeZone &zone)
{
    if (intent.state == IntentState::LeftToPerson) {
        *lines += JournalTextTr::tr(
            "Reading cannot tell it from others like it. Look at the other side, then say what "
            "happened with the buttons below.");
        return;
    }
    if (intent.state != IntentState::Unknown)
        return;
    const Checking &checking = intent.checking;
    *lines += JournalTextTr::tr(
        "It may have happened. It is looked for by reading and never sent again by itself.");
    *lines += JournalTextTr::tr("Looked %n time(s) so far.", nullptr, checking.reads);
    add(lines, JournalTextTr::tr("Next look: %1"), moment(checking.nextAt, zone));
    if (checking.lastProblem.isError())
        *lines += JournalTextTr::tr("The last look told nothing: %1")
                      .arg(describeError(checking.lastProblem).sentence);
}

void addError(QStringList *lines, const Intent &intent)
{
    if (!intent.error.isError()) {
        if (intent.isUnclear())
            *lines += JournalTextTr::tr("What came back: nothing. The program ended before the answer came.");
        return;
    }
    const bool unclear = intent.isUnclear() || intent.state == IntentState::Absent;
    const ErrorText error = describeWriteError(JournalWords::what(intent), intent.error, unclear);
    if (!unclear)
        *lines += JournalTextTr::tr("Why: %1").arg(describeError(intent.error).sentence);
    if (!error.details.isEmpty())
        *lines += visibleText(error.details);
}

} // namespace

QString describeTrouble(const JournalTrouble &trouble)
{
    switch (trouble.kind) {
    case JournalTrouble::Kind::InUse:
        return JournalTextTr::tr(
            "Another Trunkline window or program has this account open. Until it is closed there, "
            "nothing can be bought, sent or changed here; reading works.");
    case JournalTrouble::Kind::CannotOpen:
        return JournalTextTr::tr(
            "The journal of this account cannot be opened, so nothing can be bought, sent or "
            "changed until then; reading works. Details say where it is: make that place "
            "writable, then try again.");
    case JournalTrouble::Kind::CannotWrite:
        return JournalTextTr::tr(
            "The journal of this account cannot be written, so nothing can be bought, sent or "
            "changed until then; reading works. Make room on the disk, then do it again.");
    case JournalTrouble::Kind::Damaged:
        return JournalTextTr::tr(
            "The journal of this account is damaged, so nothing can be bought, sent or changed "
            "until then; reading works. Put back a copy of the file that Details name, or begin "
            "a new one with Forget account in the journal's window.");
    case JournalTrouble::Kind::None:
        break;
    }
    return {};
}

QString describeVerification(const Verification &verification)
{
    using Finding = Verification::Finding;
    switch (verification.finding) {
    case Finding::Intact:
        return JournalTextTr::tr("%n line(s), all in order.", nullptr, int(verification.lines));
    case Finding::NoCopy:
        return JournalTextTr::tr(
            "%n line(s), all in order. There is no copy of the newest line beside the settings, so "
            "lines taken off the end would not show: compare with the account itself, then make a copy.",
            nullptr, int(verification.lines));
    case Finding::LineChanged:
        return JournalTextTr::tr(
                   "Line %1 is not as it was written: it, or its place, was changed afterwards. Trust "
                   "nothing from there on; compare with the account itself.")
            .arg(verification.line);
    case Finding::LineMissing:
        return JournalTextTr::tr(
                   "Line %1 is missing: it was removed after it was written. Trust nothing from there "
                   "on; compare with the account itself.")
            .arg(verification.line);
    case Finding::CutOff:
        return JournalTextTr::tr(
                   "Lines from %1 on are missing or replaced: the journal was cut off, or an older copy "
                   "was put in its place. Compare with the account itself before buying or sending.")
            .arg(verification.line);
    case Finding::Unreadable:
        break;
    }
    return JournalTextTr::tr("The journal could not be read: %1").arg(visibleLine(verification.detail));
}

QString describeIntent(const Intent &intent, const QTimeZone &zone)
{
    QStringList lines{JournalWords::what(intent)};
    lines += JournalTextTr::tr("Outcome: %1").arg(JournalWords::outcome(intent));
    addChecking(&lines, intent, zone);
    addError(&lines, intent);
    addWish(&lines, intent);
    add(&lines, JournalTextTr::tr("Money: %1"), JournalWords::money(intent));
    addTimes(&lines, intent, zone);
    add(&lines, JournalTextTr::tr("By: %1"), visibleLine(intent.who));
    add(&lines, JournalTextTr::tr("Series: %1"), visibleLine(intent.order));
    add(&lines, JournalTextTr::tr("Id of the record: %1"), visibleLine(intent.reference));
    lines += JournalTextTr::tr("Number in the journal: %1").arg(intent.id);
    return lines.join(u'\n');
}

} // namespace trunkline
