// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <QByteArray>
#include <QThread>
#include <QUrl>

class QTcpSocket;

/// A server on a thread of its own that answers every request with bytes that never end, as fast as they are
/// taken. On its own thread, so that it still pours when the client's thread does nothing else than wait.
class PouringServer {
public:
    /// Sends `first` once and `forever` again and again.
    PouringServer(bool tls, const QByteArray &first, const QByteArray &forever);
    ~PouringServer();

    QUrl url() const { return m_url; }
    /// From the second connection on a request gets this instead. Before the first request.
    void setPoursOnlyFirst(const QByteArray &answer) { m_calm = answer; }
    /// Sends `forever` once in so many milliseconds, so that what it has poured stays small for a while.
    /// Before the first request.
    void setPace(int everyMs) { m_everyMs = everyMs; }
    qint64 poured() const { return m_poured; } ///< bytes
    int openCount() const { return m_open; } ///< connections

private:
    void open();
    void pourInto(QTcpSocket *socket);

    const bool m_tls;
    const QByteArray m_first;
    const QByteArray m_forever;
    QByteArray m_calm;
    int m_everyMs = 0; ///< as fast as it is taken
    QUrl m_url;
    QThread m_thread;
    std::atomic<qint64> m_poured = 0;
    std::atomic<int> m_open = 0;
    int m_connections = 0;
};
