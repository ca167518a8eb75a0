// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/syncpace.h"

namespace trunkline {

namespace {

constexpr double weightOfNewest = 0.2;
// Requests side by side wait for each other, so some more is no sign of a service that has too much to do.
constexpr double slowFactor = 4;
constexpr double slowMs = 500;

} // namespace

void SyncPace::answered(qint64 request, qint64 ms)
{
    if (request <= m_judged) // it may have waited for its turn
        return;
    m_usual = m_usual == 0 ? double(ms) : m_usual + weightOfNewest * (double(ms) - m_usual);
    m_best = m_best == 0 ? m_usual : qMin(m_best, m_usual);
    if (m_usual > slowFactor * m_best + slowMs)
        return lower(m_allowed - 1);
    if (++m_inRow < m_allowed || m_allowed == m_most)
        return;
    ++m_allowed;
    m_inRow = 0;
}

bool SyncPace::refused(qint64 request)
{
    if (request <= m_judged)
        return false;
    lower(m_allowed / 2);
    return true;
}

void SyncPace::lower(int allowed)
{
    m_allowed = qMax(1, allowed);
    m_judged = m_begun;
    m_inRow = 0;
}

} // namespace trunkline
