// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accounts.h"
#include "memorysecrets.h"

#include <QTemporaryDir>

namespace testsupport {

/// The accounts of a person for tests: a profile file of its own and a key chain in memory.
struct KeptAccounts {
    QTemporaryDir folder;
    trunkline::ProfileStore profiles{folder.filePath(QStringLiteral("profiles.json"))};
    MemorySecrets secrets;
    trunkline::OpenSessions open;

    trunkline::Accounts all() { return {profiles, secrets, open}; }

    /// Saves an account at that address; with a secret key it is in the key chain.
    trunkline::Profile add(const QString &label, const QUrl &url, const QString &accessKey,
                           const QString &secretKey = {})
    {
        trunkline::Profile profile;
        profile.id = trunkline::newProfileId();
        profile.label = label;
        profile.baseUrl = url;
        profile.accessKey = accessKey;
        if (!secretKey.isEmpty()) {
            profile.secretPlace = trunkline::SecretPlace::KeyChain;
            secrets.kept.insert(profile.id, secretKey);
        }
        profiles.save(profile);
        return profile;
    }
};

} // namespace testsupport
