// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/accountforgetting.h"

#include "account/budgetsettings.h"
#include "account/profilefolder.h"

#include <QDir>
#include <QFileInfo>
#include <QTimer>

namespace trunkline {

void AccountForgetting::start(Accounts accounts, const Profile &profile, QObject *context, Done done)
{
    auto *forgetting = new AccountForgetting(accounts, profile, context, std::move(done));
    QTimer::singleShot(0, forgetting, &AccountForgetting::forgetNextJournal);
}

AccountForgetting::AccountForgetting(Accounts accounts, Profile profile, QObject *context, Done done)
    : QObject(&accounts.profiles)
    , m_accounts(accounts)
    , m_profile(std::move(profile))
    , m_context(context)
    , m_done(std::move(done))
    , m_names(accountNameOf(m_profile))
{
    // What it was before may be an account of its own by now.
    QStringList others;
    const QList<Profile> &profiles = m_accounts.profiles.profiles();
    for (const Profile &one : profiles) {
        if (one.id != m_profile.id)
            others += accountNameOf(one);
    }
    for (const QString &name : std::as_const(m_profile.formerAccounts)) {
        if (!others.contains(name))
            m_names += name;
    }
    m_left = m_names;
}

void AccountForgetting::forgetNextJournal()
{
    m_writer.reset();
    const auto isNowhere = [this](const QString &name) {
        const JournalPlace place = journalPlaceNamed(name);
        return !m_accounts.open.find(name) && !QFileInfo::exists(place.folder)
            && !QFileInfo::exists(place.headFile); // opening would make them first
    };
    while (!m_left.isEmpty() && isNowhere(m_left.constFirst()))
        m_left.removeFirst();
    if (m_left.isEmpty()) {
        forgetSecret();
        return;
    }
    const auto forgotten = [this](const JournalTrouble &trouble) { journalForgotten(trouble); };
    if (Session *session = m_accounts.open.find(m_left.constFirst())) {
        // Its window may be closed meanwhile, and then nobody answers any more. Queued: it goes on without
        // it.
        m_closing = connect(session, &QObject::destroyed, this, &AccountForgetting::forgetNextJournal,
                            Qt::QueuedConnection);
        session->journal().forget(this, forgotten);
        return;
    }
    // One that is damaged is removed as well; one that another program has open is not.
    m_writer = std::make_unique<JournalWriter>();
    m_writer->open(journalPlaceNamed(m_left.constFirst()), [](const OpenedJournal &) {});
    m_writer->remove(forgotten);
}

void AccountForgetting::journalForgotten(const JournalTrouble &trouble)
{
    disconnect(m_closing);
    const bool isFirst = m_left.size() == m_names.size();
    if (trouble.kind == JournalTrouble::Kind::InUse)
        end(isFirst
                ? tr("Nothing was forgotten: the account is in use. Wait until nothing is under way, here "
                     "and in other programs, then try again.")
                : tr("Not everything was forgotten: what the account was before is in use. Wait until "
                     "nothing is under way, here and in other programs, then try again."));
    else if (trouble)
        end(tr("The journal could not be deleted whole, so the account stays in the list. Delete what is "
               "left by hand, then try again: %1")
                .arg(trouble.detail));
    else if (const QStringList left = removeArchiveNamed(m_left.constFirst()); !left.isEmpty())
        end(tr("The messages kept on this computer could not be deleted, so the account stays in the list. "
               "Delete this file by hand, then try again: %1")
                .arg(QDir::toNativeSeparators(left.constFirst())));
    else {
        removeFolderNamed(m_left.constFirst());
        m_left.removeFirst();
        QTimer::singleShot(0, this, &AccountForgetting::forgetNextJournal); // a writer is calling this moment
    }
}

void AccountForgetting::forgetSecret()
{
    m_accounts.secrets.remove(m_profile.id, this, [this](const SecretTrouble &trouble) {
        // Where no key chain answers there is none that could hold it, unless it was put there before.
        const bool hadNone =
            m_profile.secretPlace == SecretPlace::Session && trouble.kind == SecretTrouble::Kind::NoService;
        if (trouble && !hadNone)
            end(tr("The journal was deleted, but the key ring did not let go of the secret key, so the "
                   "account stays "
                   "in the list. Unlock the key ring, then try again."));
        else
            forgetRest();
    });
}

void AccountForgetting::forgetRest()
{
    for (const QString &name : std::as_const(m_names)) {
        BudgetSettings(name).forget();
        if (Session *session = m_accounts.open.find(name))
            m_accounts.open.leave(session);
    }
    if (Session *session = m_accounts.open.findProfile(m_profile.id))
        m_accounts.open.leave(session);
    const bool removed = m_accounts.profiles.remove(m_profile.id);
    end(removed ? QString() : m_accounts.profiles.problem());
}

void AccountForgetting::end(const QString &problem)
{
    deleteLater();
    if (m_context)
        m_done(problem);
}

} // namespace trunkline
