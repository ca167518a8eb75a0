// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

struct Completed {
    ApiError error;
    Answer answer;
    int calls = 0;
};

/// Sends a request and waits for its completion.
Completed exchange(Transport &transport, const Request &request)
{
    Completed out;
    QObject context;
    Waiting waiting;
    transport.send(request, 1, &context, [&](const ApiError &error, const Answer &answer) {
        out.error = error;
        out.answer = answer;
        ++out.calls;
        waiting.quit();
    });
    if (out.calls > 0)
        out.calls = -1; // it must be called later, never at once
    waiting.until(20'000);
    return out;
}

Request get(const QString &path, const QList<QPair<QString, QString>> &query = {})
{
    Request request;
    request.verb = "GET";
    request.path = path;
    request.query = query;
    return request;
}

} // namespace

class TestTransport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void acceptsOnlySafeAddresses_data();
    void acceptsOnlySafeAddresses();
    void isAsPatientAsAgreed();
    void anUnsafeAddressSendsNothing();
    void sendsItsHeadersAndNoOthers();
    void sendsNoChangeWithoutAPermit();
    void encodesQueryValuesFully();
    void keepsTheBasePath();
    void refusesPathsThatMeanSomethingElse_data();
    void refusesPathsThatMeanSomethingElse();
    void passesAnyWholeAnswer_data();
    void passesAnyWholeAnswer();
    void inflatesAnswers();
    void remembersNoCookie();
    void logsWhatItSends();
};

void TestTransport::acceptsOnlySafeAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("ok");
    QTest::newRow("https") << u"https://api.flowroute.com"_s << true;
    QTest::newRow("https with port and path") << u"https://gateway.example.com:8443/flow/"_s << true;
    QTest::newRow("http elsewhere") << u"http://api.flowroute.com"_s << false;
    QTest::newRow("http 127.0.0.1") << u"http://127.0.0.1:8080"_s << true;
    QTest::newRow("http 127.1.2.3") << u"http://127.1.2.3:8080"_s << true;
    QTest::newRow("http ::1") << u"http://[::1]:8080"_s << true;
    QTest::newRow("http localhost") << u"http://localhost:8080"_s << true;
    QTest::newRow("http localhost.example.com") << u"http://localhost.example.com"_s << false;
    QTest::newRow("user info") << u"https://key:secret@api.flowroute.com"_s << false;
    QTest::newRow("query") << u"https://api.flowroute.com?x=1"_s << false;
    QTest::newRow("fragment") << u"https://api.flowroute.com#x"_s << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("ftp") << u"ftp://127.0.0.1"_s << false;
    QTest::newRow("no host") << u"https:///v2"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void TestTransport::acceptsOnlySafeAddresses()
{
    QFETCH(QString, url);
    QTEST(Transport::isAcceptable(QUrl(url)), "ok");
}

void TestTransport::isAsPatientAsAgreed()
{
    const TransportOptions usual;
    QCOMPARE(usual.deadlineMs, 60'000);
    QCOMPARE(usual.maxAnswerBytes, 32 * 1024 * 1024);
    QCOMPARE(usual.maxReadAttempts, 4);
    QCOMPARE(usual.firstRetryMs, 500);
    QCOMPARE(usual.maxRetryMs, 8'000);
    QVERIFY(usual.extraCertificates.isEmpty());
}

void TestTransport::anUnsafeAddressSendsNothing()
{
    RequestLog log;
    Transport transport(QUrl(u"http://flowroute.example.com"_s), {u"k"_s, u"s"_s}, Client::quick(), &log);
    const Completed out = exchange(transport, get(u"/v2/numbers"_s));
    QCOMPARE(out.calls, 1);
    QCOMPARE(out.error.kind, ApiError::Kind::Blocked);
    QCOMPARE(log.entries().size(), 0);
}

void TestTransport::sendsItsHeadersAndNoOthers()
{
    ScriptedServer server;
    Client client(server);
    server.enqueue({ScriptedServer::answer(200, "{}")});
    const Completed out = exchange(client.transport, get(u"/v2/numbers"_s));
    QCOMPARE(out.calls, 1);
    QCOMPARE(out.answer.status, 200);
    QCOMPARE(out.answer.body, QByteArray("{}"));
    QCOMPARE(server.requests().size(), 1);
    const RecordedRequest request = server.requests().constFirst();
    QVERIFY(request.raw.startsWith("GET /v2/numbers HTTP/1.1\r\n"));
    QCOMPARE(request.header("Authorization"), "Basic " + QByteArray("testkey0:testsecret0").toBase64());
    QCOMPARE(request.header("Accept"), QByteArray("application/vnd.api+json, application/json"));
    QVERIFY2(request.header("User-Agent").startsWith("Trunkline/"), request.raw.constData());
    QVERIFY(!request.hasHeader("Content-Type"));
    QVERIFY(!request.hasHeader("Cookie"));
    QVERIFY(!request.hasHeader("Upgrade"));
    QVERIFY(!request.hasHeader("HTTP2-Settings"));
}

/// Whoever forgets the permit, in an api function or elsewhere, reaches nobody.
void TestTransport::sendsNoChangeWithoutAPermit()
{
    ScriptedServer server;
    Client client(server);
    QList<QPair<QByteArray, QString>> changes;
    for (const char *verb : {"POST", "PATCH", "DELETE", "PUT", "post", ""})
        changes.append({verb, u"/v2/numbers"_s});
    // The one POST that only asks is so at its own path, and nothing else is there.
    for (const char *path : {"/v2/numbers/details/x", "/v2/numbers/detail", "/V2/numbers/details"})
        changes.append({"POST", QString::fromLatin1(path)});
    for (const char *verb : {"PATCH", "DELETE", "PUT", "post", ""})
        changes.append({verb, u"/v2/numbers/details"_s});
    for (const auto &[verb, path] : std::as_const(changes)) {
        Request request = get(path);
        request.verb = verb;
        const Completed out = exchange(client.transport, request);
        QCOMPARE(out.calls, 1);
        QCOMPARE(out.error.kind, ApiError::Kind::Blocked);
    }
    QCOMPARE(server.connectionCount(), 0);
    QVERIFY(client.log.entries().isEmpty());
}

void TestTransport::encodesQueryValuesFully()
{
    ScriptedServer server;
    Client client(server);
    server.enqueue({ScriptedServer::answer(200, "{}")});
    (void)exchange(
        client.transport,
        get(u"/v2/numbers"_s, {{u"alias"_s, u"a+b&c=d#e%41 f/?;,:@'é☎"_s}, {u"limit"_s, u"10"_s}}));
    QCOMPARE(
        server.requests().constFirst().target(),
        QByteArray(
            "/v2/numbers?alias=a%2Bb%26c%3Dd%23e%2541%20f%2F%3F%3B%2C%3A%40%27%C3%A9%E2%98%8E&limit=10"));
}

void TestTransport::keepsTheBasePath()
{
    ScriptedServer server;
    QUrl base = server.url();
    base.setPath(u"/gateway/"_s);
    Transport transport(base, {u"k"_s, u"s"_s}, Client::quick(), nullptr);
    server.enqueue({ScriptedServer::answer(200, "{}")});
    QCOMPARE(exchange(transport, get(u"/v2/routes/a%2Fb"_s)).answer.status, 200);
    QCOMPARE(server.requests().constFirst().target(), QByteArray("/gateway/v2/routes/a%2Fb"));
}

void TestTransport::refusesPathsThatMeanSomethingElse_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("empty id") << u"/v2/routes/"_s;
    QTest::newRow("empty middle") << u"/v2//routes"_s;
    QTest::newRow("parent") << u"/v2/routes/.."_s;
    QTest::newRow("same") << u"/v2/./routes"_s;
    QTest::newRow("relative") << u"v2/routes"_s;
    QTest::newRow("empty") << QString();
}

void TestTransport::refusesPathsThatMeanSomethingElse()
{
    ScriptedServer server;
    Client client(server);
    QFETCH(QString, path);
    QCOMPARE(exchange(client.transport, get(path)).error.kind, ApiError::Kind::Blocked);
    QCOMPARE(server.connectionCount(), 0);
}

void TestTransport::passesAnyWholeAnswer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("headers");
    for (const int status :
         {200, 201, 202, 206, 207, 300, 301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405,
          406, 407, 408, 409, 410, 413, 415, 418, 422, 429, 500, 501, 502, 503, 504, 511, 599})
        QTest::addRow("%d", status) << status << QByteArray();
    QTest::newRow("401 with a challenge") << 401 << QByteArray("WWW-Authenticate: Basic realm=\"x\"\r\n");
    QTest::newRow("401 with a digest")
        << 401 << QByteArray("WWW-Authenticate: Digest realm=\"x\", nonce=\"y\"\r\n");
    QTest::newRow("429 with a time") << 429 << QByteArray("Retry-After: 1\r\n");
    QTest::newRow("302 elsewhere") << 302 << QByteArray("Location: /elsewhere\r\n");
}

void TestTransport::passesAnyWholeAnswer()
{
    ScriptedServer server;
    Client client(server);
    QFETCH(int, status);
    QFETCH(QByteArray, headers);
    server.enqueue({ScriptedServer::answer(status, "{\"errors\": []}", headers)});
    const Completed out = exchange(client.transport, get(u"/v2/numbers"_s));
    QCOMPARE(out.calls, 1);
    QVERIFY2(!out.error.isError(), qPrintable(kindWord(out.error.kind) + u": "_s + out.error.detail));
    QCOMPARE(out.answer.status, status);
    QCOMPARE(out.answer.body, QByteArray("{\"errors\": []}"));
    QCOMPARE(server.requests().size(), 1);
}

void TestTransport::inflatesAnswers()
{
    // gzip of {"data": []}
    const QByteArray packed = QByteArray::fromBase64("H4sIAAAAAAAC/6tWSkksSVSyUoiOrQUAuHi9JgwAAAA=");
    ScriptedServer server;
    Client client(server);
    server.enqueue({ScriptedServer::answer(200, packed, "Content-Encoding: gzip\r\n")});
    const Completed out = exchange(client.transport, get(u"/v2/numbers"_s));
    QVERIFY(server.requests().constFirst().header("Accept-Encoding").contains("gzip"));
    QCOMPARE(out.error.kind, ApiError::Kind::None);
    QCOMPARE(out.answer.body, QByteArray("{\"data\": []}"));
    server.enqueue({ScriptedServer::answer(200, "this is no gzip", "Content-Encoding: gzip\r\n")});
    QVERIFY(exchange(client.transport, get(u"/v2/numbers"_s)).error.isError());
}

void TestTransport::remembersNoCookie()
{
    ScriptedServer server;
    Client client(server);
    server.enqueue({ScriptedServer::answer(200, "{}", "Set-Cookie: a=b\r\nCache-Control: max-age=600\r\n")});
    server.enqueue({ScriptedServer::answer(200, "{}")});
    (void)exchange(client.transport, get(u"/v2/numbers"_s));
    (void)exchange(client.transport, get(u"/v2/numbers"_s));
    QCOMPARE(server.requests().size(), 2); // nor cached
    QVERIFY(!server.requests().at(1).hasHeader("Cookie"));
}

void TestTransport::logsWhatItSends()
{
    ScriptedServer server;
    Client client(server);
    server.enqueue({ScriptedServer::answer(422, "{\"errors\": [{\"id\": \"r-1\", \"detail\": \"no\"}]}")});
    QSignalSpy begun(&client.log, &RequestLog::begun);
    QSignalSpy changed(&client.log, &RequestLog::changed);
    (void)exchange(client.transport, get(u"/v2/numbers"_s, {{u"contains"_s, u"+1"_s}}));
    QCOMPARE(begun.size(), 1);
    QCOMPARE(changed.size(), 1);
    const RequestSummary entry = client.log.entries().constFirst();
    QCOMPARE(entry.url, server.url().toString() + u"/v2/numbers?contains=%2B1"_s);
    QCOMPARE(entry.httpStatus, 422);
    QCOMPARE(entry.requestId, u"r-1"_s);
    QCOMPARE(entry.problem, u"rejected"_s);
    QVERIFY(entry.durationMs >= 0);
    QVERIFY(!entry.curl.contains("testsecret0"_L1) && !entry.curl.contains("testkey0"_L1));
}

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
