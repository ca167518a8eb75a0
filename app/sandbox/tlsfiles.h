// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QSslConfiguration>
#include <QString>

namespace sandbox {

/// What a server needs to speak TLS with that certificate and its private key, both in PEM; further
/// certificates in the file are sent along. Nothing, and why in `problem`, when a file cannot be read or
/// used.
std::optional<QSslConfiguration> tlsFromFiles(const QString &certificatePath, const QString &keyPath,
                                              QString *problem);

} // namespace sandbox
