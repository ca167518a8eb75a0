// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/transport.h"

#include "api/httpexchange.h"
#include "api/managerreaper.h"
#include "api/oneshotbody.h"
#include "api/requestlog.h"

#include <QHostAddress>
#include <QNetworkProxyFactory>
#include <QSslConfiguration>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr int lookEveryMs = 50; // at what comes in on the connections, while something may

// From here on Qt asks whether an answer is inflated to more than 40 times what came in, which no list of
// records is: it inflates what has come in at once, in the GUI thread.
constexpr qint64 suspiciousBytes = 262'144;

bool isLoopback(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

/// The system's proxy for everybody but ourselves: the sandbox lives on loopback.
class ProxyChoice : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

QSslConfiguration tlsConfiguration(const QList<QSslCertificate> &extra)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setProtocol(QSsl::SecureProtocols);
    tls.addCaCertificates(extra); // beside the system's, which Qt goes on reading as needed
    return tls;
}

/// Whoever waits for one of them is told that it is cancelled.
void dropReplies(const QNetworkAccessManager &manager)
{
    qDeleteAll(manager.findChildren<QNetworkReply *>(QString(), Qt::FindDirectChildrenOnly));
}

ApiError blocked(const QString &why)
{
    ApiError error;
    error.kind = ApiError::Kind::Blocked;
    error.detail = why;
    return error;
}

} // namespace

ApiError problemOf(const ApiError &error, const Answer &answer)
{
    if (error.isError() || kindForStatus(answer.status) == ApiError::Kind::None)
        return error;
    return errorFromBody(answer.status, answer.body);
}

Transport::Transport(const QUrl &baseUrl, Credentials credentials, TransportOptions options, RequestLog *log,
                     QObject *parent)
    : QObject(parent)
    , m_baseUrl(baseUrl)
    , m_credentials(std::move(credentials))
    , m_options(std::move(options))
    , m_log(log)
{
    if (m_baseUrl.scheme() == "https"_L1)
        m_tls = tlsConfiguration(m_options.extraCertificates);
    m_manager = makeManager();
    m_look.setInterval(lookEveryMs);
    connect(&m_look, &QTimer::timeout, this, &Transport::lookAtConnections);
}

Transport::~Transport()
{
    m_mayBeStuck = m_mayBeStuck || m_exchanges > 0;
    dropReplies(*m_manager);
    for (const auto &manager : m_formerManagers)
        dropReplies(*manager);
    if (m_mayBeStuck)
        reapManager(std::move(m_manager), mostWireBytes());
    letFormerManagersGo();
}

std::function<std::unique_ptr<Transport>()> Transport::twin() const
{
    return [url = m_baseUrl, credentials = m_credentials, options = m_options, log = m_log] {
        return std::make_unique<Transport>(url, credentials, options, log);
    };
}

std::unique_ptr<QNetworkAccessManager> Transport::makeManager() const
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setProxyFactory(new ProxyChoice); // owned by the manager
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    return manager;
}

/// The cap, and room for the head and the framing around a body of that size.
quint64 Transport::mostWireBytes() const
{
    return quint64(m_options.maxAnswerBytes) + 1'048'576;
}

void Transport::follow(HttpExchange *exchange)
{
    ++m_exchanges;
    if (!m_look.isActive())
        m_look.start();
    connect(exchange, &HttpExchange::ended, this, [this, used = m_manager.get()](HttpExchange::Ending how) {
        --m_exchanges;
        m_mayBeStuck = how != HttpExchange::Ending::Finished;
        if (how == HttpExchange::Ending::Deadline && used == m_manager.get())
            renewManager();
    });
}

/// Its thread may be busy with headers that have no end, and no other request would get through.
void Transport::renewManager()
{
    m_formerManagers.push_back(std::move(m_manager));
    m_manager = makeManager();
}

void Transport::lookAtConnections()
{
    m_meter.cutBeyond(mostWireBytes()); // the exchange finds out: cuts::explainLoss
    letFormerManagersGo();
    if (m_exchanges == 0 && !m_meter.isPouring() && m_formerManagers.empty())
        m_look.stop();
}

void Transport::letFormerManagersGo()
{
    for (auto &manager : m_formerManagers) {
        if (!manager->findChild<QNetworkReply *>(QString(), Qt::FindDirectChildrenOnly))
            reapManager(std::move(manager), mostWireBytes());
    }
    std::erase(m_formerManagers, nullptr);
}

bool Transport::isAcceptable(const QUrl &baseUrl)
{
    if (!baseUrl.isValid() || baseUrl.host().isEmpty() || !baseUrl.userInfo().isEmpty() || baseUrl.hasQuery()
        || baseUrl.hasFragment())
        return false;
    return baseUrl.scheme() == "https"_L1 || (baseUrl.scheme() == "http"_L1 && isLoopback(baseUrl.host()));
}

QUrl Transport::urlFor(const Request &request) const
{
    const QStringList segments = request.path.mid(1).split(u'/');
    const bool odd = segments.contains(QString()) || segments.contains(u"."_s) || segments.contains(u".."_s);
    if (!request.path.startsWith(u'/') || odd)
        return {};
    QUrl url = m_baseUrl;
    QString base = m_baseUrl.path(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + request.path, QUrl::StrictMode);
    QByteArrayList pairs;
    for (const auto &pair : request.query)
        pairs << QUrl::toPercentEncoding(pair.first) + '=' + QUrl::toPercentEncoding(pair.second);
    if (!pairs.isEmpty())
        url.setQuery(QString::fromLatin1(pairs.join('&')), QUrl::StrictMode);
    return url;
}

QNetworkRequest Transport::prepare(const Request &request, const QUrl &url) const
{
    QNetworkRequest out(url);
    const QByteArray keys = m_credentials.accessKey.toUtf8() + ':' + m_credentials.secretKey.toUtf8();
    out.setRawHeader("Authorization", "Basic " + keys.toBase64());
    out.setRawHeader("Accept", "application/vnd.api+json, application/json");
    out.setRawHeader("User-Agent", "Trunkline/" TRUNKLINE_VERSION);
    if (m_tls)
        out.setSslConfiguration(*m_tls);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setDecompressedSafetyCheckThreshold(suspiciousBytes);
    if (request.takesBody()) {
        out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        out.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        if (!request.contentType.isEmpty())
            out.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    }
    return out;
}

QNetworkReply *Transport::start(const Request &request, const QUrl &url)
{
    const QNetworkRequest prepared = prepare(request, url);
    if (!request.takesBody())
        return m_manager->get(prepared);
    auto *body = new OneShotBody(request.body);
    QNetworkReply *reply = m_manager->sendCustomRequest(prepared, request.verb, body);
    body->setParent(reply); // Qt may ask for it as long as the reply lives
    return reply;
}

void Transport::send(const Request &request, int attempt, QObject *context, Completion completion)
{
    if (!request.isRead()) {
        auto *refused = new HttpExchange(m_options, std::move(completion), context);
        return refused->failLater(blocked(u"a change without a permit"_s));
    }
    exchange(request, attempt, context, std::move(completion));
}

void Transport::send(const Request &request, WritePermit permit, QObject *context, Completion completion)
{
    if (permit.intent() == 0) {
        auto *refused = new HttpExchange(m_options, std::move(completion), context);
        return refused->failLater(blocked(u"a permit that was used before"_s));
    }
    exchange(request, 1, context, std::move(completion));
}

void Transport::exchange(const Request &request, int attempt, QObject *context, Completion completion)
{
    auto *exchange = new HttpExchange(m_options, std::move(completion), context);
    if (!isAcceptable(m_baseUrl))
        return exchange->failLater(blocked(u"base URL: https, or http on this computer, expected"_s));
    const QUrl url = urlFor(request);
    if (!url.isValid())
        return exchange->failLater(blocked(u"path: empty or relative part in "_s + request.path));
    if (m_log) {
        const qint64 id = m_log->begin(request, url.toString(QUrl::FullyEncoded), attempt);
        exchange->setObserver([log = m_log, id](const ApiError &error, const Answer &answer) {
            if (!log)
                return;
            const ApiError shown = problemOf(error, answer);
            log->finish(id, error.isError() ? error.httpStatus : answer.status, shown.requestId,
                        kindWord(shown.kind));
        });
    }
    follow(exchange);
    exchange->watch(start(request, url));
}

} // namespace trunkline
