// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/jsonapi.h"
#include "sandbox/numberfilter.h"

namespace sandbox {

/// What GET /v2/numbers/available asks for (flowroute-api 4.1): filters that must all hold, and an order.
class InventorySearch {
public:
    /// What is wrong goes into `problems`.
    InventorySearch(const Request &request, QJsonObject &problems);

    bool matches(const NumberFacts &facts) const;
    /// Into the order asked for; without one they stay ascending.
    void sort(QList<const NumberFacts *> &found) const;
    /// What was given, normalised: state and rate center in upper case.
    Filters echo() const;

private:
    void readPlace(const Request &request, QJsonObject &problems);
    void readOrder(const Request &request, QJsonObject &problems);

    DigitFilter m_digits;
    QString m_state; ///< lower case, as the rate center
    QString m_rateCenter;
    QString m_type; ///< as it was given
    QString m_country;
    QString m_tier;
    QString m_order; ///< as it was given
    QString m_field;
    bool m_descending = false;
};

} // namespace sandbox
