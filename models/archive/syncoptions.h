// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace trunkline {

/// How an account is read into its archive. Tests shorten the waits.
struct SyncOptions {
    int inFlight = 4; ///< requests at once, at most; a poll may add one
    int pageSize =
        250; ///< records; halved after an answer of more than wantedBytes, or one that is too large
    int smallestPage = 5;
    qint64 wantedBytes = 8'388'608;
    /// Pages that wait to be decoded and stored while nothing more is asked for: as many as fit into so many
    /// bytes at the size of the largest, so that neither the wire nor the archive has to wait for the other.
    int mostWaiting = 48;
    qint64 mostWaitingBytes = 67'108'864;
    /// Records may arrive late: the last minutes are never taken for complete, and are read again.
    qint64 marginMs = 600'000;
    int firstRetryMs = 1'000; ///< after the transport has given up on a page; doubled each time
    int longestRetryMs = 30'000;
    /// In a row, without an answer in between; then the sync has failed, which somebody sees, and the next
    /// poll goes on. The transport has tried each page several times by then.
    int mostRetries = 1;
    /// How far back receipts of sent messages are looked after.
    qint64 receiptsSinceMs = 3 * 24 * 3'600'000LL;
    qint64 receiptsEveryMs = 60'000; ///< a message is looked at after that, or a quarter of its age
    int mostReceiptCalls = 20; ///< in one poll
    int pollEveryMs = 30'000; ///< for new messages, while the account is open
    int tellEveryMs = 250; ///< between two signals of progress
};

} // namespace trunkline
