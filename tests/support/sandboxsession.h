// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quickpatience.h"
#include "sandboxaccount.h"
#include "workspace.h"

#include <memory>
#include <QTemporaryDir>

namespace trunkline {

/// A sandbox account on loopback, a session connected to it and the workspace of a window. Everything
/// goes over real sockets; over TLS with the options of testsupport::SandboxAccount::overTls(). Unclear
/// writes are settled quickly.
class SandboxSession {
public:
    /// Few numbers and messages, a fixed seed, no rate limits.
    static sandbox::Options smallOptions();

    explicit SandboxSession(const sandbox::Options &options = smallOptions());
    ~SandboxSession();

    /// False when the sandbox has not come up in time; to be asked before anything else.
    bool isUp() const { return m_session != nullptr; }
    Session &session() { return *m_session; }
    Workspace &workspace() { return *m_workspace; }
    /// As after a new start of the program: another session and workspace on the same account and journal.
    /// What the transport waits for and trusts is decided here, and the place of the journal.
    void connectAgain(const Patience &patience = quickPatience(), const TransportOptions &transport = {});
    void connectAgain(JournalOptions journal, TransportOptions transport = {});

    /// Adds a fault rule (sandbox/faultrule.h); fails the test's own check when the rule is malformed.
    bool fault(const QString &rule);
    void clearFaults();
    testsupport::SandboxAccount &account() { return m_account; }
    /// What the sandbox received with that verb and a path that begins so, oldest first: decoded targets.
    QStringList received(const QByteArray &verb, const QString &pathPrefix) const;
    void forgetReceived();

private:
    testsupport::SandboxAccount m_account;
    QTemporaryDir m_journal;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Workspace> m_workspace;
};

} // namespace trunkline
