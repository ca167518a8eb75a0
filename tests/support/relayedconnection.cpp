// SPDX-License-Identifier: GPL-3.0-or-later
#include "relayedconnection.h"

#include <algorithm>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <utility>

namespace testsupport {

using Kind = RelayFault::Kind;
using Then = RelayFault::Then;

RelayedConnection::RelayedConnection(QTcpSocket *client, FaultQueue &faults, RelayTally &tally,
                                     QObject *parent)
    : QObject(parent)
    , m_faults(faults)
    , m_tally(tally)
    , m_client(new RelayEnd(client, this))
{
    ++m_tally.connections;
    m_lateness.setSingleShot(true);
    m_lateness.setTimerType(Qt::PreciseTimer);
    m_drop.setTimerType(Qt::PreciseTimer);
    connect(&m_lateness, &QTimer::timeout, this, &RelayedConnection::deliverLate);
    connect(&m_drop, &QTimer::timeout, this, &RelayedConnection::dripOne);
    connect(m_client, &RelayEnd::received, this, &RelayedConnection::fromClient);
    connect(m_client, &RelayEnd::left, this, &RelayedConnection::clientLeft);
}

void RelayedConnection::connectTo(const QString &host, quint16 port)
{
    if (const auto fault = m_faults.takeForConnection()) {
        m_reading = Reading::Bytes;
        beginFault(*fault);
        if (m_fault.kind == Kind::OnConnect)
            return strike();
    }
    auto *socket = new QTcpSocket;
    socket->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    m_server = new RelayEnd(socket, this);
    connect(m_server, &RelayEnd::received, this, &RelayedConnection::fromServer);
    connect(m_server, &RelayEnd::left, this, &RelayedConnection::serverLeft);
    socket->connectToHost(host, port);
}

void RelayedConnection::closeClient()
{
    m_client->close();
}

void RelayedConnection::fromClient(const QByteArray &bytes)
{
    m_tally.fromClient += bytes.size();
    if (m_cut)
        return;
    m_pending += bytes;
    if (m_reading == Reading::Unknown) // a TLS record does not begin with a letter
        m_reading = m_pending.at(0) >= 'A' && m_pending.at(0) <= 'Z' ? Reading::Http : Reading::Bytes;
    if (const auto fault = m_faults.takeForBytes()) {
        m_reading = Reading::Bytes;
        beginFault(*fault);
    }
    if (m_reading == Reading::Bytes)
        return passRequest(std::exchange(m_pending, {}));
    while (!m_pending.isEmpty() && !m_cut) {
        if (!m_requestOpen && !beginRequest())
            return;
        const qsizetype size = m_request.take(m_pending);
        const QByteArray part = m_pending.left(size);
        m_pending.remove(0, size);
        passRequest(part);
        if (m_request.isWhole()) {
            m_requestOpen = false;
            requestWhole();
        }
    }
}

/// False while the verb is not known.
bool RelayedConnection::beginRequest()
{
    const qsizetype space = m_pending.indexOf(' ');
    if (space < 0)
        return false;
    m_verb = m_pending.left(space);
    ++m_tally.requests;
    if (!RelayedExchange::isRead(m_verb))
        ++m_tally.writes;
    m_request = HttpMeter(HttpMeter::Message::Request);
    m_answer = HttpMeter(HttpMeter::Message::Answer);
    m_requestOpen = true;
    m_answerOpen = true;
    beginFault(m_faults.takeForRequest(RelayedExchange::isRead(m_verb)).value_or(RelayFault()));
    return true;
}

void RelayedConnection::beginFault(const RelayFault &fault)
{
    m_fault = fault;
    m_requested = 0;
    m_answered = 0;
}

void RelayedConnection::passRequest(const QByteArray &bytes)
{
    switch (m_fault.kind) {
    case Kind::RequestBytes:
        toServer(bytes.left(qsizetype(std::max<qint64>(0, m_fault.bytes - m_requested))));
        m_requested += bytes.size();
        if (m_requested >= m_fault.bytes)
            strike();
        return;
    case Kind::WholeRequest:
        if (m_fault.forward)
            toServer(bytes);
        m_requested += bytes.size();
        if (m_reading == Reading::Bytes && endsOfBytes())
            requestWhole();
        return;
    case Kind::Late:
        m_held += bytes;
        if (m_reading == Reading::Bytes)
            requestWhole();
        return;
    default:
        toServer(bytes);
    }
}

/// Whether the request is whole by its size alone. Without one, what is not forwarded ends at once, and what
/// is goes on until the server says something.
bool RelayedConnection::endsOfBytes() const
{
    return m_fault.bytes == 0 ? !m_fault.forward : m_requested >= m_fault.bytes;
}

void RelayedConnection::requestWhole()
{
    if (m_fault.kind == Kind::Late && !m_lateness.isActive())
        m_lateness.start(m_fault.ms);
    if (m_fault.kind != Kind::WholeRequest)
        return;
    m_serverFinishes = m_fault.forward;
    strike();
}

void RelayedConnection::deliverLate()
{
    ++m_tally.struck;
    m_fault = RelayFault();
    toServer(std::exchange(m_held, {}));
    m_serverFinishes = true;
}

void RelayedConnection::fromServer(const QByteArray &bytes)
{
    m_tally.fromServer += bytes.size();
    if (m_reading != Reading::Http || !m_answerOpen) {
        passAnswer(bytes);
        if (m_fault.kind == Kind::WholeAnswer || m_fault.kind == Kind::WholeRequest || m_serverFinishes)
            answerWhole();
        return;
    }
    const qsizetype size = m_answer.take(bytes);
    passAnswer(bytes.left(size));
    if (m_answer.isWhole())
        answerWhole();
    passAnswer(bytes.mid(size)); // what nobody asked for
}

void RelayedConnection::passAnswer(const QByteArray &bytes)
{
    if (bytes.isEmpty() || m_cut || m_fault.kind == Kind::WholeAnswer || m_fault.kind == Kind::WholeRequest)
        return;
    const qint64 before = std::exchange(m_answered, m_answered + bytes.size());
    if (m_fault.kind == Kind::Drip) {
        m_tally.struck += before == 0 ? 1 : 0;
        if (!m_drop.isActive())
            m_drop.start(m_fault.ms);
    }
    if (m_fault.kind != Kind::AnswerBytes)
        return toClient(bytes);
    toClient(bytes.left(qsizetype(std::max<qint64>(0, m_fault.bytes - before))));
    if (m_answered >= m_fault.bytes)
        strike();
}

/// The server has said everything, or, where no HTTP is known, anything.
void RelayedConnection::answerWhole()
{
    const bool reported = m_reading == Reading::Http && m_answerOpen && m_answer.isWhole();
    m_answerOpen = false;
    if (reported)
        Q_EMIT exchanged({m_verb, m_request.size(), m_answer.size()});
    if (!m_cut && (m_fault.kind == Kind::WholeAnswer || m_fault.kind == Kind::WholeRequest))
        strike();
    const bool clientEnds = m_client->hasLeft() || (m_cut && m_fault.then != Then::Stall);
    if (std::exchange(m_serverFinishes, false) && clientEnds)
        m_server->close();
    if (m_reading == Reading::Http && !m_cut)
        m_fault = RelayFault();
}

void RelayedConnection::dripOne()
{
    if (!m_dripping.isEmpty()) {
        ++m_tally.toClient;
        m_client->send(m_dripping.left(1));
        m_dripping.remove(0, 1);
    }
    if (!m_dripping.isEmpty())
        return;
    m_drop.stop();
    if (m_server->hasLeft())
        m_client->close();
}

void RelayedConnection::strike()
{
    m_cut = true;
    ++m_tally.struck;
    if (m_server && !m_serverFinishes) // first: a client that has left would close it
        end(m_server, m_fault.then);
    end(m_client, m_fault.then);
}

void RelayedConnection::end(RelayEnd *side, Then then)
{
    if (then == Then::Close)
        side->close();
    else if (then == Then::Reset)
        side->reset();
}

void RelayedConnection::toServer(const QByteArray &bytes)
{
    if (m_server->hasLeft())
        return;
    m_tally.toServer += bytes.size();
    m_server->send(bytes);
}

void RelayedConnection::toClient(const QByteArray &bytes)
{
    if (m_drop.isActive()) {
        m_dripping += bytes;
        return;
    }
    if (m_client->hasLeft())
        return;
    m_tally.toClient += bytes.size();
    m_client->send(bytes);
}

void RelayedConnection::clientLeft()
{
    m_drop.stop();
    if (m_server && !m_lateness.isActive() && !m_serverFinishes)
        m_server->close();
    checkOver();
}

void RelayedConnection::serverLeft()
{
    m_answer.end();
    if (m_answerOpen)
        answerWhole();
    if (!m_cut && !m_drop.isActive())
        m_client->close();
    checkOver();
}

void RelayedConnection::checkOver()
{
    if (m_client->hasLeft() && (!m_server || m_server->hasLeft()))
        Q_EMIT over();
}

} // namespace testsupport
