// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"
#include "domain/phonenumber.h"

namespace trunkline {

/// A number for sale (flowroute-api 4.1).
struct AvailableNumber {
    PhoneNumber number;
    QString type; ///< the service's word, open text
    QString rateCenter; ///< lower-case abbreviation, may be empty
    QString state; ///< lower-case two letters, may be empty
    Money setupCost; ///< once
    Money monthlyCost; ///< per month

    bool isTollFree() const { return type.startsWith(QLatin1String("toll"), Qt::CaseInsensitive); }
    friend bool operator==(const AvailableNumber &, const AvailableNumber &) = default;
};

/// An area code (NPA) with numbers for sale: "206" (flowroute-api 4.2).
struct AreaCode {
    QString npa;
    friend bool operator==(const AreaCode &, const AreaCode &) = default;
};

/// An exchange (NPA-NXX) with numbers for sale: id "206555" (flowroute-api 4.3).
struct Exchange {
    QString npaNxx;
    QString nxx() const { return npaNxx.mid(3); }
    friend bool operator==(const Exchange &, const Exchange &) = default;
};

} // namespace trunkline

// Lists of them move and grow as a block: with half a million rows that is noticed.
Q_DECLARE_TYPEINFO(trunkline::AvailableNumber, Q_RELOCATABLE_TYPE);
