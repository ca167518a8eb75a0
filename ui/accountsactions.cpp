// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done from the dialog of accounts besides editing, apart from it so that each file stays one
// idea.
#include "account/accountforgetting.h"
#include "accountsdialog.h"
#include "confirmdialog.h"
#include "secretkeydialog.h"
#include "secrettext.h"
#include "ui_accountsdialog.h"
#include "visibletext.h"

#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;

QString nameOf(const Profile &profile)
{
    return visibleLine(profile.label, 80);
}

} // namespace

void AccountsDialog::changeSecret()
{
    const Profile *profile = selected();
    if (!profile)
        return;
    auto *dialog = new SecretKeyDialog(*profile, m_accounts.secrets, this);
    const QString id = profile->id;
    connect(dialog, &SecretKeyDialog::keepRequested, this, [this, id](const QString &secretKey) {
        if (const Profile *now = m_accounts.profiles.find(id))
            keepSecret(*now, secretKey);
    });
    connect(dialog, &SecretKeyDialog::dropRequested, this, [this, id] {
        if (const Profile *now = m_accounts.profiles.find(id))
            dropSecret(*now);
    });
    dialog->open();
}

void AccountsDialog::keepSecret(const Profile &profile, const QString &secretKey)
{
    say(tr("Waiting for the key ring. It may be asking for its password in a window of its own."),
        LabelTone::Muted);
    const QString name = nameOf(profile);
    keepSecretKey(
        m_accounts, profile.id, secretKey, this, [this, name](const SecretTrouble &trouble, bool written) {
            if (trouble)
                say(tr("The key ring did not take the new secret key, so nothing was changed.") + u' '
                        + ringTroubleText(trouble),
                    LabelTone::Bad);
            else if (!written)
                say(m_accounts.profiles.problem(), LabelTone::Bad);
            else
                say(tr("The key ring keeps the new secret key of %1. It takes effect when the account "
                       "is opened again.")
                        .arg(name),
                    LabelTone::Good);
        });
}

void AccountsDialog::dropSecret(const Profile &profile)
{
    const QString name = nameOf(profile);
    dropSecretKey(m_accounts, profile.id, this, [this, name](const SecretTrouble &trouble, bool written) {
        if (trouble)
            say(tr("The key ring did not let go of the secret key, so nothing was changed.") + u' '
                    + ringTroubleText(trouble),
                LabelTone::Bad);
        else if (!written)
            say(m_accounts.profiles.problem(), LabelTone::Bad);
        else
            say(tr("The secret key of %1 is asked for whenever it is opened.").arg(name), LabelTone::Good);
    });
}

void AccountsDialog::askToForget()
{
    const Profile *profile = selected();
    if (!profile)
        return;
    const QString word = tr("forget", "to be typed");
    Confirmation question;
    question.title = tr("Forget account");
    question.question = tr("Remove every trace of %1 from this computer?").arg(nameOf(*profile));
    question.lines = QStringList{tr("Its settings and spending limits"), tr("Its secret key in the key ring"),
                                 tr("Its journal of what was bought, sent and changed from here")};
    question.summary =
        tr("The account itself is not touched. The journal cannot be brought back: export it first if "
           "it may be needed.");
    if (Session *session = m_accounts.open.find(accountNameOf(*profile))) {
        question.summary += u' ' + tr("The account is open; its window goes back to the welcome page.");
        if (const int unclear = session->journal().unclearCount(); unclear > 0)
            question.summary +=
                u' ' + tr("%n unclear one(s) would not be checked any more.", nullptr, unclear);
    }
    question.verb = tr("Forget account");
    question.typed = word;
    question.typedPrompt = tr("Type %1 to remove it:").arg(word);
    ConfirmDialog::ask(this, labelOf(*profile), question, [this, copy = *profile] { forget(copy); });
}

void AccountsDialog::forget(const Profile &profile)
{
    m_isForgetting = true;
    updateButtons();
    say(tr("Removing %1…").arg(nameOf(profile)), LabelTone::Muted);
    AccountForgetting::start(m_accounts, profile, this, [this, profile](const QString &problem) {
        m_isForgetting = false;
        if (problem.isEmpty())
            m_drafts.remove(profile.id);
        fillList();
        say(problem.isEmpty() ? tr("Nothing of %1 is left on this computer.").arg(nameOf(profile)) : problem,
            problem.isEmpty() ? LabelTone::Good : LabelTone::Bad);
    });
}

void AccountsDialog::askForExport()
{
    auto *dialog = new QFileDialog(this, tr("Export the accounts, without secret keys"));
    dialog->setObjectName(u"exportAccountsFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Accounts of Trunkline (*.json)")});
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(u"trunkline-accounts-%1.json"_s.arg(QDate::currentDate().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, this, &AccountsDialog::exportTo);
    dialog->open();
}

void AccountsDialog::exportTo(const QString &file)
{
    const QList<Profile> profiles = m_accounts.profiles.toExport();
    const QByteArray content = writeProfiles(profiles);
    QSaveFile out(file);
    const bool saved = out.open(QIODevice::WriteOnly) && out.write(content) == content.size() && out.commit();
    const QString name = QDir::toNativeSeparators(file);
    if (saved)
        say(tr("%n account(s) saved to %1. The file holds access keys, but no secret key.", nullptr,
               int(profiles.size()))
                .arg(name),
            LabelTone::Good);
    else
        say(tr("%1 could not be written: %2. Choose another place.").arg(name, out.errorString()),
            LabelTone::Bad);
}

void AccountsDialog::askForImport()
{
    auto *dialog = new QFileDialog(this, tr("Import accounts"));
    dialog->setObjectName(u"importAccountsFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Accounts of Trunkline (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &AccountsDialog::importFrom);
    dialog->open();
}

void AccountsDialog::importFrom(const QString &file)
{
    const QString name = QDir::toNativeSeparators(file);
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) {
        say(tr("%1 could not be read: %2. Choose another file.").arg(name, in.errorString()), LabelTone::Bad);
        return;
    }
    const ProfileFile found = readProfiles(in.read(largestFile));
    if (found.problem == ProfileFile::Problem::Newer) {
        say(tr("%1 was written by a newer Trunkline. Import it with that version.").arg(name),
            LabelTone::Bad);
        return;
    }
    if (found.problem == ProfileFile::Problem::Unreadable) {
        say(tr("%1 holds no accounts of Trunkline. Choose a file that was made with Export.").arg(name),
            LabelTone::Bad);
        return;
    }
    const QList<Profile> fresh = m_accounts.profiles.newOnes(found);
    for (const Profile &profile : fresh) {
        if (!m_accounts.profiles.save(profile)) {
            say(m_accounts.profiles.problem(), LabelTone::Bad);
            return;
        }
    }
    const int known = int(found.profiles.size() - fresh.size());
    QString said = tr("%n account(s) added. Their secret keys are asked for when they are opened.", nullptr,
                      int(fresh.size()));
    if (known > 0)
        said += u' ' + tr("%n left out, since this computer has the same account already.", nullptr, known);
    if (found.leftOut > 0)
        said += u' ' + tr("%n left out, since the base URL cannot be used.", nullptr, found.leftOut);
    say(said, fresh.isEmpty() ? LabelTone::Warning : LabelTone::Good);
    if (!fresh.isEmpty())
        select(fresh.first().id);
}

} // namespace trunkline
