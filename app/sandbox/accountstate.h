// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/ledger.h"
#include <map>
#include <QList>
#include <QString>

namespace sandbox {

/// What is known of a telephone number whoever holds it. Prices in USD, the rate per minute.
struct NumberFacts {
    QString value; ///< digits with country code
    QString state; ///< lower case; empty for toll-free
    QString rateCenter; ///< lower case; empty for toll-free
    bool tollFree = false;
    double monthlyCost = 0;
    double setupCost = 0;
    double inboundRate = 0;
    QString tier;
};

struct OwnedNumber {
    NumberFacts facts;
    QString alias; ///< a null string is null in replies
    QString note; ///< as above
    bool cnamLookups = true; ///< the preference of this account (flowroute-api 3.3)
    QString primaryRoute = QStringLiteral("0"); ///< null: cleared
    QString failoverRoute; ///< null: none
    qint64 messagingFrom = kNever; ///< UTC ms; until then provisioning runs
    QString messagingCallback;

    static constexpr qint64 kNever = -1;
    bool messagingEnabled(qint64 now) const { return messagingFrom != kNever && now >= messagingFrom; }
    bool provisioning(qint64 now) const { return messagingFrom != kNever && now < messagingFrom; }
};

struct RouteEntry {
    QString id;
    QString alias;
    QString type; ///< "host", "number", "uri", "sip-reg"
    QString value; ///< null for the built-in route
    int edgeStrategy = 0; ///< 0: null in replies
};

/// What the resources of one account share. Plain data, touched by the server's thread alone. Who changes it
/// records that.
struct AccountState {
    std::map<QString, OwnedNumber> owned; ///< by digits, ascending as they are listed
    std::map<QString, NumberFacts> inventory; ///< for sale, by digits
    QList<RouteEntry> routes; ///< "0" first
    std::map<QString, QString> callbacks; ///< addresses by word ("sms_callback"); those not set are not here
    qint64 nextRouteId = 91400;
    Ledger *ledger = nullptr; ///< none: nobody wants to know

    void record(qint64 at, const QString &kind, const QString &object, const QJsonObject &detail = {}) const;
    OwnedNumber *find(const QString &digits);
    const RouteEntry *route(const QString &id) const;
    int usesOf(const QString &routeId) const; ///< numbers that have it as primary or failover
    /// Whether these digits are a number of the account that may send at `now` (UTC ms).
    bool maySend(const QString &digits, qint64 now) const;
    /// The digits of all numbers that may send, ascending.
    QList<QString> senders(qint64 now) const;
};

/// Starts message provisioning at `now` (UTC ms), which takes two seconds here. Numbers that end in 207
/// cannot be provisioned: then false, and the call that asked for it answers 207 (the choice is the sandbox's
/// own).
bool startProvisioning(OwnedNumber &number, qint64 now);

} // namespace sandbox
