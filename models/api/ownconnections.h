// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>

namespace trunkline {

/// A TCP connection of this process, as the kernel counts it.
struct OwnConnection {
    int handle = -1;
    quint64 inode = 0; ///< a handle is used again when it was closed, an inode is not soon
    quint64 sent = 0; ///< bytes
    quint64 received = 0; ///< bytes
    int unread = 0; ///< bytes of them that nobody has taken from the kernel yet
};

/// All of them. Linux only: elsewhere none, and nothing that is made with it does anything.
QList<OwnConnection> ownConnections();
/// Ends it at once, without a word to the other side but a reset; whoever reads from it gets an error.
/// Nothing when it is not that connection any more.
void cutConnection(const OwnConnection &connection);

/// Connections of this process that were cut for what came in on them and whose exchange has not heard of it.
/// Whoever looks cuts every connection of the process, also one of another account, and cannot tell whose it
/// is: so the exchange that finds its connection lost asks here. From any thread.
namespace cuts {

/// A moment for the others.
qint64 now();
/// A connection is being cut in a look at that moment.
void note(qint64 look);
/// Whether a connection that was lost just now, of an exchange begun at `since`, was cut: then the latest
/// cut is taken off the list, and those of earlier looks. Cuts of long ago, whose exchange had gone, explain
/// nothing.
bool explainLoss(qint64 since);

} // namespace cuts

/// What each connection has received since something was last sent on it: what one request was answered with,
/// from its first byte on. Qt does not tell: it counts a body only, so headers without end fill the memory,
/// and on a connection without TLS its network thread never comes back from reading them (Qt 6.4). To be
/// looked at regularly; one object, one thread.
class WireMeter {
public:
    /// Looks at all connections, cuts those that have received more than `most` bytes at a stretch, and the
    /// longest when those that still receive have come to half as much again together; notes that
    /// (cuts::note), and returns how many. Counts begin with the first look.
    int cutBeyond(quint64 most);
    /// Whether any connection has received something since the look before the last one, or has something in
    /// store: while Qt chews on headers nothing new comes in for a while.
    bool isPouring() const { return m_pouring; }

private:
    struct Stretch {
        quint64 sent = 0;
        quint64 from = 0; ///< received when it began
        quint64 received = 0;

        quint64 length() const { return received - from; }
    };
    QHash<quint64, Stretch> m_stretches; ///< by inode
    bool m_pouring = false;
};

} // namespace trunkline
