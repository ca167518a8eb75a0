// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/pouring.h"

#include "sandbox/httptext.h"

#include <QTcpSocket>
#include <QTimer>

namespace sandbox {

namespace {

constexpr int dripMs = 50;
constexpr qint64 ahead = 262'144; // kept in the socket's buffer, so that there is always more

void pour(QTcpSocket *socket, const QByteArray &bytes)
{
    const auto more = [socket, bytes] {
        while (socket->state() == QAbstractSocket::ConnectedState && socket->bytesToWrite() < ahead)
            socket->write(bytes);
    };
    QObject::connect(socket, &QTcpSocket::bytesWritten, socket, more);
    more();
}

void drip(QTcpSocket *socket, const QByteArray &bytes)
{
    auto *tap = new QTimer(socket);
    QObject::connect(tap, &QTimer::timeout, socket, [socket, tap, bytes, at = qsizetype(0)]() mutable {
        if (at < bytes.size() && socket->state() == QAbstractSocket::ConnectedState)
            socket->write(bytes.mid(at++, 1));
        else
            tap->deleteLater();
    });
    tap->start(dripMs);
}

} // namespace

bool neverEnds(Delivery::Ending ending)
{
    using Ending = Delivery::Ending;
    return ending == Ending::Drip || ending == Ending::EndlessHead || ending == Ending::EndlessBody
        || ending == Ending::EndlessChunk;
}

void pourOut(QTcpSocket *socket, const Delivery &delivery)
{
    switch (delivery.ending) {
    case Delivery::Ending::Drip:
        return drip(socket, httpHead(delivery.answer, false) + delivery.answer.body);
    case Delivery::Ending::EndlessHead:
        socket->write("HTTP/1.1 200 OK\r\n");
        return pour(socket, QByteArray("X-Filler: 0123456789\r\n").repeated(2'048));
    case Delivery::Ending::EndlessBody:
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/vnd.api+json\r\n\r\n");
        return pour(socket, QByteArray(65'536, ' '));
    case Delivery::Ending::EndlessChunk:
        socket->write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7ffffffffffffff0\r\n");
        return pour(socket, QByteArray(65'536, ' '));
    default:
        return;
    }
}

} // namespace sandbox
