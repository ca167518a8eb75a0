// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <QByteArray>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <sys/socket.h>
#include <unistd.h>

/// A bare TCP socket without Qt, which tells a FIN from a RST: QTcpSocket calls both a remote close. Looks at
/// the wire while it runs the event loop, in which a relay or server of the same thread works.
class RawPeer {
public:
    enum class End { None, Fin, Rst };

    explicit RawPeer(int handle = -1)
        : m_handle(handle)
    {
        if (m_handle >= 0)
            fcntl(m_handle, F_SETFL, O_NONBLOCK);
    }
    RawPeer(const RawPeer &) = delete;
    RawPeer &operator=(const RawPeer &) = delete;
    ~RawPeer() { leave(); }

    static sockaddr_in loopback(quint16 port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }

    /// 0, or the errno of a connection that was not made.
    int connectTo(quint16 port)
    {
        leave();
        m_received.clear();
        m_end = End::None;
        m_handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in address = loopback(port);
        if (::connect(m_handle, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            return errno;
        fcntl(m_handle, F_SETFL, O_NONBLOCK);
        return 0;
    }
    bool isConnected() const { return m_handle >= 0; }
    bool send(const QByteArray &bytes)
    {
        return ::send(m_handle, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
    }
    /// Closes: a FIN, unless bytes are left unread.
    void leave()
    {
        if (m_handle >= 0)
            ::close(m_handle);
        m_handle = -1;
    }
    const QByteArray &received() const { return m_received; }
    End end() const { return m_end; }

    /// Reads what there is.
    void look()
    {
        char bytes[4096];
        while (m_handle >= 0 && m_end == End::None) {
            const ssize_t size = ::recv(m_handle, bytes, sizeof bytes, 0);
            if (size > 0)
                m_received.append(bytes, size);
            else if (size < 0 && (errno == EAGAIN || errno == EINTR))
                return;
            else
                m_end = size == 0 ? End::Fin : End::Rst;
        }
    }

    /// Runs the event loop and looks until the condition holds; false after 20 seconds.
    template <typename Condition> bool until(Condition condition)
    {
        const QDeadlineTimer patience(20'000);
        while (!patience.hasExpired()) {
            QCoreApplication::processEvents();
            look();
            if (condition())
                return true;
            pollfd change{m_end == End::None ? m_handle : -1, POLLIN, 0};
            ::poll(&change, 1, 1);
        }
        return false;
    }
    bool untilReceived(qsizetype size)
    {
        return until([this, size] { return m_received.size() >= size; });
    }
    bool untilEnd()
    {
        return until([this] { return m_end != End::None; });
    }

private:
    int m_handle;
    QByteArray m_received;
    End m_end = End::None;
};

/// A bare listening socket: the other side of a RawPeer.
class RawListener {
public:
    RawListener()
    {
        const sockaddr_in address = RawPeer::loopback(0);
        if (::bind(m_handle, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
            || ::listen(m_handle, 64) != 0)
            qFatal("cannot listen on loopback");
        fcntl(m_handle, F_SETFL, O_NONBLOCK);
    }
    RawListener(const RawListener &) = delete;
    RawListener &operator=(const RawListener &) = delete;
    ~RawListener() { ::close(m_handle); }

    quint16 port() const
    {
        sockaddr_in address{};
        socklen_t size = sizeof address;
        ::getsockname(m_handle, reinterpret_cast<sockaddr *>(&address), &size);
        return ntohs(address.sin_port);
    }
    /// The next connection, or -1 when there is none.
    int takeNow() { return ::accept(m_handle, nullptr, nullptr); }
    /// The next connection; runs the event loop until there is one, for 20 seconds.
    int take()
    {
        int handle = -1;
        RawPeer().until([this, &handle] { return (handle = takeNow()) >= 0; });
        return handle;
    }

private:
    int m_handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
};
