// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/opensessions.h"
#include "account/profilestore.h"
#include "account/secretstore.h"

namespace trunkline {

/// Everything that is kept of the accounts of this person, in one hand: what app makes once and hands to the
/// windows. They outlive every session.
struct Accounts {
    ProfileStore &profiles;
    SecretStore &secrets;
    OpenSessions &open;
};

/// How the account of a profile is shown.
AccountLabel labelOf(const Profile &profile);

/// What a person can be told about a session that could not be made.
struct OpenedSession {
    std::unique_ptr<Session> session; ///< nullptr when there is a problem
    QString problem; ///< a sentence that says what to do
};

/// The session of a profile: everything it says about address, patience, trust, budget, lock and journal's
/// place. `journal` is how careful and patient the journal is otherwise. A limit that Trunkline 0.1.0 kept
/// for this account is taken over into a profile that has none.
OpenedSession openSession(const Profile &profile, const QString &secretKey, JournalOptions journal);

/// What came of keeping a secret key, or of letting go of it. `written`: the profile says so in its file as
/// well; if not, ProfileStore::problem() says why.
using SecretMoved = std::function<void(const SecretTrouble &trouble, bool written)>;

/// Puts the secret key of a saved account into the key chain; its profile says so from then on, and not
/// before. Goes on when whoever asked is gone: `moved` runs only while `context` lives. A key of an account
/// that was forgotten meanwhile is removed again, and nobody is told.
void keepSecretKey(Accounts accounts, const QString &profileId, const QString &secretKey, QObject *context,
                   SecretMoved moved);
/// Removes it; its profile says so afterwards. The same goes for whoever asked.
void dropSecretKey(Accounts accounts, const QString &profileId, QObject *context, SecretMoved moved);

/// The certificates of a PEM file; none and a problem when it cannot be read or holds none.
QList<QSslCertificate> certificatesIn(const QString &pemFile, QString *problem);
/// Those that are trusted for an account besides the system's; none and no problem when it has no such file.
QList<QSslCertificate> certificatesOf(const Profile &profile, QString *problem);

} // namespace trunkline
