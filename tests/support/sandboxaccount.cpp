// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxaccount.h"

#include "testcertificates.h"
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

namespace testsupport {

sandbox::Options SandboxAccount::smallOptions()
{
    sandbox::Options options;
    options.numbers = 60;
    options.inventory = 600;
    options.messages = 200;
    options.rateLimits = false;
    return options;
}

sandbox::Options SandboxAccount::overTls(sandbox::Options options)
{
    options.tlsCertificate = certificatePath();
    options.tlsKey = keyPath();
    return options;
}

SandboxAccount::SandboxAccount(const sandbox::Options &options)
{
    QSignalSpy started(&m_server, &sandbox::Server::started);
    QObject::connect(&m_server, &sandbox::Server::failed, &m_server,
                     [this](const QString &text) { m_problem = text; });
    m_server.start(options);
    const bool told = QTest::qWaitFor([&] { return !started.isEmpty() || !m_problem.isEmpty(); }, 30'000);
    if (!told)
        m_problem = QStringLiteral("the sandbox did not start in time");
    if (!m_problem.isEmpty())
        return;
    const QList<QVariant> arguments = started.takeFirst();
    m_endpoint = {arguments.at(0).toUrl(), arguments.at(1).toString(), arguments.at(2).toString()};
}

QStringList SandboxAccount::requestLines() const
{
    QStringList lines;
    for (const sandbox::LoggedRequest &request : requests())
        lines.append(QString::fromLatin1(request.verb) + QLatin1Char(' ') + request.target);
    return lines;
}

} // namespace testsupport
