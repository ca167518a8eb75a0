// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/accountstate.h"
#include <QJsonObject>

namespace sandbox {

/// A text, or null when it is empty.
QJsonValue textOrNull(const QString &text);
/// An owned number as lists show it (flowroute-api 3.1), with what newer replies add.
QJsonObject numberObject(const OwnedNumber &number, qint64 now);
/// The whole document of one number with its relationships and included routes (flowroute-api 3.2).
QJsonObject numberDocument(const AccountState &state, const OwnedNumber &number, qint64 now);
/// The document of several (flowroute-api 3.6). Digits that are none of the account are passed over: what the
/// service does with them is not in evidence, and a client must not depend on more than an answer that lacks
/// them.
QJsonObject detailsDocument(const AccountState &state, const QStringList &digits, qint64 now);
/// A number for sale (flowroute-api 4.1).
QJsonObject availableObject(const NumberFacts &facts);
/// A route (flowroute-api 5.1).
QJsonObject routeObject(const RouteEntry &route);

} // namespace sandbox
