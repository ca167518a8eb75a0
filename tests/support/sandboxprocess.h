// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "httpcall.h"
#include "sandbox/ledger.h"
#include <QJsonArray>
#include <QProcess>
#include <QStringList>

namespace testsupport {

/// The program trunkline-sandbox as a process of its own, with --ready-json and --exit-with-stdin, so that it
/// ends with the test however that ends. Starts when made and is stopped when destroyed; `problem()` tells
/// why it could not. Its keys are random and never on a command line.
class SandboxProcess {
public:
    /// Arguments to serve over TLS with the test certificate: clients must trust testsupport::certificate().
    static QStringList overTls();

    explicit SandboxProcess(const QStringList &arguments = {});
    ~SandboxProcess();

    const Endpoint &endpoint() const { return m_endpoint; }
    QUrl url() const { return m_endpoint.url; }
    QString accessKey() const { return m_endpoint.accessKey; }
    QString secretKey() const { return m_endpoint.secretKey; }
    QString problem() const { return m_problem; }
    QProcess &process() { return m_process; }

    /// Each with verb, target, headers, body, status, authorized, faulted, at (UTC ms).
    QJsonArray requests() const;
    /// "GET /v2/numbers?limit=200", one for each request, in order.
    QStringList requestLines() const;
    void clearRequests();
    /// See FaultRule in app/sandbox/faultrule.h for the form of a rule. False if it is not of that form.
    bool addFault(const QString &spec);
    void clearFaults();
    /// From now on every answer is one of these nasty things, in turns; of all when there is none. False if
    /// it does not know one.
    bool setHostile(const QStringList &names);
    void endHostile();
    void advanceClock(qint64 milliseconds);

    /// What the account really did, from the entry after `after` on; see app/sandbox/ledger.h. Nothing when
    /// the process does not answer.
    QList<sandbox::Effect> ledger(qint64 after = 0) const;
    /// Effects that a late= rule has put off; -1 when the process does not answer.
    int pendingEffects() const;

private:
    void readReadyLine();

    QProcess m_process;
    Endpoint m_endpoint;
    QString m_problem;
};

} // namespace testsupport
