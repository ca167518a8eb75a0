// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "faultlane.h"

#include <memory>
#include <vector>

/// Benches for all faults, which work at the same time, and the count of what they did.
class FaultMatrix {
public:
    explicit FaultMatrix(FaultBench::Wire wire);

    /// How long a request of that kind and its answer are: of one without a fault. Over TLS only the totals
    /// are known.
    testsupport::RelayedExchange sizesOf(Deed deed);
    /// Writes of that kind through all these faults, which must be all that were promised. Empty when each of
    /// them was met and the account agrees with every journal; else what is wrong.
    QString lead(Deed deed, const QList<FaultRow> &rows);

    FaultTally tally;

    static bool isLong(); ///< asked for by TRUNKLINE_LONG

private:
    void run(const std::vector<std::unique_ptr<FaultLane>> &lanes);

    const FaultBench::Wire m_wire;
    std::vector<std::unique_ptr<FaultBench>> m_benches;
};
