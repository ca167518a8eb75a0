// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandboxprocess.h"

#include <functional>
#include <memory>

namespace trunkline::bench {

inline constexpr int PageSize = 250;
inline constexpr int RequestsAtOnce = 4;

/// A sandbox account with so many messages in thirty days, whose answers take 50 ms and which sets no limits.
std::unique_ptr<testsupport::SandboxProcess> accountOf(qint64 messages);
/// UTC milliseconds: before the oldest message of one.
qint64 beginOfAccounts();

struct ReadTimes {
    double stored = 0; ///< seconds until the last record was in the archive
    double visible = 0; ///< until a table that is open all the time had counted and painted it
    double indexed = 0; ///< until all texts were in the index
};

/// Reads the whole account into a new archive, with a table open on it. Ends the program when it cannot, or
/// when the archive has another number of messages then. `begun` is called when the table is there.
ReadTimes readAccount(const testsupport::SandboxProcess &account, qint64 messages,
                      const std::function<void()> &begun = {});

} // namespace trunkline::bench
