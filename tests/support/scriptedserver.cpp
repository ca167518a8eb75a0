// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptedserver.h"

#include "testcertificates.h"
#include <QHostAddress>
#include <QPointer>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>
#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace {

/// Length of the first whole request in the buffer, or 0.
qsizetype wholeRequest(const QByteArray &buffer)
{
    const qsizetype head = buffer.indexOf("\r\n\r\n");
    if (head < 0)
        return 0;
    RecordedRequest request;
    request.raw = buffer.left(head + 4);
    const qsizetype size = head + 4 + request.header("Content-Length").toLongLong();
    return buffer.size() >= size ? size : 0;
}

} // namespace

QByteArray RecordedRequest::verb() const
{
    return raw.left(raw.indexOf(' '));
}

QByteArray RecordedRequest::target() const
{
    return raw.split(' ').value(1);
}

QByteArray RecordedRequest::header(const QByteArray &name) const
{
    const QList<QByteArray> lines = raw.left(raw.indexOf("\r\n\r\n")).split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

bool RecordedRequest::hasHeader(const QByteArray &name) const
{
    return raw.left(raw.indexOf("\r\n\r\n")).toLower().contains(QByteArray("\r\n" + name.toLower() + ":"));
}

QByteArray RecordedRequest::body() const
{
    return raw.mid(raw.indexOf("\r\n\r\n") + 4);
}

ScriptedServer::ScriptedServer(Wire wire, const QByteArray &identity)
    : m_wire(wire)
    , m_identity(identity)
{
    m_fallback.bytes = answer(500, "{\"errors\": [{\"title\": \"the script is over\"}]}");
    if (!listen(QHostAddress::LocalHost))
        qFatal("cannot listen on loopback: %s", qPrintable(errorString()));
}

QUrl ScriptedServer::url() const
{
    QUrl url;
    url.setScheme(m_wire == Tls ? u"https"_s : u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(serverPort());
    return url;
}

QSslCertificate ScriptedServer::certificate(const QByteArray &identity)
{
    return testsupport::certificate(identity);
}

QByteArray ScriptedServer::answer(int status, const QByteArray &body, const QByteArray &extraHeaders)
{
    return "HTTP/1.1 " + QByteArray::number(status)
        + " Scripted\r\nContent-Type: application/vnd.api+json\r\n" + extraHeaders
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

void ScriptedServer::incomingConnection(qintptr handle)
{
    QTcpSocket *socket = m_wire == Tls ? new QSslSocket(this) : new QTcpSocket(this);
    socket->setSocketDescriptor(handle);
    const int connection = ++m_connections;
    if (m_onConnect != ScriptedReply::KeepOpen) {
        end(socket, m_onConnect);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        return;
    }
    m_buffers.insert(socket, {});
    connect(socket, &QTcpSocket::readyRead, this,
            [this, socket, connection] { arrived(socket, connection); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_buffers.remove(socket);
        socket->deleteLater();
    });
    if (m_wire == Tls) {
        auto *tls = static_cast<QSslSocket *>(socket);
        tls->setLocalCertificate(certificate(m_identity));
        tls->setPrivateKey(testsupport::keyPath(m_identity), QSsl::Ec);
        // As servers do that speak both: whoever asks for HTTP/2 gets it, and is seen to have asked.
        QSslConfiguration both = tls->sslConfiguration();
        both.setAllowedNextProtocols({"h2", "http/1.1"});
        tls->setSslConfiguration(both);
        connect(tls, &QSslSocket::encrypted, this,
                [this, tls] { m_protocols.append(tls->sslConfiguration().nextNegotiatedProtocol()); });
        tls->startServerEncryption();
    }
}

void ScriptedServer::arrived(QTcpSocket *socket, int connection)
{
    m_buffers[socket] += socket->readAll();
    while (const qsizetype size = wholeRequest(m_buffers.value(socket))) {
        m_requests.append({m_buffers[socket].left(size), connection});
        m_buffers[socket].remove(0, size);
        perform(socket, m_script.isEmpty() ? m_fallback : m_script.dequeue());
    }
}

void ScriptedServer::perform(QTcpSocket *socket, const ScriptedReply &reply)
{
    if (reply.dripMs > 0)
        return drip(socket, reply.bytes, reply.dripMs, reply.then);
    socket->write(reply.bytes);
    if (!reply.forever.isEmpty()) {
        connect(socket, &QTcpSocket::bytesWritten, socket, [socket, reply] { pour(socket, reply.forever); });
        return pour(socket, reply.forever);
    }
    end(socket, reply.then);
}

void ScriptedServer::pour(QTcpSocket *socket, const QByteArray &bytes)
{
    while (socket->state() == QAbstractSocket::ConnectedState && socket->bytesToWrite() < 262'144)
        socket->write(bytes);
}

void ScriptedServer::drip(QTcpSocket *socket, const QByteArray &bytes, int everyMs, ScriptedReply::Then then)
{
    if (bytes.isEmpty())
        return end(socket, then);
    socket->write(bytes.left(1));
    QTimer::singleShot(everyMs, socket,
                       [this, socket, bytes, everyMs, then] { drip(socket, bytes.mid(1), everyMs, then); });
}

void ScriptedServer::hangUp()
{
    const QList<QTcpSocket *> open = m_buffers.keys();
    for (QTcpSocket *socket : open)
        socket->disconnectFromHost();
}

void ScriptedServer::end(QTcpSocket *socket, ScriptedReply::Then then)
{
    if (then == ScriptedReply::KeepOpen)
        return;
    if (then == ScriptedReply::Close)
        return socket->disconnectFromHost();
    socket->flush();
    const linger now{1, 0}; // closing without lingering is a reset
    setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    socket->abort();
}
