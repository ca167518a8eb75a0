// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/httpexchange.h"

#include <QDateTime>
#include <QLocale>

namespace trunkline {

namespace {

// Small, so that the cap is felt before memory is: Qt stops reading from the socket when this is full.
constexpr qint64 readBufferBytes = 65'536;

// Of what has been inflated, which the buffer does not bound: a small answer may hold the whole cap.
constexpr qint64 readAtOnceBytes = 1'048'576;

ApiError errorOfKind(ApiError::Kind kind, int status = 0)
{
    ApiError error;
    error.kind = kind;
    error.httpStatus = status;
    return error;
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

/// The one form of a date that may be sent today (RFC 9110, 5.6.7).
qint64 dateOf(const QNetworkReply &reply)
{
    const QString text = QString::fromLatin1(reply.rawHeader("Date")).trimmed();
    QDateTime date = QLocale::c().toDateTime(text, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    return date.isValid() ? date.toMSecsSinceEpoch() : 0;
}

/// Qt reports 4xx and 5xx as errors of its own; here they are whole answers. ContentReSendError sits among
/// them but is the refused second sending of a one-shot body: the connection was lost.
bool standsForStatus(QNetworkReply::NetworkError code)
{
    const bool content =
        code >= QNetworkReply::ContentAccessDenied && code <= QNetworkReply::UnknownContentError;
    return (content && code != QNetworkReply::ContentReSendError)
        || code == QNetworkReply::ProtocolInvalidOperationError // 400, 418
        || code == QNetworkReply::ProxyAuthenticationRequiredError // 407
        || code >= QNetworkReply::InternalServerError;
}

/// Errors of finding and reaching the service (or the proxy before it), as against losing it.
bool neverConnected(QNetworkReply::NetworkError code)
{
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::TimeoutError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return true;
    default:
        return false;
    }
}

} // namespace

HttpExchange::HttpExchange(const TransportOptions &options, Transport::Completion completion,
                           QObject *context)
    : QObject(context)
    , m_maxBytes(options.maxAnswerBytes)
    , m_completion(std::move(completion))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        finish(Ending::Deadline, errorOfKind(ApiError::Kind::Timeout), m_reply ? statusOf(*m_reply) : 0);
    });
    m_deadline.start(options.deadlineMs);
    m_read.setSingleShot(true);
    connect(&m_read, &QTimer::timeout, this, &HttpExchange::readSome);
}

HttpExchange::~HttpExchange()
{
    dropReply();
    if (m_finished)
        return;
    Q_EMIT ended(Ending::Aborted);
    if (m_observer)
        m_observer(errorOfKind(ApiError::Kind::Cancelled), {});
}

void HttpExchange::watch(QNetworkReply *reply)
{
    m_reply = reply;
    reply->setReadBufferSize(readBufferBytes);
    connect(reply, &QNetworkReply::requestSent, this, [this] { m_requestSent = true; });
    // Not at once: Qt's network thread goes on as soon as there is room again, and while it brings more, the
    // event loop would come to nothing else.
    connect(reply, &QNetworkReply::readyRead, this, [this] { m_read.start(0); });
    connect(reply, &QNetworkReply::finished, this, &HttpExchange::readSome);
    connect(reply, &QNetworkReply::errorOccurred, this, [this] { m_read.start(0); });
    connect(reply, &QObject::destroyed, this,
            [this] { finish(Ending::Aborted, errorOfKind(ApiError::Kind::Cancelled), 0); });
}

void HttpExchange::failLater(const ApiError &error)
{
    QTimer::singleShot(0, this, [this, error] { finish(Ending::Aborted, error, 0); });
}

void HttpExchange::readSome()
{
    if (!m_reply)
        return;
    const qsizetype before = m_body.size();
    // Appending would copy all of it again and again; resizing moves it without touching it.
    m_body.resize(before + qsizetype(qMin(m_reply->bytesAvailable(), readAtOnceBytes)));
    const qint64 part = m_reply->read(m_body.data() + before, m_body.size() - before);
    m_body.resize(before + qsizetype(qMax(part, qint64(0))));
    if (m_body.size() + m_reply->bytesAvailable() > m_maxBytes) // a chunk comes whole, whatever room there is
        return finish(Ending::Aborted, errorOfKind(ApiError::Kind::TooLarge), statusOf(*m_reply));
    if (part > 0 && m_reply->bytesAvailable() > 0)
        m_read.start(0);
    else if (m_reply->isFinished() || m_reply->error() == QNetworkReply::UnknownContentError)
        readWhole(); // what cannot be inflated any further never finishes when more of it is on its way
}

void HttpExchange::readWhole()
{
    ApiError error = errorOfReply(*m_reply, m_requestSent, m_body.size());
    if (error.kind == ApiError::Kind::ConnectionLost && cuts::explainLoss(m_begun))
        error.kind = ApiError::Kind::TooLarge;
    finish(Ending::Finished, error, statusOf(*m_reply));
}

void HttpExchange::finish(Ending how, const ApiError &error, int status)
{
    if (m_finished)
        return;
    m_finished = true;
    m_deadline.stop();
    m_read.stop();
    ApiError reported = error;
    Answer answer;
    if (error.isError()) {
        reported.httpStatus = status;
    } else {
        answer.status = status;
        answer.body = m_body;
        answer.date = m_reply ? dateOf(*m_reply) : 0;
    }
    dropReply();
    deleteLater();
    Q_EMIT ended(how);
    const Transport::Completion completion = std::move(m_completion);
    if (m_observer)
        m_observer(reported, answer);
    completion(reported, answer); // may delete us
}

void HttpExchange::dropReply()
{
    if (!m_reply)
        return;
    QNetworkReply *reply = m_reply;
    m_reply.clear();
    reply->disconnect(this);
    if (reply->error() == QNetworkReply::NoError) // abort() would be a second error, which Qt warns of
        reply->abort();
    reply->deleteLater();
}

ApiError errorOfReply(const QNetworkReply &reply, bool requestSent, qint64 bodySize)
{
    const QNetworkReply::NetworkError code = reply.error();
    const int status = statusOf(reply);
    ApiError error;
    error.httpStatus = status;
    error.detail = safeText(reply.errorString()); // with the reason phrase of the server in it

    if (code == QNetworkReply::NoError || (status >= 400 && standsForStatus(code))) {
        const QVariant announced = reply.header(QNetworkRequest::ContentLengthHeader);
        const bool inflated = reply.hasRawHeader("Content-Encoding"); // then the length is that of the wire
        const bool cut = announced.isValid() && !inflated && bodySize < announced.toLongLong();
        if (status > 0 && !cut)
            return {};
        error.kind = ApiError::Kind::ConnectionLost;
    } else if (status >= 300 && status < 400) {
        return {}; // at 307 and 308 Qt tries to rewind the body before it asks whether to follow
    } else if (status == 0 && !requestSent && code == QNetworkReply::SslHandshakeFailedError) {
        error.kind = ApiError::Kind::TlsFailed;
    } else if (status == 0 && !requestSent && neverConnected(code)) {
        error.kind = ApiError::Kind::Offline;
    } else if (status >= 200 && status < 300 && code == QNetworkReply::UnknownContentError) {
        error.kind = ApiError::Kind::BadAnswer; // arrived, but could not be inflated
    } else {
        error.kind = ApiError::Kind::ConnectionLost;
    }
    return error;
}

} // namespace trunkline
