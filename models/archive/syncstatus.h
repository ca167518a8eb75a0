// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "archive/archivetrouble.h"
#include "archive/coverage.h"

#include <QObject>

namespace trunkline {

/// Where a sync stands.
struct SyncStatus {
    Q_GADGET
public:
    enum class State {
        Idle, ///< nothing was asked for yet
        Reading,
        Paused, ///< by cancel()
        Failed, ///< error or trouble tells why; poll() or resume() goes on
        Complete, ///< the span is covered, but for the last minutes (SyncOptions::marginMs), which were read
    };
    Q_ENUM(State)

    qint64 command = 0; ///< number of the last one that it takes into account
    State state = State::Idle;
    ApiError error;
    ArchiveTrouble trouble;
    TimeRange span; ///< what was asked for
    Coverage coverage; ///< of the whole archive, as of the last window
    qint64 records = 0; ///< stored since start(): new, changed or the same
    qint64 added = 0; ///< of them, those that were not in the archive
    qint64 aheadMs = 0; ///< what the service's clock is ahead
    /// When everything was last read to its newest record, UTC milliseconds; 0: not since this was made.
    qint64 upToDateAt = 0;
    bool isPolling = false;
};

} // namespace trunkline
