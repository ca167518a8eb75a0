// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QString>

namespace testsupport {

/// The certificates made for this build tree, self-signed and with the private key beside them. "test" is
/// good for 127.0.0.1 and localhost, "other" for another host.
QString certificatePath(const QByteArray &identity = "test"); ///< PEM
QString keyPath(const QByteArray &identity = "test"); ///< PEM, elliptic curve
/// What a client must trust to reach a server of that identity.
QSslCertificate certificate(const QByteArray &identity = "test");

} // namespace testsupport
