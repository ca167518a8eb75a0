// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QTcpSocket;

namespace testsupport {

/// One of the two sockets of a relayed connection. What it was given to send goes out before it closes or
/// resets. After either, what comes in is read and thrown away, so that a close is always a FIN: the kernel
/// makes a reset of it when bytes are left unread or come later.
class RelayEnd : public QObject {
    Q_OBJECT
public:
    /// Owns the socket; it may still be connecting.
    RelayEnd(QTcpSocket *socket, QObject *parent);

    void send(const QByteArray &bytes);
    void close(); ///< FIN
    void reset(); ///< RST, once the other side has everything that was sent
    /// Nobody is there any more: the other side has closed too, or it was reset.
    bool hasLeft() const { return m_left; }

Q_SIGNALS:
    void received(const QByteArray &bytes);
    void left();

private:
    enum class Ending { None, Close, Reset, Done };
    void arrived();
    void goOn();
    void leave();
    bool allDelivered() const;

    QTcpSocket *m_socket;
    Ending m_ending = Ending::None;
    bool m_left = false;
};

} // namespace testsupport
