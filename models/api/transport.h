// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/messagesversion.h"
#include "api/ownconnections.h"
#include "api/request.h"
#include "api/writepermit.h"

#include <functional>
#include <memory>
#include <optional>
#include <QNetworkAccessManager>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTimer>
#include <QUrl>
#include <vector>

namespace trunkline {

class HttpExchange;
class RequestLog;

/// HTTP Basic credentials. Kept in memory only; no stream or debug operator on purpose.
struct Credentials {
    QString accessKey;
    QString secretKey;
};

/// How patient and how trusting a transport is (tests shorten these), and what the account's API speaks.
struct TransportOptions {
    int deadlineMs = 60'000; ///< for the whole exchange; a transfer time-out alone counts silence only
    qint64 maxAnswerBytes = 33'554'432; ///< 32 MiB, counted while reading, after inflation
    int maxReadAttempts = 4; ///< reads only; writes are sent once
    int firstRetryMs = 500; ///< doubled each time, jittered, capped by maxRetryMs
    int maxRetryMs = 8'000;
    QList<QSslCertificate>
        extraCertificates; ///< trusted besides the system's, for private gateways and tests
    MessagesVersion messagesVersion = MessagesVersion::V2_1;
};

/// A whole answer: any status, body within the cap. Errors below HTTP arrive as ApiError instead.
struct Answer {
    int status = 0;
    QByteArray body;
    qint64 date =
        0; ///< the Date of its head, by the service's clock: UTC milliseconds of whole seconds; 0: none
};

/// What came of an exchange as one error: `error` itself, or what a status other than 2xx means. None when
/// the answer can be decoded.
ApiError problemOf(const ApiError &error, const Answer &answer);

/// The only way of an account to the network: HTTP Basic to the profile's own origin, TLS verified, redirects
/// never followed, HTTP/2 off. Lives on one thread, which Qt's network work does not block; the log must
/// outlive it when that is another one than the log's.
///
/// An answer that has no end is ended here, whatever part of it has none: the whole by the deadline, a body
/// by maxAnswerBytes, and everything together, headers included, by a look at the connections
/// (ownconnections.h). Dying takes no time, also while a server pours (managerreaper.h).
class Transport : public QObject {
    Q_OBJECT
public:
    Transport(const QUrl &baseUrl, Credentials credentials, TransportOptions options, RequestLog *log,
              QObject *parent = nullptr);
    ~Transport() override;

    /// Whether a base URL is acceptable: https anywhere, http for loopback only, no user info, query or
    /// fragment.
    static bool isAcceptable(const QUrl &baseUrl);

    /// Makes another one to the same account, with the same patience and log: for the thread it is called on.
    std::function<std::unique_ptr<Transport>()> twin() const;

    const TransportOptions &options() const { return m_options; }
    const QUrl &baseUrl() const { return m_baseUrl; }

    using Completion = std::function<void(const ApiError &error, const Answer &answer)>;
    /// Sends a read once. The completion is called exactly once and later, unless `context` dies first, which
    /// aborts the exchange. `error` is set for everything below a whole HTTP answer; a whole answer of any
    /// status is no error here. A request that is no read is not sent: Kind::Blocked.
    void send(const Request &request, int attempt, QObject *context, Completion completion);
    /// Likewise for a request that may change something: only with a permit, which is used up by it.
    void send(const Request &request, WritePermit permit, QObject *context, Completion completion);

    /// The address a request goes to: always the base URL's own origin, query values fully percent-encoded.
    /// Invalid when the path has empty, "." or ".." segments, which would address something else.
    QUrl urlFor(const Request &request) const;

private:
    std::unique_ptr<QNetworkAccessManager> makeManager() const;
    quint64 mostWireBytes() const;
    void follow(HttpExchange *exchange);
    void renewManager();
    void lookAtConnections();
    void letFormerManagersGo();
    QNetworkRequest prepare(const Request &request, const QUrl &url) const;
    QNetworkReply *start(const Request &request, const QUrl &url);
    void exchange(const Request &request, int attempt, QObject *context, Completion completion);

    QUrl m_baseUrl;
    Credentials m_credentials;
    TransportOptions m_options;
    QPointer<RequestLog> m_log;
    /// Made once: reading certificates is slow; so is loading the TLS library, which plain HTTP does without.
    std::optional<QSslConfiguration> m_tls;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    /// Those whose network thread may be stuck; they go when their last reply has.
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_formerManagers;
    WireMeter m_meter;
    QTimer m_look;
    int m_exchanges = 0; ///< under way
    bool m_mayBeStuck = false; ///< an exchange was aborted, and none has finished since
};

} // namespace trunkline
