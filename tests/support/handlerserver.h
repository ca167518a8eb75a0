// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <QHash>
#include <QList>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

class QTcpSocket;

/// A tiny HTTP server on 127.0.0.1 whose answers a test computes from the request. For what the sandbox does
/// not do on demand: exact records, exact moments, broken answers.
class HandlerServer : public QTcpServer {
    Q_OBJECT
public:
    struct Request {
        QByteArray verb;
        QString path;
        QUrlQuery query;
        QByteArray body;
        /// The decoded value of a query item.
        QString value(const QString &name) const { return query.queryItemValue(name, QUrl::FullyDecoded); }
    };
    struct Reply {
        int status = 200;
        QByteArray body;
        bool hangUp = false; ///< close without a byte
        bool silent = false; ///< never answer
    };
    using Handler = std::function<Reply(const Request &)>;

    explicit HandlerServer(Handler handler);

    QUrl url() const;
    const QList<Request> &requests() const { return m_requests; }
    void forget() { m_requests.clear(); }
    /// What its clock is ahead of ours; without one its answers are not dated.
    std::optional<qint64> clockAheadMs = 0;

private:
    void accept();
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const Request &request);

    Handler m_handler;
    QList<Request> m_requests;
    QHash<QTcpSocket *, QByteArray> m_buffers;
};
