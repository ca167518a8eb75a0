// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace trunkline {

/// Spaces sends below the service's 5 SMS and 1 MMS a second per key (flowroute-api 1.8), counted in fixed
/// seconds of its clock, so a burst at a boundary must not pass either.
class SendPace {
public:
    struct Gaps {
        int smsMs = 250;
        int mmsMs = 1'100;
    };
    SendPace() = default;
    explicit SendPace(Gaps gaps)
        : m_gaps(gaps)
    {
    }
    /// Takes the next slot and returns how many milliseconds from `now` (a monotonic clock) it lies ahead.
    qint64 take(bool isMms, qint64 now);

private:
    Gaps m_gaps;
    qint64 m_nextSms = 0;
    qint64 m_nextMms = 0;
};

} // namespace trunkline
