// SPDX-License-Identifier: GPL-3.0-or-later
#include "startcredentials.h"

#include <QProcessEnvironment>

namespace trunkline {

std::optional<Credentials> takeStartCredentials()
{
    const Credentials credentials{qEnvironmentVariable("TRUNKLINE_ACCESS_KEY"),
                                  qEnvironmentVariable("TRUNKLINE_SECRET_KEY")};
    const QStringList names = QProcessEnvironment::systemEnvironment().keys();
    for (const QString &name : names) {
        if (name.startsWith(QLatin1String("TRUNKLINE_")))
            qunsetenv(name.toLocal8Bit().constData());
    }
    if (credentials.accessKey.isEmpty() || credentials.secretKey.isEmpty())
        return {};
    return credentials;
}

} // namespace trunkline
