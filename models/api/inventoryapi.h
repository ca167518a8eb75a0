// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/job.h"
#include "domain/availablenumber.h"
#include "domain/page.h"

#include <optional>

namespace trunkline {
class Transport;
}

/// Numbers for sale: GET /v2/numbers/available and below (flowroute-api 4). Jobs belong to `parent`.
namespace trunkline::api {

/// Empty means not asked for; all combine with AND. rateCenter needs state (the service answers 422 without
/// it).
struct InventoryFilter {
    QString startsWith;
    QString contains;
    QString endsWith;
    QString state; ///< two letters, any case
    QString rateCenter; ///< abbreviation, any case
    QString numberType; ///< "longcode", "toll-free"
    friend bool operator==(const InventoryFilter &, const InventoryFilter &) = default;
};

/// limit: at most 200.
Job<Page<AvailableNumber>> *searchAvailable(Transport &transport, const InventoryFilter &filter, int limit,
                                            int offset, QObject *parent);
/// limit: at most 400. maxSetupCost keeps codes with a number at or below it.
Job<Page<AreaCode>> *listAreaCodes(Transport &transport, std::optional<Money> maxSetupCost, int limit,
                                   int offset, QObject *parent);
/// limit: at most 200.
Job<Page<Exchange>> *listExchanges(Transport &transport, const QString &areaCode,
                                   std::optional<Money> maxSetupCost, int limit, int offset, QObject *parent);

} // namespace trunkline::api
