// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"

namespace trunkline {

struct TransportOptions;

/// Whether a read is worth another try: 429, 502, 503, 504 and a lost connection. Writes never ask.
bool mayRetry(const ApiError &error);

/// The wait before an attempt (2, 3 ...): firstRetryMs doubled each time, capped by maxRetryMs, then a random
/// half of it taken off, so that many readers do not come back together. Never 0.
int retryWaitMs(int attempt, const TransportOptions &options);

} // namespace trunkline
