// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/service.h"
#include <functional>
#include <memory>
#include <optional>
#include <QAbstractHttpServer>
#include <QPointer>
#include <QSslConfiguration>
#include <QTcpSocket>

namespace sandbox {

/// All that touches Qt's HTTP server, and all that differs between its versions. It reads requests with it
/// and writes the answers itself, through a guarded socket: the responder of Qt 6.4 crashes when it writes
/// after the client has left, and it keeps a connection open that was to be closed.
class HttpAdapter : public QAbstractHttpServer {
    Q_OBJECT
public:
    using Handler = std::function<Delivery(const Incoming &)>;

    HttpAdapter(Handler handler, QObject *parent);

    /// Listens on the loopback interface only, for https if `tls` is given; 0 on failure, and why in
    /// `problem`.
    quint16 listenOnLoopback(quint16 port, const std::optional<QSslConfiguration> &tls, QString *problem);
    /// Connections that are open, for tests.
    int connections() const;

protected:
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override
    {
    }
#elif QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &&) override
    {
    }
#else
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override
    {
    }
#endif

private:
    /// Who waits for an answer.
    struct Client {
        QPointer<QTcpSocket> socket;
        std::shared_ptr<void> hold; ///< must live until the answer is out
        bool head = false; ///< wants no body
        bool close = false; ///< wants the connection closed after it
    };
    void serve(const QHttpServerRequest &request, const Client &client);
    void schedule(const Client &client, const Delivery &delivery);
    static void deliver(const Client &client, Delivery delivery);

    Handler m_handler;
    QPointer<QTcpServer> m_listener;
};

} // namespace sandbox
