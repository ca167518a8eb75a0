// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxprocess.h"

#include "testcertificates.h"
#include <QDeadlineTimer>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace testsupport {

QStringList SandboxProcess::overTls()
{
    return {u"--tls-cert"_s, certificatePath(), u"--tls-key"_s, keyPath()};
}

SandboxProcess::SandboxProcess(const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QString::fromUtf8(TRUNKLINE_SANDBOX_PROGRAM),
                    QStringList{u"--ready-json"_s, u"--exit-with-stdin"_s} + arguments);
    readReadyLine();
}

SandboxProcess::~SandboxProcess()
{
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
}

void SandboxProcess::readReadyLine()
{
    QDeadlineTimer deadline(30'000);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(int(deadline.remainingTime()))) {
            m_problem = "trunkline-sandbox did not start: "_L1 % m_process.errorString();
            return;
        }
    }
    const QJsonObject ready = QJsonDocument::fromJson(m_process.readLine()).object();
    m_endpoint = {QUrl(ready.value(u"url"_s).toString()), ready.value(u"access_key"_s).toString(),
                  ready.value(u"secret_key"_s).toString()};
}

QJsonArray SandboxProcess::requests() const
{
    return httpGet(m_endpoint, "/__sandbox/requests").json().value(u"requests"_s).toArray();
}

QStringList SandboxProcess::requestLines() const
{
    QStringList lines;
    for (const QJsonValue &request : requests())
        lines.append(request[u"verb"_s].toString() % u' ' % request[u"target"_s].toString());
    return lines;
}

void SandboxProcess::clearRequests()
{
    httpSend(m_endpoint, "DELETE", "/__sandbox/requests");
}

bool SandboxProcess::addFault(const QString &spec)
{
    const QJsonObject body{{u"faults"_s, QJsonArray{spec}}};
    return httpSend(m_endpoint, "POST", "/__sandbox/faults", QJsonDocument(body).toJson()).status == 204;
}

void SandboxProcess::clearFaults()
{
    httpSend(m_endpoint, "DELETE", "/__sandbox/faults");
}

bool SandboxProcess::setHostile(const QStringList &names)
{
    const QJsonObject body{{u"names"_s, QJsonArray::fromStringList(names)}};
    return httpSend(m_endpoint, "POST", "/__sandbox/hostile", QJsonDocument(body).toJson()).status == 204;
}

void SandboxProcess::endHostile()
{
    httpSend(m_endpoint, "DELETE", "/__sandbox/hostile");
}

void SandboxProcess::advanceClock(qint64 milliseconds)
{
    const QJsonObject body{{u"advance_ms"_s, milliseconds}};
    httpSend(m_endpoint, "POST", "/__sandbox/clock", QJsonDocument(body).toJson());
}

QList<sandbox::Effect> SandboxProcess::ledger(qint64 after) const
{
    const QByteArray target = "/__sandbox/ledger?after=" + QByteArray::number(after);
    QList<sandbox::Effect> effects;
    for (const QJsonValue &entry : httpGet(m_endpoint, target).json().value(u"ledger"_s).toArray())
        effects.append({entry[u"seq"_s].toInteger(), entry[u"at"_s].toInteger(), entry[u"kind"_s].toString(),
                        entry[u"object"_s].toString(), entry[u"detail"_s].toObject()});
    return effects;
}

int SandboxProcess::pendingEffects() const
{
    return httpGet(m_endpoint, "/__sandbox/ledger").json().value(u"pending"_s).toInt(-1);
}

} // namespace testsupport
