// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace trunkline {

/// Where calls to a number go (flowroute-api 5). Id "0" is built in: SIP registration.
struct Route {
    QString id; ///< opaque text; "0" is the built-in route
    QString alias; ///< unique on the account
    QString type; ///< "host", "number", "uri", "sip-reg"; other words are kept as they come
    QString value; ///< empty for the built-in route

    bool isBuiltIn() const { return id == QLatin1String("0"); }
    friend bool operator==(const Route &, const Route &) = default;
};

/// The kinds of route a person can create.
enum class RouteType { Host, Number, Uri };

/// The service's word: "host", "number", "uri".
QString routeTypeWord(RouteType type);

/// Why a typed route value cannot be used; Ok says it can. The rules are those of flowroute-api 5.2.
enum class RouteValueProblem {
    Ok,
    Empty,
    BadHost, ///< host: not a host name or IP address
    BadPort, ///< host, uri: port is not 1 to 65535
    NotElevenDigits, ///< number: not 11 digits with country code
    BadUri, ///< uri: not protocol:user@domain[:port][;transport=tcp|udp|tls]
    BadWeight, ///< host, uri: ;weight= without a whole number
};
RouteValueProblem checkRouteValue(RouteType type, const QString &value);

} // namespace trunkline
