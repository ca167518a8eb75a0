// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/conclusion.h"

namespace trunkline {

using Verdict = Evidence::Verdict;

std::optional<IntentEvent> Conclusion::take(Verdict verdict, qint64 beganAt, qint64 endedAt)
{
    if (verdict == Verdict::NoRead)
        return {};
    ++m_reads;
    if (verdict == Verdict::Present)
        return IntentEvent::SeenPresent;
    if (beganAt < m_settledAt)
        return {};
    const bool agrees = m_agreeing > 0 && verdict == m_last;
    if (agrees && beganAt < nextCountsAt())
        return {}; // asked for by a person, too soon to count as the second
    m_agreeing = agrees ? m_agreeing + 1 : 1;
    m_agreedAt = endedAt;
    m_last = verdict;
    if (m_agreeing < 2)
        return {};
    if (verdict == Verdict::WeaklyPresent)
        return IntentEvent::SeenPresent;
    return verdict == Verdict::NotThere ? IntentEvent::ProvenAbsent : IntentEvent::LeftOpen;
}

} // namespace trunkline
