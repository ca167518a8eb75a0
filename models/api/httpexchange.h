// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/transport.h"

#include <QNetworkReply>
#include <QTimer>

namespace trunkline {

/// One request on the wire and what came back. Belongs to the one who asked: dying with it aborts the reply.
/// Finishes exactly once: by the reply, the deadline, the size cap, or the death of the transport.
class HttpExchange : public QObject {
    Q_OBJECT
public:
    HttpExchange(const TransportOptions &options, Transport::Completion completion, QObject *context);
    ~HttpExchange() override;

    /// Called first, just before the completion (and on abort): for the log.
    void setObserver(Transport::Completion observer) { m_observer = std::move(observer); }
    /// Takes the reply over; it is deleted later.
    void watch(QNetworkReply *reply);
    /// Ends with this error on the next turn of the event loop; for what must not be sent at all.
    void failLater(const ApiError &error);

    enum class Ending {
        Finished, ///< the reply did, well or not
        Aborted, ///< by whoever asked, or by the cap
        Deadline,
    };
    Q_ENUM(Ending)

Q_SIGNALS:
    /// Just before the completion, or when it dies.
    void ended(trunkline::HttpExchange::Ending how);

private:
    void readSome();
    void readWhole();
    void finish(Ending how, const ApiError &error, int status);
    void dropReply();

    qint64 m_maxBytes;
    Transport::Completion m_completion;
    Transport::Completion m_observer;
    QPointer<QNetworkReply> m_reply;
    QTimer m_deadline;
    QTimer m_read; ///< the next part, on the next turn of the event loop
    QByteArray m_body;
    qint64 m_begun = cuts::now();
    bool m_requestSent = false; ///< Qt began to write the request: the service may have read it
    bool m_finished = false;
};

/// What a finished reply means below HTTP. None: a whole answer, of whatever status. `requestSent` decides
/// between "never left" and "may have arrived", which is the difference between refused and unknown for a
/// write.
ApiError errorOfReply(const QNetworkReply &reply, bool requestSent, qint64 bodySize);

} // namespace trunkline
