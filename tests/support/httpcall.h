// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>

namespace testsupport {

/// Who is called: a server and the keys for it.
struct Endpoint {
    QUrl url;
    QString accessKey;
    QString secretKey;
};

struct HttpRequest {
    QByteArray verb = "GET";
    QByteArray target; ///< path and query as they go over the wire
    QByteArray body;
    QByteArray contentType; ///< none is sent when empty
    QList<QPair<QByteArray, QByteArray>> headers;
};

struct HttpResult {
    int status = 0; ///< 0: there was no complete answer, see `problem`
    QList<QPair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body;
    QString problem;

    QByteArray header(const QByteArray &name) const;
    QJsonObject json() const;
};

/// One request on a connection of its own, over a bare socket (https: trusting testsupport::certificate()
/// alone): no client library that repeats, follows or decodes. Blocks without an event loop, so the server
/// must run on another thread or in another process.
HttpResult httpCall(const Endpoint &endpoint, const HttpRequest &request, int timeoutMs = 60'000);
HttpResult httpGet(const Endpoint &endpoint, const QByteArray &target);
HttpResult httpSend(const Endpoint &endpoint, const QByteArray &verb, const QByteArray &target,
                    const QByteArray &body = {}, const QByteArray &contentType = "application/json");

/// The bytes of a request as httpCall() sends them, for tests that send them in their own way.
QByteArray httpBytes(const Endpoint &endpoint, const HttpRequest &request);

} // namespace testsupport
