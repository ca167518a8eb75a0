// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deed.h"
#include "faultrow.h"
#include "relayedconnection.h"

#include <QList>

/// How long clients wait that give up, and how long after that the account acts, in milliseconds.
inline constexpr int shortDeadlineMs = 250;
inline constexpr int lateMs = 60;

/// Which byte positions are struck.
enum class Positions {
    Promised, ///< closed at every byte of the answer's head and every 16th of its body, few otherwise
    Every, ///< closed and reset
};

/// Every fault that a write of that kind can meet over plain HTTP. `sizes` are those of such a write without
/// a fault.
QList<FaultRow> plainFaults(Deed deed, const testsupport::RelayedExchange &sizes, Positions positions);

/// The same without seeing into the connection. Only the totals of `sizes` are used: bytes of TLS records.
QList<FaultRow> tlsFaults(Deed deed, const testsupport::RelayedExchange &sizes, Positions positions);
