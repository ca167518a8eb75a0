// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxsession.h"

#include "testcertificates.h"

using namespace Qt::StringLiterals;

namespace trunkline {

sandbox::Options SandboxSession::smallOptions()
{
    sandbox::Options options;
    options.numbers = 12;
    options.inventory = 1500;
    options.messages = 20;
    options.seed = 7;
    options.rateLimits = false;
    return options;
}

SandboxSession::SandboxSession(const sandbox::Options &options)
    : m_account(options)
{
    if (m_account.problem().isEmpty())
        connectAgain();
}

SandboxSession::~SandboxSession() = default;

void SandboxSession::connectAgain(const Patience &patience, const TransportOptions &transport)
{
    JournalOptions journal;
    journal.patience = patience;
    connectAgain(std::move(journal), transport);
}

void SandboxSession::connectAgain(JournalOptions journal, TransportOptions transport)
{
    m_workspace.reset();
    m_session.reset(); // lets go of the journal
    transport.firstRetryMs = 5;
    transport.maxRetryMs = 20;
    transport.deadlineMs = 30'000; // a stalled machine must not make an answer a time-out
    if (m_account.url().scheme() == "https"_L1)
        transport.extraCertificates = {testsupport::certificate()};
    journal.place = {m_journal.filePath(u"journal"_s), m_journal.filePath(u"head"_s)};
    m_session = std::make_unique<Session>(
        AccountLabel{u"Test account"_s, u"#2563eb"_s, true}, m_account.url(),
        Credentials{m_account.accessKey(), m_account.secretKey()}, transport, journal);
    m_workspace = std::make_unique<Workspace>(*m_session);
}

bool SandboxSession::fault(const QString &rule)
{
    return m_account.addFault(rule);
}

void SandboxSession::clearFaults()
{
    m_account.clearFaults();
}

QStringList SandboxSession::received(const QByteArray &verb, const QString &pathPrefix) const
{
    QStringList targets;
    for (const sandbox::LoggedRequest &request : m_account.requests()) {
        const QString target = QUrl::fromPercentEncoding(request.target.toUtf8());
        if (request.verb == verb && target.startsWith(pathPrefix))
            targets += target;
    }
    return targets;
}

void SandboxSession::forgetReceived()
{
    m_account.clearRequests();
}

} // namespace trunkline
