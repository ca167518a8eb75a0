// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/messagesversion.h"
#include "journal/budget.h"

#include <QString>
#include <QStringList>
#include <QUrl>

namespace trunkline {

/// Where the secret key of an account is between two starts.
enum class SecretPlace {
    Session, ///< nowhere: it is asked for at each opening
    KeyChain, ///< in the key chain of the desktop, through SecretStore
};

/// How long messages that were fetched are kept on this computer.
enum class KeepHistory { Off, Days30, Months13, ForEver };

/// Version of the service's message calls that is used.
using MessagesApi = MessagesVersion;

/// One account as a person set it up here. A plain value that holds no secret: the access key is the user
/// name of HTTP Basic, the secret key is SecretStore's. Kept by ProfileStore.
struct Profile {
    QString id; ///< names it in files and key chain for good, whatever else changes; made by newProfileId()
    QString label; ///< "Acme production"
    QString color = QStringLiteral("#2563eb"); ///< "#rrggbb"; never the only sign of an account
    QUrl baseUrl{QStringLiteral("https://api.flowroute.com")};
    QString accessKey;
    SecretPlace secretPlace = SecretPlace::Session;
    MessagesApi messagesApi = MessagesApi::V2_1;
    int answerSeconds = 60; ///< until a request counts as unanswered; 5 to 300
    QString caFile; ///< PEM file of certificates trusted besides the system's; empty: none
    bool readOnly = false; ///< locked when it is opened
    int relockMinutes = 10; ///< without use, until an unlocked one is locked again; 0: never
    KeepHistory keepHistory = KeepHistory::Months13;
    Budget budget;
    /// accountNameOf() what it was before its base URL or access key was changed: their journals lie here
    /// still. Kept up to date by ProfileStore.
    QStringList formerAccounts;

    friend bool operator==(const Profile &, const Profile &) = default;
};

inline constexpr int shortestAnswerSeconds = 5;
inline constexpr int longestAnswerSeconds = 300;
inline constexpr int longestRelockMinutes = 24 * 60;

QString newProfileId();

/// Names what is kept of this account, see profilefolder.h.
QString accountNameOf(const Profile &profile);

} // namespace trunkline
