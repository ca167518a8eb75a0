// SPDX-License-Identifier: GPL-3.0-or-later
#include "handlerserver.h"

#include <QDateTime>
#include <QHostAddress>
#include <QLocale>
#include <QTcpSocket>

HandlerServer::HandlerServer(Handler handler)
    : m_handler(std::move(handler))
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("HandlerServer cannot listen on 127.0.0.1");
    connect(this, &QTcpServer::newConnection, this, &HandlerServer::accept);
}

QUrl HandlerServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort()));
}

void HandlerServer::accept()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            socket->deleteLater();
        });
    }
}

void HandlerServer::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const QByteArray head = buffer.left(headEnd);
    const qsizetype lengthAt = head.toLower().indexOf("content-length:");
    const qsizetype length = lengthAt < 0
        ? 0
        : head.mid(lengthAt + 15, head.indexOf("\r\n", lengthAt) - lengthAt - 15).trimmed().toLongLong();
    if (buffer.size() < headEnd + 4 + length)
        return;
    const QList<QByteArray> line = head.left(head.indexOf("\r\n")).split(' ');
    const QUrl target = QUrl::fromEncoded(line.value(1));
    const Request request{line.value(0), target.path(), QUrlQuery(target), buffer.mid(headEnd + 4, length)};
    buffer.remove(0, headEnd + 4 + length);
    m_requests.append(request);
    answer(socket, request);
}

void HandlerServer::answer(QTcpSocket *socket, const Request &request)
{
    const Reply reply = m_handler(request);
    if (reply.silent)
        return;
    if (reply.hangUp)
        return socket->abort();
    QByteArray date;
    if (clockAheadMs) {
        const QDateTime now = QDateTime::currentDateTimeUtc().addMSecs(*clockAheadMs);
        date = "Date: "
            + QLocale::c().toString(now, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'\r\n")).toLatin1();
    }
    socket->write("HTTP/1.1 " + QByteArray::number(reply.status) + " -\r\n" + date
                  + "Content-Type: application/vnd.api+json\r\nContent-Length: "
                  + QByteArray::number(reply.body.size()) + "\r\n\r\n" + reply.body);
}
