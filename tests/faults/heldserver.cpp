// SPDX-License-Identifier: GPL-3.0-or-later
#include "heldserver.h"

#include <algorithm>
#include <QDateTime>
#include <QHostAddress>
#include <QLocale>
#include <QTcpSocket>

HeldServer::HeldServer()
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("HeldServer cannot listen on 127.0.0.1");
    connect(this, &QTcpServer::newConnection, this, &HeldServer::accept);
}

QUrl HeldServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort()));
}

bool HeldServer::holds(Kind kind) const
{
    return std::any_of(m_held.begin(), m_held.end(), [kind](const Held &held) { return held.kind == kind; });
}

void HeldServer::answer(Kind kind, int status, const QByteArray &body)
{
    if (QTcpSocket *socket = take(kind)) {
        const QString date = QLocale::c().toString(QDateTime::currentDateTimeUtc(),
                                                   QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
        QByteArray head =
            "HTTP/1.1 " + QByteArray::number(status) + " -\r\nDate: " + date.toLatin1() + "\r\n";
        if (status != 204)
            head += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
                + "\r\n";
        socket->write(head + "\r\n" + body);
    }
}

void HeldServer::hangUp(Kind kind)
{
    if (QTcpSocket *socket = take(kind))
        socket->abort();
}

QTcpSocket *HeldServer::take(Kind kind)
{
    const auto found =
        std::find_if(m_held.begin(), m_held.end(), [kind](const Held &held) { return held.kind == kind; });
    if (found == m_held.end())
        return nullptr;
    QTcpSocket *socket = found->socket;
    m_held.erase(found);
    return socket;
}

void HeldServer::accept()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            m_held.removeIf([socket](const Held &held) { return held.socket == socket; });
            socket->deleteLater();
        });
    }
}

void HeldServer::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const QByteArray head = buffer.left(headEnd).toLower();
    const qsizetype lengthAt = head.indexOf("content-length:");
    const qsizetype lineEnd = head.indexOf("\r\n", lengthAt);
    const qsizetype length =
        lengthAt < 0 ? 0 : head.mid(lengthAt + 15, lineEnd - lengthAt - 15).trimmed().toLongLong();
    if (buffer.size() < headEnd + 4 + length)
        return;
    buffer.clear(); // clients do not send another before the answer
    const Kind kind = head.startsWith("get ") ? Kind::Read : Kind::Write;
    ++m_arrived[int(kind)];
    m_held.append({socket, kind});
}
