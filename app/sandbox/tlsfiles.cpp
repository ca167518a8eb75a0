// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/tlsfiles.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QByteArray contentsOf(const QString &path, QString *problem)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        *problem = u"cannot read %1: %2"_s.arg(path, file.errorString());
    return file.isOpen() ? file.readAll() : QByteArray();
}

} // namespace

std::optional<QSslConfiguration> tlsFromFiles(const QString &certificatePath, const QString &keyPath,
                                              QString *problem)
{
    const QByteArray certificateText = contentsOf(certificatePath, problem);
    const QByteArray keyText = problem->isEmpty() ? contentsOf(keyPath, problem) : QByteArray();
    if (!problem->isEmpty())
        return std::nullopt;
    const QList<QSslCertificate> chain = QSslCertificate::fromData(certificateText);
    if (chain.isEmpty()) {
        *problem = u"%1 holds no certificate in PEM"_s.arg(certificatePath);
        return std::nullopt;
    }
    const QSslKey key(keyText, chain.first().publicKey().algorithm());
    if (key.isNull()) {
        *problem = u"%1 holds no private key in PEM for that certificate"_s.arg(keyPath);
        return std::nullopt;
    }
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // clients have no certificates
    return tls;
}

} // namespace sandbox
