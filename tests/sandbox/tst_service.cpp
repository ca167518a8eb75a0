// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountcalls.h"

#include <QTest>

using namespace testsupport;
using namespace Qt::StringLiterals;

/// Credentials, the order of checks, content types, the log and the door for tests.
class TestService : public QObject {
    Q_OBJECT
private:
    AccountCalls m_account;

    HttpResult callAs(const QString &accessKey, const QString &secretKey, const HttpRequest &request)
    {
        Endpoint endpoint = m_account.sandbox.endpoint();
        endpoint.accessKey = accessKey;
        endpoint.secretKey = secretKey;
        return httpCall(endpoint, request);
    }

private Q_SLOTS:
    void init()
    {
        m_account.sandbox.clearFaults();
        m_account.sandbox.clearRequests();
    }

    void credentialsComeBeforeEverything_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("call") << "GET"_ba
                              << "/v2/numbers"_ba;
        QTest::newRow("unknown URL") << "GET"_ba
                                     << "/nothing"_ba;
        QTest::newRow("wrong verb") << "PUT"_ba
                                    << "/v2/numbers"_ba;
        QTest::newRow("bad value") << "GET"_ba
                                   << "/v2/numbers?limit=0"_ba;
        QTest::newRow("door for tests") << "GET"_ba
                                        << "/__sandbox/requests"_ba;
    }
    void credentialsComeBeforeEverything()
    {
        QFETCH(QByteArray, verb);
        QFETCH(QByteArray, target);
        const HttpRequest request{verb, target, {}, {}, {}};
        const QString key = m_account.sandbox.accessKey();
        const QString secret = m_account.sandbox.secretKey();
        const HttpResult results[] = {callAs({}, {}, request), callAs(key, {}, request),
                                      callAs(key, secret.chopped(1), request), callAs(secret, key, request),
                                      callAs(key, secret.toUpper() % u'x', request)};
        for (const HttpResult &result : results) {
            QCOMPARE(result.status, 401);
            QCOMPARE(AccountCalls::error(result).value(u"title").toString(), u"Unauthorized"_s);
            QCOMPARE(AccountCalls::error(result).value(u"detail").toString(), u"Authentication failed."_s);
            QVERIFY(result.header("www-authenticate").startsWith("Basic"));
        }
    }

    void urlThenVerbThenBody()
    {
        QCOMPARE(m_account.send("PUT", "/nothing", "{").status, 404);
        QCOMPARE(m_account.send("PUT", "/v2/routes", "{").status, 405);
        QCOMPARE(m_account.send("POST", "/v2/routes", "{").status, 400);
        QCOMPARE(m_account.send("PATCH", "/v2/routes/5", "{").status, 404);
    }

    void contentTypes_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("status");
        QTest::newRow("none") << QByteArray() << 200;
        QTest::newRow("JSON") << "application/json"_ba << 200;
        QTest::newRow("JSON:API") << "application/vnd.api+json"_ba << 200;
        QTest::newRow("with charset") << "Application/JSON; Charset=UTF-8"_ba << 200;
        QTest::newRow("declared as a form") << "application/x-www-form-urlencoded"_ba << 200;
        QTest::newRow("text") << "text/plain"_ba << 415;
        QTest::newRow("text with charset") << "text/plain; charset=utf-8"_ba << 415;
        QTest::newRow("XML") << "application/xml"_ba << 415;
        QTest::newRow("XML family") << "application/atom+xml"_ba << 415;
    }
    void contentTypes()
    {
        QFETCH(QByteArray, type);
        const QByteArray path = "/v2/numbers/" + m_account.first("/v2/numbers?limit=1").toLatin1();
        QTEST(m_account.send("PATCH", path, R"({"alias": "x"})", type).status, "status");
    }

    void everyRequestIsLoggedAsItCame()
    {
        m_account.get("/v2/numbers/?starts_with=%2B1206&alias=a%20b");
        const QByteArray body = R"({"alias": "été"})";
        m_account.send("PATCH", "/v2/numbers/19995550100", body, "application/vnd.api+json; charset=utf-8");
        callAs(u"x"_s, u"y"_s, {"GET", "/nothing", {}, {}, {}});
        const QList<sandbox::LoggedRequest> log = m_account.sandbox.requests();
        QCOMPARE(m_account.sandbox.requestLines(),
                 (QStringList{u"GET /v2/numbers/?starts_with=%2B1206&alias=a%20b"_s,
                              u"PATCH /v2/numbers/19995550100"_s, u"GET /nothing"_s}));
        QCOMPARE(log.at(1).body, body);
        QCOMPARE(log.at(1).status, 404);
        QVERIFY(log.at(1).headers.contains(
            qMakePair("content-type"_ba, "application/vnd.api+json; charset=utf-8"_ba)));
        QCOMPARE(log.at(2).authorized, false);
        QCOMPARE(log.at(2).status, 401);
        for (const auto &header : log.at(0).headers)
            QVERIFY(header.first != "authorization");
    }

    void theDoorForTestsStaysOutsideTheApi()
    {
        QVERIFY(m_account.sandbox.addFault(u"* * status=500"_s));
        QCOMPARE(m_account.get("/v2/routes").status, 500);
        const HttpResult log = m_account.get("/__sandbox/requests");
        QCOMPARE(log.status, 200);
        QCOMPARE(log.json().value(u"requests").toArray().size(), 1);
        QCOMPARE(log.json().value(u"requests")[0][u"faulted"].toBool(), true);
        QCOMPARE(m_account.send("POST", "/__sandbox/faults", R"({"faults": ["bad"]})").status, 422);
        QCOMPARE(m_account.send("DELETE", "/__sandbox/faults").status, 204);
        QCOMPARE(m_account.get("/v2/routes").status, 200);
        QCOMPARE(m_account.send("DELETE", "/__sandbox/requests").status, 204);
        QCOMPARE(m_account.sandbox.requestLines(), QStringList());
        QCOMPARE(m_account.get("/__sandbox/else").status, 404);
    }

    void latencyComesBeforeEveryAnswer()
    {
        sandbox::Options options = SandboxAccount::smallOptions();
        options.latency = 150;
        const AccountCalls slow(options);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(slow.get("/v2/routes").status, 200);
        QVERIFY2(timer.elapsed() >= 145, qPrintable(QString::number(timer.elapsed())));
    }

    void ownTextsAreMarked()
    {
        const HttpResult results[] = {
            m_account.get("/v2/numbers?limit=0"), m_account.send("DELETE", "/v2/routes/0"),
            m_account.send("DELETE", "/v2/routes/5"), m_account.send("POST", "/v2/routes", "{")};
        for (const HttpResult &result : results)
            QVERIFY2(result.body.contains("[sandbox] "), result.body.constData());
    }
};

QTEST_GUILESS_MAIN(TestService)
#include "tst_service.moc"
