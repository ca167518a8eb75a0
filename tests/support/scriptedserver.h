// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QQueue>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

/// What the server does when a whole request has arrived (or, with onConnect, when somebody connects).
struct ScriptedReply {
    enum Then {
        KeepOpen, ///< wait for the next request on the same connection (or stall, when bytes are no whole
                  ///< answer)
        Close, ///< FIN after the bytes
        Reset, ///< RST after the bytes
    };
    QByteArray bytes = {}; ///< raw, sent as they are
    Then then = KeepOpen;
    int dripMs = 0; ///< above 0: one byte every so many milliseconds
    QByteArray forever = {}; ///< sent again and again after the bytes
};

/// One request as it came in.
struct RecordedRequest {
    QByteArray raw;
    int connection = 0; ///< rising from 1
    QByteArray verb() const;
    QByteArray target() const; ///< path and query, as sent
    QByteArray header(const QByteArray &name) const; ///< the value, or empty; names in any case
    bool hasHeader(const QByteArray &name) const;
    QByteArray body() const;
};

/// A tiny server for tests of the wire: raw bytes in, raw bytes out, over TCP or TLS on 127.0.0.1, every
/// request recorded. Requests are answered in the order of the script; beyond its end with the fallback.
class ScriptedServer : public QTcpServer {
    Q_OBJECT
public:
    enum Wire { Plain, Tls };
    /// `identity`: "test" is good for 127.0.0.1, "other" is a certificate of another host.
    explicit ScriptedServer(Wire wire = Plain, const QByteArray &identity = "test");

    QUrl url() const;
    /// The certificate a client must trust to reach the TLS variant.
    static QSslCertificate certificate(const QByteArray &identity = "test");

    void enqueue(const ScriptedReply &reply) { m_script.enqueue(reply); }
    void setFallback(const ScriptedReply &reply) { m_fallback = reply; }
    /// Treats every new connection so, before any request is read.
    void setOnConnect(ScriptedReply::Then then) { m_onConnect = then; }

    const QList<RecordedRequest> &requests() const { return m_requests; }
    int connectionCount() const { return m_connections; }
    /// What each TLS connection agreed on: "h2", "http/1.1", or nothing when the client did not ask.
    const QList<QByteArray> &protocols() const { return m_protocols; }
    /// Connections that are open now.
    int openCount() const { return int(m_buffers.size()); }

    /// Closes every connection that is open.
    void hangUp();

    /// A whole HTTP/1.1 answer with Content-Length.
    static QByteArray answer(int status, const QByteArray &body = {}, const QByteArray &extraHeaders = {});

protected:
    void incomingConnection(qintptr handle) override;

private:
    void arrived(QTcpSocket *socket, int connection);
    void perform(QTcpSocket *socket, const ScriptedReply &reply);
    void drip(QTcpSocket *socket, const QByteArray &bytes, int everyMs, ScriptedReply::Then then);
    static void pour(QTcpSocket *socket, const QByteArray &bytes);
    static void end(QTcpSocket *socket, ScriptedReply::Then then);

    Wire m_wire;
    QByteArray m_identity;
    QQueue<ScriptedReply> m_script;
    ScriptedReply m_fallback;
    ScriptedReply::Then m_onConnect = ScriptedReply::KeepOpen;
    QList<RecordedRequest> m_requests;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    int m_connections = 0;
    QList<QByteArray> m_protocols;
};
