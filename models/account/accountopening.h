// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accounts.h"

namespace trunkline {

/// The way from a saved profile to its session: the secret key comes from the key chain, or from a person
/// when the key chain has none, does not answer or is not to be waited for. Knows nothing of windows; never
/// blocks.
class AccountOpening : public QObject {
    Q_OBJECT
public:
    enum class State {
        Reading, ///< the key chain was asked; it may be waiting for its own window
        Asking, ///< a person has to give the secret key; trouble() says why
        Ready, ///< takeSession() may be called, once
    };

    AccountOpening(Profile profile, SecretStore &secrets, QObject *parent = nullptr);

    const Profile &profile() const { return m_profile; }
    State state() const { return m_state; }
    /// Why it asks. None: the profile keeps no secret key, or a person did not want to wait.
    const SecretTrouble &trouble() const { return m_trouble; }
    bool isFromKeyChain() const { return m_profile.secretPlace == SecretPlace::KeyChain; }

    /// Asks the key chain, or goes to Asking at once. Also to ask it again.
    void read();
    /// Goes on without the key chain; an answer that comes later is not used.
    void continueWithout();
    /// The secret key as a person gave it, not empty; `keep`: it is to go to the key chain.
    void give(const QString &secretKey, bool keep = false);
    /// When Ready, before takeSession(): what is to go to the key chain; empty when nothing is.
    QString secretToKeep() const { return m_keep ? m_secretKey : QString(); }

    /// When Ready. Lets go of the secret key here. The one who calls has left the account that had the
    /// journal before.
    OpenedSession takeSession(const JournalOptions &journal);

Q_SIGNALS:
    void stateChanged();

private:
    void go(State state, const SecretTrouble &trouble = {});

    Profile m_profile;
    SecretStore &m_secrets;
    State m_state = State::Asking;
    SecretTrouble m_trouble;
    QString m_secretKey;
    bool m_keep = false;
    std::unique_ptr<QObject> m_question; ///< to the key chain; its death is the end of listening
};

} // namespace trunkline
