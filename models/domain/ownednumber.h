// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"
#include "domain/phonenumber.h"
#include "domain/route.h"

#include <optional>
#include <QList>

namespace trunkline {

/// One row of GET /v2/numbers (flowroute-api 3.1). List replies carry no routes.
struct OwnedNumber {
    PhoneNumber number;
    QString alias; ///< empty when none
    QString
        type; ///< the service's word, open text: "standard", "longcode", "tollfree", "toll-free", "inum" ...
    QString rateCenter; ///< lower-case abbreviation, may be empty (toll-free)
    QString state; ///< lower-case two letters, may be empty
    bool cnamLookups = false;
    std::optional<bool> messaging; ///< nothing when the reply does not say (older replies)

    bool isTollFree() const { return type.startsWith(QLatin1String("toll"), Qt::CaseInsensitive); }
    friend bool operator==(const OwnedNumber &, const OwnedNumber &) = default;
};

/// GET /v2/numbers/:id: the number with its relationships and the routes included beside it
/// (flowroute-api 3.2).
struct NumberDetail {
    OwnedNumber summary;
    QString primaryRouteId; ///< empty when the relationship is null
    QString failoverRouteId; ///< empty when the relationship is null
    QString e911Id; ///< empty when none
    QString cnamId; ///< empty when none
    QList<Route> includedRoutes; ///< the linked routes, each once
    std::optional<Money> monthlyCost; ///< absent in older replies
    std::optional<Money> setupCost;
    std::optional<Money> inboundRate; ///< per minute
    QString rateType;
    QString tier;
    QString note;
    QString status; ///< "PURCHASED" in newer replies
    QString provisioningStatus; ///< of an included message_provisioning_status, else empty

    /// What the reply names at all, null or not: only then does empty or off above mean that it is so.
    struct Stated {
        bool alias = false;
        bool cnamLookups = false;
        bool primaryRoute = false;
        bool failoverRoute = false;
        friend bool operator==(const Stated &, const Stated &) = default;
    };
    Stated stated;

    /// The included route with that id, or nothing.
    std::optional<Route> includedRoute(const QString &id) const;
    friend bool operator==(const NumberDetail &, const NumberDetail &) = default;
};

/// What was known of a number at some time, with its detail if that had been read.
struct KeptNumber {
    OwnedNumber number;
    std::optional<NumberDetail> detail;
    friend bool operator==(const KeptNumber &, const KeptNumber &) = default;
};

} // namespace trunkline

// Lists of them move and grow as a block: with half a million rows that is noticed.
Q_DECLARE_TYPEINFO(trunkline::OwnedNumber, Q_RELOCATABLE_TYPE);
