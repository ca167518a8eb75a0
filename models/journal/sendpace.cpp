// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/sendpace.h"

#include <algorithm>

namespace trunkline {

qint64 SendPace::take(bool isMms, qint64 now)
{
    qint64 &next = isMms ? m_nextMms : m_nextSms;
    const qint64 slot = std::max(now, next);
    next = slot + (isMms ? m_gaps.mmsMs : m_gaps.smsMs);
    return slot - now;
}

} // namespace trunkline
