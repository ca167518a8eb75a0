// SPDX-License-Identifier: GPL-3.0-or-later
#include "relayend.h"

#include <linux/sockios.h>
#include <QTcpSocket>
#include <QTimer>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace testsupport {

RelayEnd::RelayEnd(QTcpSocket *socket, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
{
    socket->setParent(this);
    // Single bytes must not wait for an acknowledgement.
    const auto promptly = [socket] { socket->setSocketOption(QAbstractSocket::LowDelayOption, 1); };
    promptly();
    connect(socket, &QTcpSocket::connected, this, promptly);
    connect(socket, &QTcpSocket::connected, this, &RelayEnd::goOn);
    connect(socket, &QTcpSocket::bytesWritten, this, &RelayEnd::goOn);
    connect(socket, &QTcpSocket::readyRead, this, &RelayEnd::arrived);
    connect(socket, &QTcpSocket::disconnected, this, &RelayEnd::leave);
    connect(socket, &QTcpSocket::errorOccurred, this, [this] {
        if (m_socket->state() == QAbstractSocket::UnconnectedState)
            leave(); // never connected
    });
}

void RelayEnd::send(const QByteArray &bytes)
{
    if (!m_left && m_ending == Ending::None && !bytes.isEmpty())
        m_socket->write(bytes);
}

void RelayEnd::close()
{
    if (m_ending != Ending::None)
        return;
    m_ending = Ending::Close;
    goOn();
}

void RelayEnd::reset()
{
    if (m_ending != Ending::None)
        return;
    m_ending = Ending::Reset;
    goOn();
}

void RelayEnd::arrived()
{
    const QByteArray bytes = m_socket->readAll();
    if (!bytes.isEmpty() && m_ending == Ending::None)
        Q_EMIT received(bytes);
}

/// Ends the connection if that is wanted and everything before is out; else it is called again.
void RelayEnd::goOn()
{
    if (m_left || m_ending == Ending::None || m_ending == Ending::Done)
        return;
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    if (m_socket->bytesToWrite() > 0)
        return;
    const int handle = int(m_socket->socketDescriptor());
    if (m_ending == Ending::Close) {
        m_ending = Ending::Done;
        shutdown(handle, SHUT_WR);
        return;
    }
    if (!allDelivered()) { // a reset throws away what is still on its way; nothing tells when it has arrived
        QTimer::singleShot(1, this, &RelayEnd::goOn);
        return;
    }
    m_ending = Ending::Done;
    const linger now{1, 0}; // closing without lingering is a reset
    setsockopt(handle, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    m_socket->abort();
}

void RelayEnd::leave()
{
    if (m_left)
        return;
    if (m_socket->isOpen())
        arrived(); // what came with the end
    m_left = true;
    Q_EMIT left();
}

bool RelayEnd::allDelivered() const
{
    int unacknowledged = 0;
    return ioctl(int(m_socket->socketDescriptor()), SIOCOUTQ, &unacknowledged) != 0 || unacknowledged == 0;
}

} // namespace testsupport
