// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/faultrule.h"
#include "sandbox/hostilerota.h"
#include "sandbox/ledger.h"
#include <QMutex>

namespace sandbox {

/// A request as the server received it.
struct LoggedRequest {
    qint64 at = 0; ///< UTC ms on the sandbox's clock
    QByteArray verb;
    QString target; ///< path and query, still percent-encoded
    QList<QPair<QByteArray, QByteArray>> headers; ///< names in lower case; never Authorization
    QByteArray body;
    bool authorized = false;
    bool faulted = false; ///< a fault rule had a part in the answer
    int status = 0; ///< of the answer; 0 when there was none, or none at once
};

/// What is looked at and changed from outside while the server runs: the log, the fault rules, the rota of
/// nasty answers and the clock; and what the account did. Safe to use from any thread.
class Controls {
public:
    void log(const LoggedRequest &request);
    QList<LoggedRequest> requests() const; ///< the newest 10,000, oldest first
    void clearRequests();

    /// Adds a rule; empty on success, else why not.
    QString addFault(const QString &spec);
    void clearFaults();
    int clearances() const; ///< how often the rules were cleared
    /// Counts the request for every rule and returns those that take effect, in the order they were added.
    QList<FaultRule> faultsFor(const QByteArray &verb, const QString &path);

    /// From now on answers are nasty by that rota; an empty one ends it.
    void setHostile(const HostileRota &rota);
    /// What the answer to that request is to be spoiled with; nothing when no rota is on.
    QString nextNasty(const QByteArray &verb, const QString &path);

    Ledger &ledger() { return m_ledger; }
    const Ledger &ledger() const { return m_ledger; }

    qint64 now() const; ///< UTC ms
    void advanceClock(qint64 milliseconds);

private:
    struct CountedRule {
        FaultRule rule;
        int seen = 0;
    };
    Ledger m_ledger;
    mutable QMutex m_mutex;
    QList<LoggedRequest> m_requests;
    QList<CountedRule> m_rules;
    int m_clearances = 0;
    HostileRota m_rota;
    qint64 m_clockOffset = 0;
};

} // namespace sandbox
