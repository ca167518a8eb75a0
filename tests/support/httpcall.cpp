// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpcall.h"

#include "testcertificates.h"
#include <memory>
#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QSslConfiguration>
#include <QSslSocket>

namespace testsupport {

namespace {

void readHead(const QByteArray &head, HttpResult &result)
{
    const QList<QByteArray> lines = head.split('\n');
    result.status = lines.value(0).split(' ').value(1).toInt();
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines.at(i).indexOf(':');
        if (colon > 0)
            result.headers.append(
                qMakePair(lines.at(i).left(colon).toLower(), lines.at(i).mid(colon + 1).trimmed()));
    }
}

/// Whether `received` is a whole answer; then it is in `result`.
bool complete(const QByteArray &received, HttpResult &result)
{
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    HttpResult whole;
    readHead(received.left(end), whole);
    const qsizetype length = whole.header("content-length").toLongLong();
    whole.body = received.mid(end + 4);
    if (whole.body.size() < length)
        return false;
    result = whole;
    return true;
}

std::unique_ptr<QTcpSocket> connected(const QUrl &url, int timeoutMs, QString &problem)
{
    std::unique_ptr<QTcpSocket> socket;
    bool done = false;
    if (url.scheme() == QLatin1String("https")) {
        auto tls = std::make_unique<QSslSocket>();
        QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
        trust.setCaCertificates({certificate()});
        tls->setSslConfiguration(trust);
        tls->connectToHostEncrypted(url.host(), quint16(url.port()));
        done = tls->waitForEncrypted(timeoutMs);
        socket = std::move(tls);
    } else {
        socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(url.host(), quint16(url.port()));
        done = socket->waitForConnected(timeoutMs);
    }
    if (!done)
        problem = socket->errorString();
    return done ? std::move(socket) : nullptr;
}

} // namespace

QByteArray HttpResult::header(const QByteArray &name) const
{
    for (const auto &header : headers) {
        if (header.first == name)
            return header.second;
    }
    return {};
}

QJsonObject HttpResult::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QByteArray httpBytes(const Endpoint &endpoint, const HttpRequest &request)
{
    QByteArray bytes =
        request.verb + ' ' + request.target + " HTTP/1.1\r\nHost: " + endpoint.url.host().toLatin1() + "\r\n";
    if (!endpoint.accessKey.isEmpty()) {
        const QByteArray keys = endpoint.accessKey.toUtf8() + ':' + endpoint.secretKey.toUtf8();
        bytes += "Authorization: Basic " + keys.toBase64() + "\r\n";
    }
    if (!request.contentType.isEmpty())
        bytes += "Content-Type: " + request.contentType + "\r\n";
    if (!request.body.isEmpty() || request.verb != "GET")
        bytes += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n";
    for (const auto &header : request.headers)
        bytes += header.first + ": " + header.second + "\r\n";
    return bytes + "\r\n" + request.body;
}

HttpResult httpCall(const Endpoint &endpoint, const HttpRequest &request, int timeoutMs)
{
    HttpResult result;
    const std::unique_ptr<QTcpSocket> socket = connected(endpoint.url, timeoutMs, result.problem);
    if (!socket)
        return result;
    socket->write(httpBytes(endpoint, request));
    QDeadlineTimer deadline(timeoutMs);
    QByteArray received;
    while (!complete(received, result)) {
        const bool more = socket->bytesAvailable() || socket->waitForReadyRead(int(deadline.remainingTime()));
        if (!more || deadline.hasExpired()) { // also while it pours
            result.problem = more ? QStringLiteral("it does not end") : socket->errorString();
            return result;
        }
        received += socket->readAll();
    }
    return result;
}

HttpResult httpGet(const Endpoint &endpoint, const QByteArray &target)
{
    return httpCall(endpoint, {"GET", target, {}, {}, {}});
}

HttpResult httpSend(const Endpoint &endpoint, const QByteArray &verb, const QByteArray &target,
                    const QByteArray &body, const QByteArray &contentType)
{
    return httpCall(endpoint, {verb, target, body, body.isEmpty() ? QByteArray() : contentType, {}});
}

} // namespace testsupport
