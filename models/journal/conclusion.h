// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/evidence.h"
#include "journal/intentstates.h"

namespace trunkline {

/// What the looks at one unclear write have told since the program started, and whether that settles it: the
/// only place that decides so. Presence settles at once; absence, weak presence and what reading cannot tell
/// apart, only by two looks that agree, one after the other, both begun after the settling time. Knows no
/// clock: moments are milliseconds of whatever clock the looker has, as long as nobody sets it.
class Conclusion {
public:
    Conclusion() = default;
    /// `settledAt`: the end of the settling time. `agreeMs`: between two looks that count as two.
    Conclusion(qint64 settledAt, int agreeMs)
        : m_settledAt(settledAt)
        , m_agreeMs(agreeMs)
    {
    }

    /// Takes what a look has told. SeenPresent, ProvenAbsent or LeftOpen when the write is settled by it.
    std::optional<IntentEvent> take(Evidence::Verdict verdict, qint64 beganAt, qint64 endedAt);

    qint64 settledAt() const { return m_settledAt; }
    /// The earliest beginning of a look that can count, once one has been counted.
    qint64 nextCountsAt() const { return m_agreedAt + m_agreeMs; }
    int reads() const { return m_reads; } ///< looks that told something
    int absentReads() const { return m_last == Evidence::Verdict::NotThere ? m_agreeing : 0; }
    bool operator==(const Conclusion &other) const = default;

private:
    qint64 m_settledAt = 0;
    int m_agreeMs = 0;
    int m_reads = 0;
    Evidence::Verdict m_last = Evidence::Verdict::NoRead; ///< of the looks counted in m_agreeing
    int m_agreeing = 0; ///< equal looks in a row, begun after the settling time
    qint64 m_agreedAt = 0; ///< when the last of them had ended
};

} // namespace trunkline
