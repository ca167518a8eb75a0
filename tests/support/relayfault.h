// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QByteArray>
#include <QList>

namespace testsupport {

/// What a FaultRelay does to one connection or one exchange. A value; made by the functions below.
struct RelayFault {
    /// What takes the fault. The first two know no HTTP and so serve for TLS too: from the aim on, whatever
    /// the client sends is "the request" and whatever the server sends is "the answer", to the connection's
    /// end. The others are for plain HTTP/1.1, on a new connection as on a kept one.
    enum class Aim {
        Connection, ///< the next connection, from its first byte
        Bytes, ///< the next byte of a client, also on a connection opened before
        Request, ///< the next request of any verb
        Read, ///< the next GET, HEAD or OPTIONS
        Write, ///< the next request of any other verb; reads pass untouched
    };
    enum class Kind { Pass, OnConnect, RequestBytes, WholeRequest, WholeAnswer, AnswerBytes, Drip, Late };
    enum class Then {
        Close, ///< FIN, after what had to go through
        Reset, ///< RST, after what had to go through
        Stall, ///< the connection stays open, but no byte goes either way any more
    };

    /// Nothing happens; takes its turn in the queue all the same.
    static RelayFault pass();
    /// The client's connection ends as soon as it is made; the server sees none. Aimed at Connection.
    static RelayFault onConnect(Then then);
    /// The server gets the first `bytes` of the request, then both connections end. 0: not one byte.
    static RelayFault afterRequestBytes(qint64 bytes, Then then);
    /// The request is held back whole, never forwarded, and both connections end: with Aim::Connection or
    /// Aim::Bytes at its first byte, unless forRequestOf() tells its size.
    static RelayFault requestWithheld(Then then);
    /// The server gets the whole request and the client's connection ends at once; the server acts in peace
    /// and its answer is thrown away. With Aim::Connection or Aim::Bytes the same as answerWithheld(), unless
    /// forRequestOf() tells the request's size.
    static RelayFault afterWholeRequest(Then then);
    /// The whole answer comes (any of it, if no HTTP is known), but not one byte of it goes on: then both
    /// connections end.
    static RelayFault answerWithheld(Then then);
    /// The client gets the first `bytes` of the answer, then both connections end.
    static RelayFault afterAnswerBytes(qint64 bytes, Then then);
    /// The answer goes on one byte every so many milliseconds.
    static RelayFault drip(int msPerByte);
    /// The request is held back and delivered `ms` after its end (after its first byte, if no HTTP is known),
    /// whether the client is still there or not.
    static RelayFault lateForward(int ms);

    RelayFault aimedAt(Aim aim) const;
    /// Tells requestWithheld() and afterWholeRequest() where the request ends when no HTTP is known.
    RelayFault forRequestOf(qint64 size) const;
    /// "write: 17 bytes of the answer, then reset": for the names of test rows.
    QByteArray describe() const;

    Kind kind = Kind::Pass;
    Aim aim = Aim::Write;
    Then then = Then::Close;
    qint64 bytes = 0;
    int ms = 0;
    bool forward = true; ///< WholeRequest: to the server
};

/// Faults that wait for their turn. Each is taken once, by the first thing that its aim fits, in the order
/// they were added; when none fits, the standing fault is taken if it does.
class FaultQueue {
public:
    void add(const RelayFault &fault) { m_waiting.append(fault); }
    void setStanding(const std::optional<RelayFault> &fault) { m_standing = fault; }
    void clear();
    int waiting() const { return int(m_waiting.size()); }

    std::optional<RelayFault> takeForConnection();
    std::optional<RelayFault> takeForBytes();
    std::optional<RelayFault> takeForRequest(bool read);

private:
    std::optional<RelayFault> take(const QList<RelayFault::Aim> &aims);

    QList<RelayFault> m_waiting;
    std::optional<RelayFault> m_standing;
};

} // namespace testsupport
