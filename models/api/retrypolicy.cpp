// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/retrypolicy.h"

#include "api/transport.h"

#include <algorithm>
#include <QRandomGenerator>

namespace trunkline {

bool mayRetry(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::ConnectionLost:
    case ApiError::Kind::TooMany:
        return true;
    case ApiError::Kind::ServerFault:
        return error.httpStatus == 502 || error.httpStatus == 503 || error.httpStatus == 504;
    default:
        return false;
    }
}

int retryWaitMs(int attempt, const TransportOptions &options)
{
    const int doublings = std::clamp(attempt - 2, 0, 20);
    const qint64 grown = qint64(options.firstRetryMs) << doublings;
    const int wait = int(std::clamp<qint64>(grown, 2, std::max(2, options.maxRetryMs)));
    return wait - QRandomGenerator::global()->bounded(wait / 2 + 1);
}

} // namespace trunkline
