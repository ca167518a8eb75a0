// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/messagesums.h"

#include <algorithm>

namespace trunkline {
namespace {

constexpr size_t summedOneByOne = 20'000; ///< looked up one by one; of more, two indexes are read instead
constexpr int sumRowsPerLook = 256; ///< at the clock

} // namespace

ArchiveTrouble MessageSums::start(const QList<qint64> &seqs)
{
    end();
    m_seqs.assign(seqs.cbegin(), seqs.cend());
    if (!std::is_sorted(m_seqs.cbegin(), m_seqs.cend()))
        std::sort(m_seqs.begin(), m_seqs.end());
    if (!m_run.begin()) {
        end();
        return m_run.trouble;
    }
    enter(m_seqs.size() <= summedOneByOne ? Pass::Each : Pass::Parts);
    return m_run.trouble;
}

void MessageSums::end()
{
    m_statement = {};
    m_seqs = {};
    m_pass = Pass::Done;
    m_totals = {};
    m_run.end();
}

/// The indexes hold the rows by value and, of equal values, by seq; the table itself, with its texts, is many
/// times their size.
void MessageSums::enter(Pass pass)
{
    m_pass = pass;
    m_at = 0;
    m_value = 0;
    if (pass == Pass::Each)
        m_statement = {m_run.handle(), "SELECT parts, cost FROM messages WHERE seq = ?1"};
    else if (pass == Pass::Parts)
        m_statement = {m_run.handle(),
                       "SELECT parts, seq FROM messages INDEXED BY messages_parts ORDER BY parts, seq"};
    else if (pass == Pass::Cost)
        m_statement = {m_run.handle(),
                       "SELECT cost, seq FROM messages INDEXED BY messages_cost ORDER BY cost, seq"};
    else
        m_statement = {};
    if (pass != Pass::Done && !m_statement.isValid())
        m_run.fail();
}

bool MessageSums::advance(int milliseconds, ArchiveTrouble *trouble)
{
    m_run.until.setRemainingTime(milliseconds);
    while (m_pass != Pass::Done && !m_run.trouble && !m_run.until.hasExpired())
        step();
    *trouble = m_run.trouble;
    return m_pass == Pass::Done || m_run.trouble;
}

/// A few rows; then the next pass, when those of this one are all read.
bool MessageSums::step()
{
    const bool goesOn = m_pass == Pass::Each ? lookUpEach() : scanIndex();
    if (!goesOn && !m_run.trouble)
        enter(m_pass == Pass::Parts ? Pass::Cost : Pass::Done);
    return goesOn;
}

bool MessageSums::lookUpEach()
{
    for (int looks = 0; looks < sumRowsPerLook && m_at < m_seqs.size(); ++looks, ++m_at) {
        m_statement.bind(1, m_seqs[m_at]);
        const ArchiveStatement::Step step = m_statement.step();
        if (step == ArchiveStatement::Step::Failed)
            return m_run.fail();
        if (step == ArchiveStatement::Step::Row) {
            ++m_totals.rows;
            m_totals.parts += m_statement.integer(0);
            m_totals.cost += Money::fromNanodollars(m_statement.integer(1));
        }
        m_statement.reset();
    }
    return m_at < m_seqs.size();
}

bool MessageSums::scanIndex()
{
    for (int looks = 0; looks < sumRowsPerLook; ++looks) {
        const ArchiveStatement::Step step = m_statement.step();
        if (step == ArchiveStatement::Step::Failed)
            return m_run.fail();
        if (step == ArchiveStatement::Step::Done)
            return false;
        const qint64 value = m_statement.integer(0);
        if (std::exchange(m_value, value) != value)
            m_at = 0;
        if (!isAskedFor(m_statement.integer(1)))
            continue;
        if (m_pass == Pass::Cost) {
            m_totals.cost += Money::fromNanodollars(value);
        } else {
            ++m_totals.rows;
            m_totals.parts += value;
        }
    }
    return true;
}

/// Ascending within a value, so what lies before is not looked at again.
bool MessageSums::isAskedFor(qint64 seq)
{
    if (m_at < m_seqs.size() && m_seqs[m_at] < seq)
        m_at =
            size_t(std::lower_bound(m_seqs.cbegin() + qsizetype(m_at), m_seqs.cend(), seq) - m_seqs.cbegin());
    return m_at < m_seqs.size() && m_seqs[m_at] == seq;
}

} // namespace trunkline
