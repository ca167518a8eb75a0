// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "relayedconnection.h"

#include <QTcpServer>
#include <QUrl>

namespace testsupport {

/// A TCP relay on 127.0.0.1 between a client and a server, bytes in, bytes out, with the faults of networks
/// on demand. TLS goes through untouched: the client talks to the server's certificate.
///
/// Lives in the thread that made it and works while that thread's event loop runs: its client must not block
/// that thread (httpCall() does).
///
///     FaultRelay relay(account.url());
///     Transport transport(relay.url(), …);
///     relay.addFault(RelayFault::afterAnswerBytes(17, RelayFault::Then::Reset)); // the next write
///     …the write, then reads that settle it, untouched…
///     QTRY_COMPARE(relay.abandonedConnections(), 0); // what could still happen has happened
class FaultRelay : public QObject {
    Q_OBJECT
public:
    /// `server`: scheme, host and port; a path is kept in url().
    explicit FaultRelay(const QUrl &server, QObject *parent = nullptr);
    ~FaultRelay() override; ///< drops all connections

    /// The server's address with this relay in its place.
    QUrl url() const;
    /// Another server for connections to come.
    void setServer(const QUrl &server) { m_upstream = server; }

    void addFault(const RelayFault &fault) { m_faults.add(fault); }
    /// Taken again and again, after all that were added; nothing ends it.
    void setStandingFault(const std::optional<RelayFault> &fault) { m_faults.setStanding(fault); }
    /// Those not taken yet. What has begun goes on.
    void clearFaults() { m_faults.clear(); }
    int waitingFaults() const { return m_faults.waiting(); }

    /// New connections are refused, open ones get a FIN; the port stays ours. A client that keeps connections
    /// has noticed when openConnections() is 0.
    void refuse();
    /// Takes connections again, on the same port.
    void accept();

    const RelayTally &tally() const { return m_tally; }
    /// The last whole answers and the requests before them, to cut at each of their bytes. Empty verb: none.
    const RelayedExchange &lastExchange() const { return m_lastExchange; }
    const RelayedExchange &lastWrite() const { return m_lastWrite; }

    /// Connections with anybody left on either side.
    int openConnections() const { return int(m_connections.size()); }
    /// Those that the client has left and the server has not: a request may still be late or at work.
    int abandonedConnections() const;

Q_SIGNALS:
    void exchanged(const testsupport::RelayedExchange &exchange); ///< a whole answer came from the server

private:
    void take();
    void remember(const RelayedExchange &exchange);

    QUrl m_upstream;
    quint16 m_port = 0;
    int m_portKeeper; ///< a socket that is bound to the port and never listens
    QTcpServer m_listener;
    FaultQueue m_faults;
    RelayTally m_tally;
    RelayedExchange m_lastExchange;
    RelayedExchange m_lastWrite;
    QList<RelayedConnection *> m_connections;
};

} // namespace testsupport
