// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "faultrelay.h"
#include "rawpeer.h"

#include <memory>

namespace testsupport {

inline const QByteArray aWrite =
    "POST /v2/numbers/12065550142 HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{\"a\": 12}";
inline const QByteArray aRead = "GET /v2/numbers HTTP/1.1\r\nHost: x\r\n\r\n";
inline const QByteArray anAnswer = "HTTP/1.1 201 Created\r\nContent-Length: 11\r\n\r\n{\"id\": \"1\"}";

inline QUrl urlOf(quint16 port)
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port));
}

/// A relay between two bare sockets.
struct Wire {
    RawListener listener;
    FaultRelay relay{urlOf(listener.port())};
    RawPeer client;
    std::unique_ptr<RawPeer> server;

    static RawPeer::End endFor(RelayFault::Then then)
    {
        if (then == RelayFault::Then::Stall)
            return RawPeer::End::None;
        return then == RelayFault::Then::Close ? RawPeer::End::Fin : RawPeer::End::Rst;
    }

    /// A new connection in place of the one before.
    bool open()
    {
        client.leave();
        if (client.connectTo(quint16(relay.url().port())) != 0)
            return false;
        server = std::make_unique<RawPeer>(listener.take());
        return server->isConnected();
    }
    /// One exchange without a fault.
    bool exchange(const QByteArray &request)
    {
        const qsizetype before = client.received().size();
        const qsizetype asked = server->received().size() + request.size();
        return client.send(request) && server->untilReceived(asked) && server->send(anAnswer)
            && client.untilReceived(before + anAnswer.size());
    }
    /// Empty when both sides have seen that end; for a stall, when bytes that each side sends now get to the
    /// relay and no further.
    QByteArray endedWith(RelayFault::Then then)
    {
        if (then == RelayFault::Then::Stall)
            return stalled();
        if (!client.untilEnd() || !server->untilEnd())
            return "one side saw no end";
        return client.end() == endFor(then) && server->end() == endFor(then) ? "" : "another end";
    }

private:
    QByteArray stalled()
    {
        const qsizetype clientHas = client.received().size();
        const qsizetype serverHas = server->received().size();
        const qint64 sent = relay.tally().fromClient + relay.tally().fromServer;
        if (!client.send("more") || !server->send("more"))
            return "a side cannot send";
        const bool arrived = client.until(
            [this, sent] { return relay.tally().fromClient + relay.tally().fromServer == sent + 8; });
        if (!arrived)
            return "the relay did not read on";
        QCoreApplication::processEvents();
        client.look();
        server->look();
        const bool quiet = client.received().size() == clientHas && server->received().size() == serverHas;
        const bool open = client.end() == RawPeer::End::None && server->end() == RawPeer::End::None;
        return quiet && open ? "" : "something went through";
    }
};

} // namespace testsupport
