// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/reconciler.h"

#include "api/transport.h"

#include <algorithm>
#include <QDateTime>

namespace trunkline {

namespace {

using Verdict = Evidence::Verdict;

constexpr int neverDue = -1;

} // namespace

Reconciler::Reconciler(Transport &transport, const Patience &patience, Claimed claimed, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_patience(patience)
    , m_claimed(std::move(claimed))
{
    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer); // a coarse one may fire before the look is due
    connect(&m_timer, &QTimer::timeout, this, &Reconciler::lookAtDue);
}

/// The wall clock is asked once. One that was set back since puts the end of the connection into the future:
/// then it counts from now, which is longer than needed and never too short.
qint64 Reconciler::settlingLeft(const Intent &intent) const
{
    const qint64 settle = m_patience.settleFor(intent.kind);
    const qint64 passed = QDateTime::currentMSecsSinceEpoch() - intent.endedAt;
    if (intent.endedAt == 0 || passed < 0)
        return settle;
    return qMax<qint64>(0, settle - passed);
}

void Reconciler::add(const Intent &intent)
{
    if (m_cases.contains(intent.id))
        return;
    Case subject;
    subject.intent = intent;
    subject.conclusion = {m_clock.elapsed() + settlingLeft(intent), m_patience.agreeMs};
    subject.waitMs = qMin(m_patience.firstLookMs, m_patience.longestWaitMs);
    m_cases.insert(intent.id, subject);
    plan(intent.id, m_clock.elapsed() + m_patience.firstLookMs);
}

void Reconciler::checkNow(qint64 intent)
{
    const auto found = m_cases.find(intent);
    if (found == m_cases.end())
        return;
    if (found->looking)
        found->onceMore = true;
    else
        plan(intent, m_clock.elapsed());
}

void Reconciler::plan(qint64 intent, qint64 dueAt)
{
    Case &subject = m_cases[intent];
    const qint64 now = m_clock.elapsed();
    subject.dueAt = dueAt;
    subject.checking.nextAt = QDateTime::currentMSecsSinceEpoch() + qMax<qint64>(0, dueAt - now);
    const Checking checking = subject.checking;
    wake();
    Q_EMIT progressed(intent, checking);
}

qint64 Reconciler::nextDue() const
{
    qint64 due = neverDue;
    for (const Case &subject : m_cases) {
        if (!subject.looking && (due == neverDue || subject.dueAt < due))
            due = subject.dueAt;
    }
    return due;
}

void Reconciler::wake()
{
    const qint64 due = nextDue();
    if (due == neverDue || m_looking >= m_patience.looksAtOnce)
        return m_timer.stop();
    m_timer.start(int(std::clamp<qint64>(due - m_clock.elapsed(), 0, 3'600'000)));
}

/// Begins one and comes back for the others: who hears of it may change the plan.
void Reconciler::lookAtDue()
{
    const qint64 due = nextDue();
    if (due == neverDue || due > m_clock.elapsed() || m_looking >= m_patience.looksAtOnce)
        return wake();
    for (auto it = m_cases.cbegin(); it != m_cases.cend(); ++it) {
        if (!it->looking && it->dueAt == due)
            return begin(it.key());
    }
}

void Reconciler::begin(qint64 intent)
{
    Case &subject = m_cases[intent];
    subject.looking = true;
    subject.onceMore = false;
    subject.checking.nextAt = 0;
    ++m_looking;
    const Checking checking = subject.checking;
    subject.beganAt = m_clock.elapsed();
    EvidenceBounds bounds;
    bounds.clockSkewMs = m_patience.clockSkewMs;
    bounds.settleMs = m_patience.settleFor(subject.intent.kind);
    bounds.deadlineMs = m_transport.options().deadlineMs;
    if (m_claimed)
        bounds.claimed = m_claimed();
    look(m_transport, subject.intent, bounds, this,
         [this, intent](const Evidence &evidence) { take(intent, evidence); });
    wake();
    Q_EMIT progressed(intent, checking);
}

/// A record that was found for another intent while this look was under way proves nothing for this one.
bool Reconciler::isClaimed(const Case &subject, const Evidence &evidence) const
{
    return subject.intent.kind == WriteKind::SendMessage && evidence.verdict == Verdict::Present && m_claimed
        && m_claimed().contains(evidence.reference.toLower()); // the set is in lower case
}

void Reconciler::take(qint64 intent, const Evidence &found)
{
    const auto place = m_cases.find(intent);
    if (place == m_cases.end())
        return;
    --m_looking;
    place->looking = false;
    const Evidence evidence = isClaimed(*place, found)
        ? Evidence::unusable(QStringLiteral("data: the record belongs to another message"))
        : found;
    if (const std::optional<IntentEvent> event = judge(*place, evidence)) {
        m_cases.erase(place);
        wake();
        Q_EMIT concluded(intent, *event, evidence.reference);
        return;
    }
    const qint64 due = place->onceMore ? m_clock.elapsed() : dueAfter(*place, evidence);
    place->waitMs = qMin(qMax(1, place->waitMs) * 2, m_patience.longestWaitMs);
    plan(intent, due);
}

std::optional<IntentEvent> Reconciler::judge(Case &subject, const Evidence &evidence) const
{
    const auto event = subject.conclusion.take(evidence.verdict, subject.beganAt, m_clock.elapsed());
    subject.checking.lastProblem = evidence.error;
    subject.checking.reads = subject.conclusion.reads();
    subject.checking.absentReads = subject.conclusion.absentReads();
    return event;
}

/// When to look again. Failing reads are repeated with growing waits; a read that told something, but began
/// before the settling time was over, is repeated at its end at the latest.
qint64 Reconciler::dueAfter(const Case &subject, const Evidence &evidence) const
{
    const qint64 now = m_clock.elapsed();
    const bool told = evidence.verdict != Verdict::NoRead;
    if (told && subject.beganAt >= subject.conclusion.settledAt())
        return qMax(now, subject.conclusion.nextCountsAt());
    const qint64 later = now + subject.waitMs;
    if (now < subject.conclusion.settledAt())
        return qMin(later, subject.conclusion.settledAt());
    return told ? now : later;
}

} // namespace trunkline
