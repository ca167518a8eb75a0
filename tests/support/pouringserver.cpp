// SPDX-License-Identifier: GPL-3.0-or-later
#include "pouringserver.h"

#include "testcertificates.h"
#include <QFile>
#include <QSemaphore>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 ahead = 1'048'576; // kept in the socket's buffer, so that there is always more

QSslConfiguration tlsConfiguration()
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(testsupport::certificate());
    QFile key(testsupport::keyPath());
    if (!key.open(QIODevice::ReadOnly))
        qFatal("no test key");
    tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    return tls;
}

/// What is encrypted does not count as to be written: without looking at that, one call would encrypt for
/// ever.
qint64 toBeWritten(const QTcpSocket *socket)
{
    const auto *tls = qobject_cast<const QSslSocket *>(socket);
    return socket->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

} // namespace

PouringServer::PouringServer(bool tls, const QByteArray &first, const QByteArray &forever)
    : m_tls(tls)
    , m_first(first)
    , m_forever(forever)
{
    auto *starter = new QObject;
    starter->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, starter, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        starter, [this] { open(); }, Qt::BlockingQueuedConnection);
}

PouringServer::~PouringServer()
{
    m_thread.quit();
    m_thread.wait();
}

void PouringServer::open()
{
    auto *server = m_tls ? new QSslServer : new QTcpServer;
    if (m_tls)
        static_cast<QSslServer *>(server)->setSslConfiguration(tlsConfiguration());
    QObject::connect(&m_thread, &QThread::finished, server, &QObject::deleteLater);
    QObject::connect(server, &QTcpServer::pendingConnectionAvailable, server, [this, server] {
        while (QTcpSocket *socket = server->nextPendingConnection()) {
            const bool calm = m_connections++ > 0 && !m_calm.isEmpty();
            ++m_open;
            QObject::connect(socket, &QTcpSocket::disconnected, socket, [this] { --m_open; });
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, calm] {
                if (!socket->readAll().contains("\r\n\r\n"))
                    return;
                socket->write(calm ? m_calm : m_first);
                if (!calm)
                    pourInto(socket);
            });
        }
    });
    if (!server->listen(QHostAddress::LocalHost))
        qFatal("cannot listen on loopback: %s", qPrintable(server->errorString()));
    m_url.setScheme(m_tls ? u"https"_s : u"http"_s);
    m_url.setHost(u"127.0.0.1"_s);
    m_url.setPort(server->serverPort());
}

void PouringServer::pourInto(QTcpSocket *socket)
{
    if (m_everyMs > 0) {
        auto *pace = new QTimer(socket);
        QObject::connect(pace, &QTimer::timeout, socket,
                         [this, socket] { m_poured += socket->write(m_forever); });
        return pace->start(m_everyMs);
    }
    const auto pour = [this, socket] {
        while (socket->state() == QAbstractSocket::ConnectedState && toBeWritten(socket) < ahead)
            m_poured += socket->write(m_forever);
    };
    QObject::connect(socket, &QTcpSocket::bytesWritten, socket, pour);
    if (auto *tls = qobject_cast<QSslSocket *>(socket))
        QObject::connect(tls, &QSslSocket::encryptedBytesWritten, tls, pour);
    pour();
}
