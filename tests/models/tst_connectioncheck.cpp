// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectioncheck.h"

#include "sandboxaccount.h"
#include "scriptedserver.h"

#include <optional>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

class TestConnectionCheck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void fineOnAnAccountThatAnswers();
    void wrongKeysAreTold();
    void nobodyThere();
    void aCertificateNobodyVouchesFor();
    void aWebSiteInsteadOfTheService_data();
    void aWebSiteInsteadOfTheService();
    void aServerFaultIsNotAskedTwice();
    void anUnacceptableAddressSendsNothing();
    void cancelSilences();
    void aNewCheckAbandonsTheOld();
    void mayBeginAnewFromItsOwnAnswer();
    void acceptsHttpsAndLoopbackOnly();

private:
    void start(const QUrl &url, const QString &accessKey = u"testkey0"_s,
               const QString &secretKey = u"testsecret0"_s)
    {
        m_check->start(url, {accessKey, secretKey}, [this](const ApiError &error) {
            ++m_answers;
            m_error = error;
        });
    }

    std::unique_ptr<ConnectionCheck> m_check;
    ApiError m_error;
    int m_answers = 0;
};

void TestConnectionCheck::init()
{
    m_check = std::make_unique<ConnectionCheck>();
    m_error = {};
    m_answers = 0;
}

void TestConnectionCheck::fineOnAnAccountThatAnswers()
{
    testsupport::SandboxAccount account;
    QVERIFY2(account.problem().isEmpty(), qPrintable(account.problem()));
    start(account.url(), account.accessKey(), account.secretKey());
    QVERIFY(m_check->isRunning());
    QCOMPARE(m_answers, 0); // later, not from within start()
    QTRY_COMPARE(m_answers, 1);
    QVERIFY2(!m_error.isError(), qPrintable(m_error.detail));
    QVERIFY(!m_check->isRunning());
    QCOMPARE(account.requestLines(), QStringList{u"GET /v2/numbers?limit=1&offset=0"_s});
}

void TestConnectionCheck::wrongKeysAreTold()
{
    testsupport::SandboxAccount account;
    QVERIFY2(account.problem().isEmpty(), qPrintable(account.problem()));
    start(account.url(), account.accessKey(), u"not-the-secret"_s);
    QTRY_COMPARE(m_answers, 1);
    QCOMPARE(m_error.kind, ApiError::Kind::BadCredentials);
    QCOMPARE(m_error.httpStatus, 401);
    QCOMPARE(account.requestLines().size(), 1);
}

void TestConnectionCheck::nobodyThere()
{
    QUrl url;
    {
        ScriptedServer server;
        url = server.url();
    }
    start(url);
    QTRY_COMPARE(m_answers, 1);
    QCOMPARE(m_error.kind, ApiError::Kind::Offline);
}

void TestConnectionCheck::aCertificateNobodyVouchesFor()
{
    ScriptedServer server(ScriptedServer::Tls);
    server.setFallback({ScriptedServer::answer(200, "{\"data\": []}")});
    start(server.url());
    QTRY_COMPARE(m_answers, 1);
    QCOMPARE(m_error.kind, ApiError::Kind::TlsFailed);
    QVERIFY2(server.requests().isEmpty(), "the keys went to a server that nobody vouches for");
}

void TestConnectionCheck::aWebSiteInsteadOfTheService_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("kind");
    QTest::newRow("page") << ScriptedServer::answer(200, "<!DOCTYPE html><title>Welcome</title>")
                          << int(ApiError::Kind::BadAnswer);
    QTest::newRow("other JSON") << ScriptedServer::answer(200, "{\"hello\": \"world\"}")
                                << int(ApiError::Kind::BadAnswer);
    QTest::newRow("elsewhere") << ScriptedServer::answer(302, {}, "Location: https://www.example.com/\r\n")
                               << int(ApiError::Kind::Redirected);
    QTest::newRow("not here") << ScriptedServer::answer(404, "<h1>Not found</h1>")
                              << int(ApiError::Kind::NotFound);
}

void TestConnectionCheck::aWebSiteInsteadOfTheService()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, kind);
    ScriptedServer server;
    server.setFallback({answer});
    start(server.url());
    QTRY_COMPARE(m_answers, 1);
    QCOMPARE(int(m_error.kind), kind);
    QCOMPARE(server.requests().size(), 1);
}

void TestConnectionCheck::aServerFaultIsNotAskedTwice()
{
    testsupport::SandboxAccount account;
    QVERIFY2(account.problem().isEmpty(), qPrintable(account.problem()));
    QVERIFY(account.addFault(u"GET /v2/numbers status=503"_s));
    start(account.url(), account.accessKey(), account.secretKey());
    QTRY_COMPARE(m_answers, 1);
    QCOMPARE(m_error.kind, ApiError::Kind::ServerFault);
    QCOMPARE(account.requestLines().size(), 1);
}

void TestConnectionCheck::anUnacceptableAddressSendsNothing()
{
    start(QUrl(u"http://api.example.com"_s));
    QTRY_COMPARE(m_answers, 1);
    QCOMPARE(m_error.kind, ApiError::Kind::Blocked);
}

void TestConnectionCheck::cancelSilences()
{
    ScriptedServer server;
    server.setFallback({}); // never answers
    start(server.url());
    QTRY_COMPARE(server.requests().size(), 1);
    m_check->cancel();
    QVERIFY(!m_check->isRunning());
    QTRY_COMPARE(server.openCount(), 0);
    QCOMPARE(m_answers, 0);
    m_check->cancel();
}

void TestConnectionCheck::aNewCheckAbandonsTheOld()
{
    ScriptedServer silent;
    silent.setFallback({});
    start(silent.url());
    QTRY_COMPARE(silent.requests().size(), 1);
    testsupport::SandboxAccount account;
    QVERIFY2(account.problem().isEmpty(), qPrintable(account.problem()));
    start(account.url(), account.accessKey(), account.secretKey());
    QTRY_COMPARE(m_answers, 1);
    QVERIFY(!m_error.isError());
    QTRY_COMPARE(silent.openCount(), 0);
}

void TestConnectionCheck::mayBeginAnewFromItsOwnAnswer()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(401)});
    int answers = 0;
    m_check->start(server.url(), {u"k"_s, u"s"_s}, [&](const ApiError &) {
        ++answers;
        start(server.url());
    });
    QTRY_COMPARE(m_answers, 1);
    QCOMPARE(answers, 1);
    QCOMPARE(server.requests().size(), 2);
}

void TestConnectionCheck::acceptsHttpsAndLoopbackOnly()
{
    QVERIFY(ConnectionCheck::accepts(QUrl(u"https://api.flowroute.com"_s)));
    QVERIFY(ConnectionCheck::accepts(QUrl(u"http://127.0.0.1:8080"_s)));
    QVERIFY(ConnectionCheck::accepts(QUrl(u"http://localhost:8080"_s)));
    QVERIFY(!ConnectionCheck::accepts(QUrl(u"http://api.flowroute.com"_s)));
    QVERIFY(!ConnectionCheck::accepts(QUrl(u"https://user:pass@api.flowroute.com"_s)));
    QVERIFY(!ConnectionCheck::accepts(QUrl(u"ftp://127.0.0.1"_s)));
    QVERIFY(!ConnectionCheck::accepts(QUrl()));
}

QTEST_GUILESS_MAIN(TestConnectionCheck)
#include "tst_connectioncheck.moc"
