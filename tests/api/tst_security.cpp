// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs.h"

#include <QSslSocket>

using namespace Qt::StringLiterals;
using namespace trunkline;

/// Whom we talk to, and what nobody else gets to see.
class TestSecurity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void talksToATrustedServer();
    void neverSpeaksHttp2();
    void theServerWouldSpeakHttp2();
    void refusesAnUnknownCertificate_data();
    void refusesAnUnknownCertificate();
    void refusesAPlainServerWhereTlsIsDue();
    void followsNoRedirect_data();
    void followsNoRedirect();
    void answersNoChallenge_data();
    void answersNoChallenge();
    void neverFollowsALinkOfAnAnswer();
};

void TestSecurity::talksToATrustedServer()
{
    ScriptedServer server(ScriptedServer::Tls);
    Client client(server);
    server.enqueue({ScriptedServer::answer(200, "{\"data\": []}")});
    const auto page = finished(api::listRoutes(client.transport, 10, 0, this));
    QVERIFY2(page.ok(), why(page));
    QVERIFY(server.requests().constFirst().raw.startsWith("GET /v2/routes?"));
}

void TestSecurity::neverSpeaksHttp2()
{
    ScriptedServer server(ScriptedServer::Tls);
    Client client(server);
    server.enqueue({ScriptedServer::answer(200, "{\"data\": []}"), ScriptedReply::Close});
    QVERIFY(finished(api::listRoutes(client.transport, 10, 0, this)).ok());
    server.enqueue({ScriptedServer::answer(204)});
    const auto result = written<Nothing>(
        [&](QObject *context, auto reply) { client.journal.deleteRoute(u"1"_s, context, reply); });
    QCOMPARE(result.outcome, Outcome::Done);
    QVERIFY(!server.protocols().isEmpty());
    for (const QByteArray &protocol : server.protocols())
        QVERIFY2(protocol.isEmpty() || protocol == "http/1.1", protocol.constData());
}

/// Or the test above would prove nothing.
void TestSecurity::theServerWouldSpeakHttp2()
{
    ScriptedServer server(ScriptedServer::Tls);
    QSslSocket socket;
    QSslConfiguration both = socket.sslConfiguration();
    both.setAllowedNextProtocols({"h2", "http/1.1"});
    both.setCaCertificates({ScriptedServer::certificate()});
    socket.setSslConfiguration(both);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, server.serverPort());
    QTRY_COMPARE(server.protocols(), QList<QByteArray>{"h2"});
}

void TestSecurity::refusesAnUnknownCertificate_data()
{
    QTest::addColumn<QByteArray>("identity");
    QTest::addColumn<QByteArray>("trusted");
    QTest::newRow("self-signed, not trusted") << QByteArray("test") << QByteArray();
    QTest::newRow("of another host, not trusted") << QByteArray("other") << QByteArray("test");
    QTest::newRow("of another host, trusted") << QByteArray("other") << QByteArray("other");
}

void TestSecurity::refusesAnUnknownCertificate()
{
    QFETCH(QByteArray, identity);
    QFETCH(QByteArray, trusted);
    ScriptedServer server(ScriptedServer::Tls, identity);
    TransportOptions options = Client::quick();
    options.extraCertificates.clear();
    if (!trusted.isEmpty())
        options.extraCertificates << ScriptedServer::certificate(trusted);
    Client client(server, options);
    const auto page = finished(api::listRoutes(client.transport, 10, 0, this));
    QVERIFY(!page.ok());
    QCOMPARE(page.error().kind, ApiError::Kind::TlsFailed);
    QVERIFY(!page.error().detail.isEmpty());
    const auto result = written<Nothing>(
        [&](QObject *context, auto reply) { client.journal.deleteRoute(u"1"_s, context, reply); });
    QCOMPARE(result.error.kind, ApiError::Kind::TlsFailed);
    QCOMPARE(result.outcome, Outcome::Refused);
    QCOMPARE(server.requests().size(), 0);
}

void TestSecurity::refusesAPlainServerWhereTlsIsDue()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(200, "{\"data\": []}")});
    QUrl url = server.url();
    url.setScheme(u"https"_s);
    TransportOptions options = Client::quick();
    options.deadlineMs = 500; // neither side may ever speak: the server waits for a blank line
    Transport transport(url, {u"testkey0"_s, u"testsecret0"_s}, options, nullptr);
    QVERIFY(!finished(api::listRoutes(transport, 10, 0, this)).ok());
    for (const RecordedRequest &request : server.requests())
        QVERIFY(!request.hasHeader("Authorization"));
}

void TestSecurity::followsNoRedirect_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("elsewhere");
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::addRow("%d to another origin", status) << status << true;
        QTest::addRow("%d to the same origin", status) << status << false;
    }
}

void TestSecurity::followsNoRedirect()
{
    QFETCH(int, status);
    QFETCH(bool, elsewhere);
    ScriptedServer thief;
    thief.setFallback({ScriptedServer::answer(200, "{\"data\": []}")});
    ScriptedServer server;
    Client client(server);
    const QUrl to = elsewhere ? thief.url() : server.url();
    server.setFallback(
        {ScriptedServer::answer(status, "", "Location: " + to.toEncoded() + "/v2/routes\r\n")});
    const auto page = finished(api::listRoutes(client.transport, 10, 0, this));
    QCOMPARE(page.error().kind, ApiError::Kind::Redirected);
    QCOMPARE(page.error().httpStatus, status);
    const auto result = written<Nothing>(
        [&](QObject *context, auto reply) { client.journal.deleteRoute(u"1"_s, context, reply); });
    QCOMPARE(result.error.kind, ApiError::Kind::Redirected);
    QCOMPARE(result.outcome, Outcome::Unknown);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(thief.connectionCount(), 0);
}

void TestSecurity::answersNoChallenge_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("basic") << QByteArray("WWW-Authenticate: Basic realm=\"flowroute\"\r\n");
    QTest::newRow("digest") << QByteArray(
        "WWW-Authenticate: Digest realm=\"x\", nonce=\"y\", qop=\"auth\"\r\n");
    QTest::newRow("ntlm") << QByteArray("WWW-Authenticate: NTLM\r\n");
    QTest::newRow("negotiate") << QByteArray("WWW-Authenticate: Negotiate\r\n");
}

void TestSecurity::answersNoChallenge()
{
    QFETCH(QByteArray, challenge);
    ScriptedServer server;
    Client client(server);
    const QByteArray body =
        "{\"errors\": [{\"id\": \"r-1\", \"status\": 401, \"title\": \"Unauthorized\", \"detail\": "
        "\"Authentication failed.\"}]}";
    server.setFallback({ScriptedServer::answer(401, body, challenge)});
    const auto result = written<Nothing>(
        [&](QObject *context, auto reply) { client.journal.deleteRoute(u"1"_s, context, reply); });
    QCOMPARE(server.requests().size(), 1);
    QVERIFY2(result.error.kind == ApiError::Kind::BadCredentials, qPrintable(kindWord(result.error.kind)));
    QCOMPARE(result.outcome, Outcome::Refused);
    QCOMPARE(result.error.detail, u"Authentication failed."_s);
    QCOMPARE(result.error.requestId, u"r-1"_s);
}

void TestSecurity::neverFollowsALinkOfAnAnswer()
{
    ScriptedServer thief;
    ScriptedServer server;
    Client client(server);
    server.enqueue({ScriptedServer::answer(200,
                                           "{\"data\": [], \"links\": {\"next\": \"" + thief.url().toEncoded()
                                               + "/v2/routes?limit=1&offset=1\"}}")});
    const auto page = finished(api::listRoutes(client.transport, 1, 0, this));
    QVERIFY(page.ok() && page.value().hasNext);
    QCOMPARE(thief.connectionCount(), 0);
    QCOMPARE(server.requests().size(), 1);
}

QTEST_GUILESS_MAIN(TestSecurity)
#include "tst_security.moc"
