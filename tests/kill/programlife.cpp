// SPDX-License-Identifier: GPL-3.0-or-later
#include "programlife.h"

#include "testcertificates.h"

#include <csignal>
#include <QJsonDocument>
#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace killtest {

namespace {

constexpr int longestLifeMs = 180'000;

QProcessEnvironment environmentOf(const testsupport::Endpoint &account, const LifeFolders &folders,
                                  const LifeOrders &orders)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"TRUNKLINE_TEST_MOMENTS"_s})
        environment.remove(name);
    for (const auto &name :
         {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_STATE_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(name, folders.home);
    environment.insert(u"XDG_DATA_HOME"_s, folders.data);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s);
    environment.insert(u"TRUNKLINE_ACCESS_KEY"_s, account.accessKey);
    environment.insert(u"TRUNKLINE_SECRET_KEY"_s, account.secretKey);
    if (account.url.scheme() == "https"_L1)
        environment.insert(u"TRUNKLINE_TEST_CERTIFICATE"_s, testsupport::certificatePath());
    environment.insert(u"TRUNKLINE_TEST_SCRIPT"_s, orders.script);
    environment.insert(u"TRUNKLINE_TEST_KILL_AT"_s, orders.killAt);
    environment.insert(u"TRUNKLINE_TEST_SAY"_s, orders.say);
    environment.insert(u"TRUNKLINE_TEST_MAX_PAGES"_s, QString::number(orders.maxPages));
    if (orders.careless)
        environment.insert(u"TRUNKLINE_TEST_CARELESS"_s, u"1"_s);
    return environment;
}

} // namespace

ProgramLife::ProgramLife(const testsupport::Endpoint &account, const LifeFolders &folders,
                         const LifeOrders &orders, QObject *parent)
    : QObject(parent)
{
    m_process.setProgram(QStringLiteral(TRUNKLINE_KILLABLE));
    m_process.setArguments({u"--base-url"_s, account.url.toString()});
    m_process.setProcessEnvironment(environmentOf(account, folders, orders));
    m_patience.setSingleShot(true);
    m_patience.start(longestLifeMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_problem = u"it did not end"_s;
        m_process.kill();
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ProgramLife::readLines);
    connect(&m_process, &QProcess::finished, this, [this] {
        m_patience.stop();
        readLines();
        m_errors = QString::fromUtf8(m_process.readAllStandardError());
        m_errors.remove(
            u"This plugin does not support propagateSizeHints()\n"_s); // of what matters there is little
        Q_EMIT ended();
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        m_problem = m_process.errorString();
        Q_EMIT ended();
    });
}

void ProgramLife::readLines()
{
    while (m_process.canReadLine()) {
        const QByteArray line = m_process.readLine();
        if (line == "begun\n")
            Q_EMIT begun();
        else
            m_report = QJsonDocument::fromJson(line).object();
    }
}

bool ProgramLife::wasKilled() const
{
    return m_process.exitStatus() == QProcess::CrashExit && m_process.exitCode() == SIGKILL;
}

QString ProgramLife::problem() const
{
    QString problem = m_problem;
    if (problem.isEmpty() && !wasKilled() && m_process.exitCode() != 0)
        problem = u"exit code or signal %1"_s.arg(m_process.exitCode());
    if (problem.isEmpty())
        return {};
    const QByteArray report = QJsonDocument(m_report).toJson(QJsonDocument::Compact);
    return problem % u'\n' % m_errors % QString::fromUtf8(report);
}

} // namespace killtest
