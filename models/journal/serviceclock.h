// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QtGlobal>

namespace trunkline {

/// How far the service's clock is ahead of ours, as the dates of its answers tell. Milliseconds throughout.
class ServiceClock {
public:
    /// An answer dated so (whole seconds, the rest cut off; 0: not dated), which was asked for and arrived at
    /// those moments of our clock.
    void take(qint64 date, qint64 askedAt, qint64 arrivedAt)
    {
        m_isDated = m_isDated && date != 0;
        const qint64 least = date - arrivedAt;
        const qint64 most = date + 999 - askedAt;
        m_least = m_least ? qMax(*m_least, least) : least;
        m_most = m_most ? qMin(*m_most, most) : most;
    }

    /// All answers were dated, and by clocks that kept their distance meanwhile.
    bool isKnown() const { return m_isDated && m_least && *m_least <= *m_most; }
    /// Not known to be further from ours.
    bool isWithin(qint64 skewMs) const { return isKnown() && *m_least <= skewMs && *m_most >= -skewMs; }
    /// The least and the most it may be ahead; what is given while that is not known.
    qint64 least(qint64 otherwise) const { return isKnown() ? *m_least : otherwise; }
    qint64 most(qint64 otherwise) const { return isKnown() ? *m_most : otherwise; }

private:
    bool m_isDated = true;
    std::optional<qint64> m_least;
    std::optional<qint64> m_most;
};

} // namespace trunkline
