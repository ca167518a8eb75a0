// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ownednumber.h"

namespace trunkline {

/// A number or a route as the archive keeps it, beside its id, with its place in the list: CBOR, arrays whose
/// places never change their meaning; new ones go to the end.
QByteArray encodedNumber(const KeptNumber &kept, qint64 place);
QByteArray encodedRoute(const Route &route, qint64 place);

/// And back. False for what cannot be read.
bool decodeNumber(const QByteArray &bytes, const QString &digits, KeptNumber *kept, qint64 *place);
bool decodeRoute(const QByteArray &bytes, const QString &id, Route *route, qint64 *place);

} // namespace trunkline
