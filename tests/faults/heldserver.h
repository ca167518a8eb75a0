// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

/// A tiny HTTP server on 127.0.0.1 that answers nothing by itself: requests are held until a test says what
/// becomes of them.
class HeldServer : public QTcpServer {
    Q_OBJECT
public:
    enum class Kind { Read, Write };

    HeldServer();

    QUrl url() const;
    int arrived(Kind kind) const { return m_arrived[int(kind)]; } ///< whole requests, from the beginning
    /// Whether one waits whose client is still there.
    bool holds(Kind kind) const;
    /// Answers the one that waits longest.
    void answer(Kind kind, int status, const QByteArray &body = {});
    void hangUp(Kind kind);

private:
    struct Held {
        QTcpSocket *socket;
        Kind kind;
    };
    void accept();
    void read(QTcpSocket *socket);
    QTcpSocket *take(Kind kind);

    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<Held> m_held;
    int m_arrived[2] = {0, 0};
};
