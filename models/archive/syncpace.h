// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace trunkline {

/// How many requests may be under way at once. It begins with the most, is halved when the service refuses
/// (429, 503) or does not answer, goes down by one while answers take several times as long as they did, and
/// comes back one by one. What happens to requests that were under way together counts once, since they tell
/// of the same moment.
class SyncPace {
public:
    explicit SyncPace(int most)
        : m_most(qMax(1, most))
        , m_allowed(m_most)
    {
    }

    int allowed() const { return m_allowed; }
    /// A request begins; the number names it below.
    qint64 begin() { return ++m_begun; }
    /// It was answered after that many milliseconds.
    void answered(qint64 request, qint64 ms);
    /// It was not; false when that was counted with another one already.
    bool refused(qint64 request);

private:
    void lower(int allowed);

    int m_most;
    int m_allowed;
    qint64 m_begun = 0;
    qint64 m_judged = 0; ///< requests up to this one were under way when the number was last lowered
    int m_inRow = 0; ///< answers since the number last changed
    double m_usual = 0; ///< milliseconds, the newer ones weigh more
    double m_best = 0; ///< the least that has been
};

} // namespace trunkline
