// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deed.h"
#include "faultrow.h"
#include "relayedconnection.h"

#include <QList>

/// How long clients wait that give up, and how long after that the account acts, in milliseconds.
inline constexpr int shortDeadlineMs = 250;
inline constexpr int lateMs = 60;

/// Which byte positions of a message are struck.
enum class Positions {
    Few, ///< of each part
    EveryOfTheHead, ///< and few of the rest
    Every,
};

/// Every fault that a write of that kind can meet over plain HTTP. `sizes` are those of such a write without
/// a fault.
QList<FaultRow> plainFaults(Deed deed, const testsupport::RelayedExchange &sizes, Positions positions);

/// Faults that can be made without seeing into the connection.
QList<FaultRow> tlsFaults(Deed deed);
