// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultrelay.h"

#include <algorithm>
#include <arpa/inet.h>
#include <QHostAddress>
#include <QTcpSocket>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace testsupport {

namespace {

/// Binds a free port without listening, so that nobody else gets it while the relay refuses connections.
int keepPort(quint16 *port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const int yes = 1;
    const int handle = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto *general = reinterpret_cast<sockaddr *>(&address);
    if (handle < 0 || setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0
        || bind(handle, general, size) != 0 || getsockname(handle, general, &size) != 0)
        qFatal("cannot bind a port on loopback");
    *port = ntohs(address.sin_port);
    return handle;
}

} // namespace

FaultRelay::FaultRelay(const QUrl &server, QObject *parent)
    : QObject(parent)
    , m_upstream(server)
    , m_portKeeper(keepPort(&m_port))
{
    connect(&m_listener, &QTcpServer::newConnection, this, &FaultRelay::take);
    accept();
}

FaultRelay::~FaultRelay()
{
    qDeleteAll(std::exchange(m_connections, {})); // they use what is ours
    ::close(m_portKeeper);
}

QUrl FaultRelay::url() const
{
    QUrl url = m_upstream;
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_port);
    return url;
}

void FaultRelay::refuse()
{
    m_listener.close();
    const QList<RelayedConnection *> open = m_connections;
    for (RelayedConnection *connection : open)
        connection->closeClient();
}

void FaultRelay::accept()
{
    if (!m_listener.isListening() && !m_listener.listen(QHostAddress::LocalHost, m_port))
        qFatal("cannot listen on loopback: %s", qPrintable(m_listener.errorString()));
}

int FaultRelay::abandonedConnections() const
{
    return int(std::count_if(m_connections.begin(), m_connections.end(),
                             [](const RelayedConnection *connection) { return connection->isAbandoned(); }));
}

void FaultRelay::take()
{
    while (QTcpSocket *socket = m_listener.nextPendingConnection()) {
        auto *connection = new RelayedConnection(socket, m_faults, m_tally, this);
        m_connections.append(connection);
        connect(connection, &RelayedConnection::exchanged, this, &FaultRelay::remember);
        connect(connection, &RelayedConnection::over, this, [this, connection] {
            m_connections.removeOne(connection);
            connection->deleteLater();
        });
        connection->connectTo(m_upstream.host(), quint16(m_upstream.port()));
    }
}

void FaultRelay::remember(const RelayedExchange &exchange)
{
    m_lastExchange = exchange;
    if (!RelayedExchange::isRead(exchange.verb))
        m_lastWrite = exchange;
    Q_EMIT exchanged(exchange);
}

} // namespace testsupport
