// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "httpcall.h"
#include "sandbox/server.h"
#include <QStringList>

namespace testsupport {

/// Whether it only asked: a GET, and the POST that asks for several numbers.
inline bool isRead(const sandbox::LoggedRequest &request)
{
    return request.verb == "GET" || request.target == u"/v2/numbers/details";
}

/// A sandbox account in this process, for fast tests: on its own thread, a real socket on loopback. Starts
/// when made and is gone when destroyed; `problem()` tells why if it could not start.
class SandboxAccount {
public:
    /// 60 numbers, 600 for sale, 200 messages, no rate limits.
    static sandbox::Options smallOptions();

    /// The same, served over TLS with the test certificate: clients must trust testsupport::certificate().
    static sandbox::Options overTls(sandbox::Options options = smallOptions());

    explicit SandboxAccount(const sandbox::Options &options = smallOptions());

    const Endpoint &endpoint() const { return m_endpoint; }
    QUrl url() const { return m_endpoint.url; }
    QString accessKey() const { return m_endpoint.accessKey; }
    QString secretKey() const { return m_endpoint.secretKey; }
    QString problem() const { return m_problem; }

    /// See FaultRule in app/sandbox/faultrule.h for the form of a rule. False if it is not of that form.
    bool addFault(const QString &spec) { return m_server.controls().addFault(spec).isEmpty(); }
    void clearFaults() { m_server.controls().clearFaults(); }
    /// From now on every answer is one of these nasty things, in turns (app/sandbox/hostilerota.h).
    void setHostile(const QStringList &names)
    {
        m_server.controls().setHostile(sandbox::HostileRota(names, 1));
    }
    void endHostile() { m_server.controls().setHostile({}); }
    void advanceClock(qint64 milliseconds) { m_server.controls().advanceClock(milliseconds); }

    QList<sandbox::LoggedRequest> requests() const { return m_server.requestLog(); }
    /// "GET /v2/numbers?limit=200", one for each request, in order; headers and bodies are in requests().
    QStringList requestLines() const;
    void clearRequests() { m_server.controls().clearRequests(); }

    /// What the account really did, from the entry after `after` on; see app/sandbox/ledger.h.
    QList<sandbox::Effect> ledger(qint64 after = 0) const
    {
        return m_server.controls().ledger().entries(after);
    }
    /// Effects that a late= rule has put off.
    int pendingEffects() const { return m_server.controls().ledger().pending(); }

private:
    sandbox::Server m_server;
    Endpoint m_endpoint;
    QString m_problem;
};

} // namespace testsupport
