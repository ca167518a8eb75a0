// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/httpadapter.h"

#include "sandbox/httptext.h"
#include "sandbox/pouring.h"
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QSslServer>
#include <QTcpServer>
#include <QTimer>
#include <utility>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr int kHeldMs = 10; ///< between two looks at whether an answer is still held

Incoming incomingOf(const QHttpServerRequest &request)
{
    Incoming incoming;
    incoming.verb = verbName(int(request.method()));
    incoming.path = request.url().path(QUrl::FullyEncoded);
    incoming.query = request.url().query(QUrl::FullyEncoded);
    incoming.body = request.body();
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    for (const auto &header : request.headers().toListOfPairs())
        incoming.headers.append(qMakePair(header.first.toLower(), header.second));
#else
    for (const auto &header : request.headers())
        incoming.headers.append(qMakePair(header.first.toLower(), header.second));
#endif
    return incoming;
}

bool wantsClose(const Incoming &incoming)
{
    for (const auto &header : incoming.headers) {
        if (header.first == "connection")
            return header.second.toLower().contains("close");
    }
    return false;
}

} // namespace

HttpAdapter::HttpAdapter(Handler handler, QObject *parent)
    : QAbstractHttpServer(parent)
    , m_handler(std::move(handler))
{
}

quint16 HttpAdapter::listenOnLoopback(quint16 port, const std::optional<QSslConfiguration> &tls,
                                      QString *problem)
{
    std::unique_ptr<QTcpServer> listener;
    if (tls) {
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(*tls);
        listener = std::move(server);
    } else {
        listener = std::make_unique<QTcpServer>();
    }
    if (!listener->listen(QHostAddress::LocalHost, port)) {
        *problem = listener->errorString();
        return 0;
    }
    m_listener = listener.release();
    bind(m_listener);
    return m_listener->serverPort();
}

int HttpAdapter::connections() const
{
    return m_listener ? int(m_listener->findChildren<QTcpSocket *>().size()) : 0;
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
bool HttpAdapter::handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder)
{
    QTcpSocket *socket = nullptr;
    for (QTcpSocket *open : m_listener->findChildren<QTcpSocket *>()) {
        if (open->peerPort() == request.remotePort())
            socket = open;
    }
    // While the responder lives the server reads no further request from this connection.
    serve(request, {socket, std::make_shared<QHttpServerResponder>(std::move(responder))});
    return true;
}
#else
bool HttpAdapter::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    serve(request, {socket, nullptr});
    return true;
}
#endif

void HttpAdapter::serve(const QHttpServerRequest &request, const Client &who)
{
    const Incoming incoming = incomingOf(request);
    const Delivery delivery = m_handler(incoming);
    Client client = who;
    client.head = incoming.verb == "HEAD";
    client.close = wantsClose(incoming);
    if (delivery.act) {
        // The account acts also when the client has left.
        QTimer::singleShot(delivery.late, this, [this, client, delivery] {
            const Delivery then = delivery.act();
            if (delivery.waits)
                schedule(client, then);
        });
    }
    if (!delivery.waits)
        schedule(client, delivery);
}

void HttpAdapter::schedule(const Client &client, const Delivery &delivery)
{
    // Always from the event loop: a socket must not be closed while the server is still reading from it.
    QTimer::singleShot(delivery.delay, this, [this, client, delivery] {
        if (!client.socket || client.socket->state() != QAbstractSocket::ConnectedState)
            return;
        if (!delivery.held || !delivery.held())
            return deliver(client, delivery);
        Delivery later = delivery;
        later.delay = kHeldMs;
        schedule(client, later);
    });
}

void HttpAdapter::deliver(const Client &client, Delivery delivery)
{
    QTcpSocket *socket = client.socket;
    if (client.head)
        delivery.answer.body.clear();
    if (neverEnds(delivery.ending))
        return pourOut(socket, delivery);
    switch (delivery.ending) {
    case Delivery::Ending::Silent:
        return;
    case Delivery::Ending::Close:
        socket->disconnectFromHost();
        return;
    case Delivery::Ending::Cut:
        socket->write(httpHead(delivery.answer, client.close)
                      + delivery.answer.body.left(delivery.answer.body.size() / 2));
        socket->disconnectFromHost();
        return;
    case Delivery::Ending::Complete:
        socket->write(httpHead(delivery.answer, client.close) + delivery.answer.body);
        if (client.close)
            socket->disconnectFromHost();
        return;
    default: // those of pouring.h
        return;
    }
}

} // namespace sandbox
