// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/ownconnections.h"

#include <algorithm>
#include <QDeadlineTimer>
#include <QMutex>

#ifdef Q_OS_LINUX
#include <cstdlib>
#include <dirent.h>
#include <linux/tcp.h>
#include <memory>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#endif

namespace trunkline {

#ifdef Q_OS_LINUX

namespace {

/// Of an open handle, when it is an established TCP connection.
bool readConnection(int handle, OwnConnection *connection)
{
    struct stat file = {};
    if (::fstat(handle, &file) != 0 || !S_ISSOCK(file.st_mode))
        return false;
    tcp_info info = {};
    socklen_t size = sizeof info;
    if (::getsockopt(handle, IPPROTO_TCP, TCP_INFO, &info, &size) != 0
        || size < offsetof(tcp_info, tcpi_bytes_sent) + sizeof info.tcpi_bytes_sent)
        return false;
    connection->handle = handle;
    connection->inode = file.st_ino;
    connection->sent = info.tcpi_bytes_sent;
    connection->received = info.tcpi_bytes_received;
    ::ioctl(handle, FIONREAD, &connection->unread);
    return true;
}

} // namespace

QList<OwnConnection> ownConnections()
{
    QList<OwnConnection> connections;
    const std::unique_ptr<DIR, int (*)(DIR *)> handles(::opendir("/proc/self/fd"), &::closedir);
    while (const dirent *entry = handles ? ::readdir(handles.get()) : nullptr) {
        OwnConnection connection;
        if (entry->d_name[0] != '.' && readConnection(std::atoi(entry->d_name), &connection))
            connections.append(connection);
    }
    return connections;
}

void cutConnection(const OwnConnection &connection)
{
    OwnConnection now;
    if (!readConnection(connection.handle, &now) || now.inode != connection.inode)
        return;
    // Not shutdown(): what has come in already would still be read, and on Linux more may come.
    const sockaddr nowhere{AF_UNSPEC, {}};
    ::connect(connection.handle, &nowhere, sizeof nowhere);
}

#else

QList<OwnConnection> ownConnections()
{
    return {};
}

void cutConnection(const OwnConnection &)
{
}

#endif

namespace cuts {

namespace {

/// From the cut until the network thread has noticed and its word has come through a busy event loop.
constexpr qint64 longestWordMs = 5'000;

struct Unheard {
    QMutex mutex;
    QList<qint64> looks; ///< one for each connection
};

Unheard &unheard()
{
    static Unheard list;
    return list;
}

} // namespace

qint64 now()
{
    return QDeadlineTimer::current(Qt::PreciseTimer).deadlineNSecs();
}

void note(qint64 look)
{
    const QMutexLocker lock(&unheard().mutex);
    unheard().looks.append(look);
}

bool explainLoss(qint64 since)
{
    const QMutexLocker lock(&unheard().mutex);
    QList<qint64> &looks = unheard().looks;
    const auto latest = std::max_element(looks.begin(), looks.end());
    if (latest == looks.end() || *latest < qMax(since, now() - longestWordMs * 1'000'000))
        return false;
    const qint64 taken = *latest;
    looks.erase(latest);
    // Qt asks again by itself when a connection ends in the head of an answer: it was this exchange's before.
    looks.removeIf([taken](qint64 look) { return look < taken; });
    return true;
}

} // namespace cuts

int WireMeter::cutBeyond(quint64 most)
{
    QHash<quint64, Stretch> before;
    before.swap(m_stretches);
    quint64 together = 0;
    const OwnConnection *longest = nullptr;
    QList<OwnConnection> excessive;
    const QList<OwnConnection> connections = ownConnections();
    for (const OwnConnection &connection : connections) {
        const auto known = before.constFind(connection.inode);
        Stretch stretch{connection.sent, connection.received, connection.received};
        if (known != before.cend() && known->sent == connection.sent)
            stretch.from = known->from;
        m_stretches.insert(connection.inode, stretch);
        if (stretch.length() > most) {
            excessive.append(connection);
        } else if (known != before.cend()
                   && (connection.received > known->received || connection.unread > 0)) {
            together += stretch.length();
            if (!longest || stretch.length() > m_stretches.value(longest->inode).length())
                longest = &connection;
        }
    }
    m_pouring = longest || !excessive.isEmpty();
    if (together > most + most / 2)
        excessive.append(*longest);
    const qint64 look = cuts::now();
    for (const OwnConnection &connection : std::as_const(excessive)) {
        cuts::note(look); // before the exchange can hear of it
        cutConnection(connection);
        m_stretches.remove(connection.inode);
    }
    return int(excessive.size());
}

} // namespace trunkline
