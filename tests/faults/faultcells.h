// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deed.h"
#include "faultbench.h"

/// The faults that every kind of write has to meet, as they were promised: names of FaultRow::cell, written
/// down once more so that a row that is left out is missed. Those of a client that does not get to its
/// service at all are not among them.
QList<QByteArray> promisedCells(Deed deed, FaultBench::Wire wire);
