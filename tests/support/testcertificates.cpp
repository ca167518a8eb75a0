// SPDX-License-Identifier: GPL-3.0-or-later
#include "testcertificates.h"

#include <QFile>

namespace testsupport {

namespace {

QString pathOf(const QByteArray &identity, const char *what)
{
    return QStringLiteral(TRUNKLINE_TEST_CERTIFICATES "/")
        + QString::fromLatin1(identity + '-' + what + ".pem");
}

} // namespace

QString certificatePath(const QByteArray &identity)
{
    return pathOf(identity, "cert");
}

QString keyPath(const QByteArray &identity)
{
    return pathOf(identity, "key");
}

QSslCertificate certificate(const QByteArray &identity)
{
    QFile file(certificatePath(identity));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    return QSslCertificate(file.readAll());
}

} // namespace testsupport
