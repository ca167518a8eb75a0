// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/controls.h"

#include <QDateTime>

namespace sandbox {

namespace {
constexpr int kKept = 10'000;
}

void Controls::log(const LoggedRequest &request)
{
    const QMutexLocker lock(&m_mutex);
    m_requests.append(request);
    // Half at a time, so that a long-running server does not move the list at every request.
    if (m_requests.size() > 2 * kKept)
        m_requests.remove(0, m_requests.size() - kKept);
}

QList<LoggedRequest> Controls::requests() const
{
    const QMutexLocker lock(&m_mutex);
    return m_requests.mid(qMax(qsizetype(0), m_requests.size() - kKept));
}

void Controls::clearRequests()
{
    const QMutexLocker lock(&m_mutex);
    m_requests.clear();
}

QString Controls::addFault(const QString &spec)
{
    QString why;
    const std::optional<FaultRule> rule = FaultRule::parse(spec, &why);
    if (!rule)
        return why;
    const QMutexLocker lock(&m_mutex);
    m_rules.append(CountedRule{*rule, 0});
    return {};
}

void Controls::clearFaults()
{
    const QMutexLocker lock(&m_mutex);
    m_rules.clear();
    ++m_clearances;
}

int Controls::clearances() const
{
    const QMutexLocker lock(&m_mutex);
    return m_clearances;
}

QList<FaultRule> Controls::faultsFor(const QByteArray &verb, const QString &path)
{
    const QMutexLocker lock(&m_mutex);
    QList<FaultRule> effective;
    for (CountedRule &counted : m_rules) {
        const FaultRule &rule = counted.rule;
        if (!rule.matches(verb, path))
            continue;
        ++counted.seen;
        if (counted.seen >= rule.nth && (rule.count < 0 || counted.seen < rule.nth + rule.count))
            effective.append(rule);
    }
    return effective;
}

void Controls::setHostile(const HostileRota &rota)
{
    const QMutexLocker lock(&m_mutex);
    m_rota = rota;
}

QString Controls::nextNasty(const QByteArray &verb, const QString &path)
{
    const QMutexLocker lock(&m_mutex);
    return m_rota.next(verb, path);
}

qint64 Controls::now() const
{
    const QMutexLocker lock(&m_mutex);
    return QDateTime::currentMSecsSinceEpoch() + m_clockOffset;
}

void Controls::advanceClock(qint64 milliseconds)
{
    const QMutexLocker lock(&m_mutex);
    m_clockOffset += milliseconds;
}

} // namespace sandbox
