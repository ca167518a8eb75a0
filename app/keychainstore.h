// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/secretstore.h"

namespace QKeychain {
class Job;
}

namespace trunkline {

/// Secret keys in the key chain of the desktop, through QtKeychain: Secret Service or KWallet, Keychain,
/// Credential Store. Never in a plain file: QtKeychain's fallback for that stays off. With a display, a
/// locked ring leaves QtKeychain waiting for the ring's own window without end, hence the limit.
class KeychainStore final : public SecretStore {
    Q_OBJECT
public:
    static constexpr int defaultLimitMs = 10'000;

    explicit KeychainStore(int limitMs = defaultLimitMs, QObject *parent = nullptr);

    void read(const QString &profileId, QObject *context, Got got) override;
    void write(const QString &profileId, const QString &secret, QObject *context, Done done) override;
    void remove(const QString &profileId, QObject *context, Done done) override;
    void probe(QObject *context, Done done) override;

private:
    using Ended = std::function<void(const SecretTrouble &, QKeychain::Job *)>;
    /// Starts it; `ended` comes with the job, or with Slow and nullptr.
    void start(QKeychain::Job *job, QObject *context, Ended ended);

    int m_limitMs;
};

} // namespace trunkline
