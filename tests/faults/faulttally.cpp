// SPDX-License-Identifier: GPL-3.0-or-later
#include "faulttally.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

const char *outcomeWord(Outcome outcome)
{
    return outcome == Outcome::Done ? "done" : outcome == Outcome::Refused ? "refused" : "unknown";
}

bool settledByRead(const Intent &intent)
{
    return intent.settledBy == "read"_L1;
}

/// The reply and the journal tell the same.
QStringList disagreements(const WriteEnd &end)
{
    QStringList found;
    const IntentState state = end.intent.state;
    if (end.told.intent != end.intent.id || end.intent.id == 0)
        found << u"the reply names intent %1"_s.arg(end.told.intent);
    if (end.told.outcome == Outcome::Done && (state != IntentState::Done || !end.told.hasValue))
        found << u"told as done, kept otherwise"_s;
    if (end.told.outcome == Outcome::Refused && state != IntentState::Refused)
        found << u"told as refused, kept otherwise"_s;
    if (end.told.outcome == Outcome::Unknown && !settledByRead(end.intent)
        && state != IntentState::LeftToPerson)
        found << u"told as unclear, but not settled by reading"_s;
    if (end.wanted.deed == Deed::Purchase && end.intent.cost != deedPrice)
        found << u"the price is lost"_s;
    return found;
}

} // namespace

QStringList problemsOf(const WriteEnd &end, const FaultRow &row)
{
    QStringList found = disagreements(end);
    const IntentState state = end.intent.state;
    if (end.effects.size() > 1)
        found << u"%1 effects"_s.arg(end.effects.size());
    if (end.requests > 1)
        found << u"%1 requests"_s.arg(end.requests);
    for (const sandbox::Effect &effect : end.effects) {
        if (!isEffectOf(effect, end.wanted))
            found << u"another effect: %1 %2"_s.arg(effect.kind, effect.object);
    }
    if ((state == IntentState::Done) != !end.effects.isEmpty())
        found << u"the account tells another story"_s;
    if (state == IntentState::LeftToPerson)
        found << u"left to a person"_s;
    if (row.outcome && end.told.outcome != *row.outcome)
        found << u"expected %1"_s.arg(QLatin1String(outcomeWord(*row.outcome)));
    if (row.isControl() && end.told.outcome != Outcome::Done)
        found << u"not done, although there was no fault"_s;
    return found;
}

FaultTally::Counts FaultTally::countsOf(const WriteEnd &end) const
{
    const IntentState state = end.intent.state;
    const bool byRead = settledByRead(end.intent);
    const int effects = int(end.effects.size());
    Counts counts;
    counts.attempted = 1;
    counts.effects = effects;
    counts.duplicates = std::max(0, effects - 1);
    counts.lost = effects > 0 && state != IntentState::Done ? 1 : 0;
    counts.answered = state == IntentState::Done && !byRead ? 1 : 0;
    counts.refused = state == IntentState::Refused ? 1 : 0;
    counts.readDone = state == IntentState::Done && byRead ? 1 : 0;
    counts.readAbsent = state == IntentState::Absent && byRead ? 1 : 0;
    counts.left = state == IntentState::LeftToPerson ? 1 : 0;
    return counts;
}

void FaultTally::take(const WriteEnd &end, const FaultRow &row)
{
    const QStringList problems = problemsOf(end, row);
    if (!problems.isEmpty()) {
        m_problems << u"%1, %2: %3 (told %4, then %5 by %6, %7 effects, error %8)"_s.arg(
            QLatin1String(deedWord(end.wanted.deed)), QString::fromLatin1(row.name()), problems.join(u"; "_s),
            QLatin1String(outcomeWord(end.told.outcome)), stateWord(end.intent.state), end.intent.settledBy,
            QString::number(end.effects.size()),
            kindWord(end.told.error.kind) + u' ' + QString::number(end.told.error.httpStatus));
    }
    if (row.isControl())
        return;
    if (!end.struck) {
        ++m_missed;
        return;
    }
    const Counts counts = countsOf(end);
    m_counts[end.wanted.deed] += counts;
    m_cells[{end.wanted.deed, row.cell}].insert(row.at);
    ++m_attempted;
    m_left += counts.left;
}

QStringList FaultTally::missing(Deed deed, const QList<FaultRow> &rows) const
{
    QStringList found;
    for (const FaultRow &row : rows) {
        if (!m_cells.value({deed, row.cell}).contains(row.at))
            found << QString::fromLatin1(row.name());
    }
    return found;
}

QStringList FaultTally::missingCells(Deed deed, const QList<QByteArray> &cells) const
{
    QStringList found;
    for (const QByteArray &cell : cells) {
        if (!m_cells.contains({deed, cell}))
            found << QString::fromLatin1(cell);
    }
    return found;
}

FaultTally::Counts &FaultTally::Counts::operator+=(const Counts &other)
{
    attempted += other.attempted;
    effects += other.effects;
    duplicates += other.duplicates;
    lost += other.lost;
    answered += other.answered;
    refused += other.refused;
    readDone += other.readDone;
    readAbsent += other.readAbsent;
    left += other.left;
    return *this;
}

QString FaultTally::Counts::line(const char *name) const
{
    QString text = QString::fromLatin1(name).leftJustified(22);
    for (const int count :
         {attempted, effects, duplicates, lost, answered, refused, readDone, readAbsent, left})
        text += QString::number(count).rightJustified(9);
    return text + u'\n';
}

QString FaultTally::table() const
{
    QString text = QString(u' ').repeated(22);
    for (const char *head :
         {"writes", "effects", "doubled", "lost", "answered", "refused", "read: in", "read: no", "left"})
        text += QString::fromLatin1(head).rightJustified(9);
    text += u'\n';
    for (auto it = m_counts.begin(); it != m_counts.end(); ++it)
        text += it->line(deedWord(it.key()));
    return text;
}

QStringList FaultTally::sums() const
{
    const Counts sum = std::accumulate(m_counts.begin(), m_counts.end(), Counts(),
                                       [](Counts all, const Counts &one) { return all += one; });
    return {u"attempted %1, effects %2, duplicates %3, lost %4, settled by reading %5, left for a person %6"_s
                .arg(sum.attempted)
                .arg(sum.effects)
                .arg(sum.duplicates)
                .arg(sum.lost)
                .arg(sum.readDone + sum.readAbsent)
                .arg(sum.left),
            u"%1 kinds of write x fault; %2 writes went past their fault and are not counted"_s
                .arg(m_cells.size())
                .arg(m_missed)};
}
