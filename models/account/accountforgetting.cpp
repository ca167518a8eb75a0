// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/accountforgetting.h"

#include "account/budgetsettings.h"
#include "account/profilefolder.h"

#include <QFileInfo>
#include <QTimer>

namespace trunkline {

void AccountForgetting::start(Accounts accounts, const Profile &profile, QObject *context, Done done)
{
    auto *forgetting = new AccountForgetting(accounts, profile, context, std::move(done));
    QTimer::singleShot(0, forgetting, &AccountForgetting::forgetJournal);
}

AccountForgetting::AccountForgetting(Accounts accounts, Profile profile, QObject *context, Done done)
    : QObject(&accounts.profiles)
    , m_accounts(accounts)
    , m_profile(std::move(profile))
    , m_context(context)
    , m_done(std::move(done))
{
}

void AccountForgetting::forgetJournal()
{
    const auto forgotten = [this](const JournalTrouble &trouble) { journalForgotten(trouble); };
    if (Session *session = m_accounts.open.find(accountNameOf(m_profile))) {
        session->journal().forget(this, forgotten);
        return;
    }
    const JournalPlace place = journalPlaceOf(m_profile.baseUrl, m_profile.accessKey);
    if (!QFileInfo::exists(place.folder) && !QFileInfo::exists(place.headFile)) {
        forgetSecret(); // opening would make them first
        return;
    }
    // One that is damaged is removed as well; one that another program has open is not.
    m_writer = std::make_unique<JournalWriter>();
    m_writer->open(place, [](const OpenedJournal &) {});
    m_writer->remove(forgotten);
}

void AccountForgetting::journalForgotten(const JournalTrouble &trouble)
{
    if (trouble.kind == JournalTrouble::Kind::InUse)
        end(tr("Nothing was forgotten: the account is in use. Wait until nothing is under way, here and in "
               "other "
               "programs, then try again."));
    else if (trouble)
        end(tr("The journal could not be deleted whole, so the account stays in the list. Delete what is "
               "left by "
               "hand, then try again: %1")
                .arg(trouble.detail));
    else
        forgetSecret();
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
    BudgetSettings(accountNameOf(m_profile)).forget();
    if (Session *session = m_accounts.open.find(accountNameOf(m_profile)))
        m_accounts.open.leave(session);
    if (Session *session =
            m_accounts.open.findProfile(m_profile.id)) // at the address it had when it was opened
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
