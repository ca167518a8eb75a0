// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/profile.h"
#include "connectioncheck.h"

namespace trunkline {

/// Asks the service whether it takes a secret key that a person has typed for a saved account, before that is
/// used or kept.
class SecretCheck : public QObject {
    Q_OBJECT
public:
    struct Answer {
        bool works = false;
        bool mayGoOn = false; ///< the key may be right all the same: the service could not say
        QString sentence; ///< what happened and what to do
        QString details; ///< may be empty
    };
    using Answered = std::function<void(const Answer &)>;

    explicit SecretCheck(Profile profile, QObject *parent = nullptr);

    /// `answered` runs once, at once where there is nothing to ask, unless it is cancelled.
    void ask(const QString &secretKey, Answered answered);
    /// While the answer is being told it is over already, so cancel() does nothing then.
    bool isRunning() const { return m_check.isRunning(); }
    void cancel();

private:
    Profile m_profile;
    ConnectionCheck m_check;
};

} // namespace trunkline
