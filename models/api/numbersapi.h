// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/job.h"
#include "api/writepermit.h"
#include "domain/ownednumber.h"
#include "domain/page.h"

namespace trunkline {
class Transport;
}

/// GET, POST, PATCH, DELETE below /v2/numbers (flowroute-api 3). Jobs belong to `parent` and are never null.
namespace trunkline::api {

/// Filters of the list; empty means not asked for. Digits without or with country code; the service adds
/// the 1.
struct NumberFilter {
    QString startsWith;
    QString contains;
    QString endsWith;
    QString alias; ///< exact
};

/// limit: at most 200.
Job<Page<OwnedNumber>> *listNumbers(Transport &transport, const NumberFilter &filter, int limit, int offset,
                                    QObject *parent);
Job<NumberDetail> *getNumber(Transport &transport, const PhoneNumber &number, QObject *parent);
/// Those of the numbers that the service tells of, each once and in no certain order (flowroute-api 3.6).
/// What it does with a number that it does not know is not documented, and whether it has this call at all is
/// not proved: what is missing has to be read by getNumber().
Job<QList<NumberDetail>> *getNumbers(Transport &transport, const QList<PhoneNumber> &numbers,
                                     QObject *parent);

struct PurchaseOptions {
    std::optional<bool> cnamLookups; ///< nothing: the account's preference
    bool enableMessaging = false;
};
/// 201, or 207 when bought but messaging could not be started.
struct Purchase {
    NumberDetail detail;
    bool messagingPending = false; ///< 207: bought, the messaging step failed and can be asked for again
};
Job<Purchase> *purchaseNumber(Transport &transport, WritePermit permit, const PhoneNumber &number,
                              const PurchaseOptions &options, QObject *parent);

/// Fields that are set are sent, the rest stay as they are. An empty alias clears it (sent as null).
struct NumberEdit {
    std::optional<QString> alias; ///< at most 64 characters
    std::optional<bool> cnamLookups;
    std::optional<bool> messaging;
};
/// 200; 207 when messaging could not be started.
Job<Purchase> *updateNumber(Transport &transport, WritePermit permit, const PhoneNumber &number,
                            const NumberEdit &edit, QObject *parent);
/// 204: the number is back in the public pool.
Job<Nothing> *releaseNumber(Transport &transport, WritePermit permit, const PhoneNumber &number,
                            QObject *parent);

enum class RouteSlot { Primary, Failover };
/// PATCH .../relationships/primary_route or failover_route, 204. Route id "0" is SIP registration.
Job<Nothing> *setRoute(Transport &transport, WritePermit permit, const PhoneNumber &number, RouteSlot slot,
                       const QString &routeId, QObject *parent);
/// DELETE on the same path, 204.
Job<Nothing> *clearRoute(Transport &transport, WritePermit permit, const PhoneNumber &number, RouteSlot slot,
                         QObject *parent);

} // namespace trunkline::api
