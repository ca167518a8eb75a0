// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/accountstate.h"
#include "sandbox/jsonapi.h"

namespace sandbox {

/// starts_with, contains and ends_with, which the account's list and the inventory share (flowroute-api 3.1).
struct DigitFilter {
    QString startsWith; ///< with country code, as it is echoed
    QString contains;
    QString endsWith;

    static DigitFilter of(const Request &request, QJsonObject &problems);
    bool matches(const QString &value) const;
    /// Appends those that were given, in the order of the alphabet.
    void echo(Filters &filters) const;
};

} // namespace sandbox
