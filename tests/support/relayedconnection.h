// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "httpmeter.h"
#include "relayend.h"
#include "relayfault.h"

#include <QTimer>

namespace testsupport {

/// What has gone through a relay so far. The server's side counts what was handed to the socket.
struct RelayTally {
    int connections = 0; ///< accepted
    int requests = 0; ///< plain HTTP, begun
    int writes = 0; ///< of these, neither GET, HEAD nor OPTIONS
    int struck = 0; ///< faults that did what they say; a cut beyond the last byte never does
    qint64 fromClient = 0; ///< bytes
    qint64 toServer = 0;
    qint64 fromServer = 0;
    qint64 toClient = 0;
};

/// One plain HTTP exchange whose answer came whole from the server, whatever of it went on.
struct RelayedExchange {
    QByteArray verb;
    MessageSize request;
    MessageSize answer;
    static bool isRead(const QByteArray &verb)
    {
        return verb == "GET" || verb == "HEAD" || verb == "OPTIONS";
    }
};

/// A client's connection and the one to the server that belongs to it. Exchanges on it come one after
/// another: pipelining is not understood. An end made by one side, FIN or RST, reaches the other as a FIN.
class RelayedConnection : public QObject {
    Q_OBJECT
public:
    /// Takes both sockets; the one to the server is not connected yet: connectTo() does that. `faults` and
    /// `tally` must live longer.
    RelayedConnection(QTcpSocket *client, FaultQueue &faults, RelayTally &tally, QObject *parent);

    void connectTo(const QString &host, quint16 port);
    void closeClient(); ///< FIN to the client; the server's end follows as ever
    /// The client has gone and the server has not: something may still happen behind the client's back.
    bool isAbandoned() const { return m_client->hasLeft() && m_server && !m_server->hasLeft(); }

Q_SIGNALS:
    void exchanged(const testsupport::RelayedExchange &exchange);
    void over(); ///< nobody is there any more on either side

private:
    enum class Reading { Unknown, Http, Bytes };
    void fromClient(const QByteArray &bytes);
    bool beginRequest();
    void beginFault(const RelayFault &fault);
    void passRequest(const QByteArray &bytes);
    bool endsOfBytes() const;
    void requestWhole();
    void deliverLate();
    void fromServer(const QByteArray &bytes);
    void passAnswer(const QByteArray &bytes);
    void answerWhole();
    void dripOne();
    void strike();
    static void end(RelayEnd *side, RelayFault::Then then);
    void toServer(const QByteArray &bytes);
    void toClient(const QByteArray &bytes);
    void clientLeft();
    void serverLeft();
    void checkOver();

    FaultQueue &m_faults;
    RelayTally &m_tally;
    RelayEnd *m_client;
    RelayEnd *m_server = nullptr; ///< none after a fault on connecting
    Reading m_reading = Reading::Unknown;
    RelayFault m_fault;
    HttpMeter m_request{HttpMeter::Message::Request};
    HttpMeter m_answer{HttpMeter::Message::Answer};
    QByteArray m_verb;
    QByteArray m_pending; ///< the start of a request whose verb is not known yet
    QByteArray m_held; ///< of a late request
    QByteArray m_dripping; ///< of an answer
    QTimer m_lateness;
    QTimer m_drop;
    qint64 m_requested = 0; ///< bytes of the request under the fault
    qint64 m_answered = 0; ///< bytes of its answer
    bool m_requestOpen = false;
    bool m_answerOpen = false;
    bool m_cut = false; ///< a fault has struck: nothing goes on any more
    bool m_serverFinishes = false; ///< the server is left alone until its answer has come
};

} // namespace testsupport
