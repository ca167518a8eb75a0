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
};

/// All of them. Linux only: elsewhere none, and nothing that is made with it does anything.
QList<OwnConnection> ownConnections();
/// Ends it at once, without a word to the other side but a reset; whoever reads from it gets an error.
/// Nothing when it is not that connection any more.
void cutConnection(const OwnConnection &connection);

/// What each connection has received since something was last sent on it: what one request was answered with,
/// from its first byte on. Qt does not tell: it counts a body only, so headers without end fill the memory,
/// and on a connection without TLS its network thread never comes back from reading them (Qt 6.4). To be
/// looked at regularly; one object, one thread.
class WireMeter {
public:
    /// Looks at all connections, cuts those that have received more than `most` bytes at a stretch, and
    /// returns how many. Counts begin with the first look.
    int cutBeyond(quint64 most);
    /// Whether any connection has received something since the look before the last one.
    bool isPouring() const { return m_pouring; }

private:
    struct Stretch {
        quint64 sent = 0;
        quint64 from = 0; ///< received when it began
        quint64 received = 0;
    };
    QHash<quint64, Stretch> m_stretches; ///< by inode
    bool m_pouring = false;
};

} // namespace trunkline
