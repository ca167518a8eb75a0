// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accounts.h"

namespace trunkline {

/// Removes every trace of an account from this computer, in this order: its journal with the copy of the
/// chain's head and the messages kept, also those from before its address or access key was changed, its
/// secret key, the limits that Trunkline 0.1.0 kept, its profile. Stops at the first that cannot be removed,
/// so that the profile is still there and it can be tried again. Deletes itself afterwards.
class AccountForgetting : public QObject {
    Q_OBJECT
public:
    /// Runs once and later, unless `context` has died; what is under way goes on all the same. `problem` is a
    /// sentence that says what to do; empty when nothing is left.
    using Done = std::function<void(const QString &problem)>;

    static void start(Accounts accounts, const Profile &profile, QObject *context, Done done);

private:
    AccountForgetting(Accounts accounts, Profile profile, QObject *context, Done done);

    void forgetNextJournal();
    void journalForgotten(const JournalTrouble &trouble);
    void forgetSecret();
    void forgetRest();
    void end(const QString &problem);

    Accounts m_accounts;
    Profile m_profile;
    QPointer<QObject> m_context;
    Done m_done;
    QStringList m_names; ///< of the account now, and of what it was before
    QStringList m_left; ///< of them, those whose journals are still to be removed
    QMetaObject::Connection m_closing; ///< of the session whose journal is being removed
    std::unique_ptr<JournalWriter> m_writer; ///< of an account that is not open here
};

} // namespace trunkline
