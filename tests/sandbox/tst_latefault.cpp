// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountcalls.h"
#include "sandboxprocess.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

using namespace testsupport;
using namespace Qt::StringLiterals;

/// Faults with late=: the account acts after the client has its answer, or has gone.
class TestLateFault : public QObject {
    Q_OBJECT
private:
    AccountCalls m_account;
    int m_routes = 0;

    QByteArray newRoute() { return AccountCalls::routeBody("late "_L1 % QString::number(++m_routes)); }
    HttpRequest request() { return {"POST", "/v2/routes", newRoute(), "application/json", {}}; }
    qsizetype effects() const { return m_account.sandbox.ledger().size(); }

private Q_SLOTS:
    void init()
    {
        QCOMPARE(m_account.sandbox.problem(), QString());
        m_account.sandbox.clearFaults();
    }

    void answersFirstAndActsLater_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("status");
        QTest::newRow("gateway gave up") << u"status=504"_s << 504;
        QTest::newRow("HTML") << u"status=502 body=html"_s << 502;
        QTest::newRow("closed") << u"close=before"_s << 0;
        QTest::newRow("cut") << u"status=500 cut"_s << 0;
    }
    void answersFirstAndActsLater()
    {
        QFETCH(QString, what);
        const qsizetype before = effects();
        QVERIFY(m_account.sandbox.addFault("POST /v2/routes late=1500 "_L1 % what));
        QElapsedTimer timer;
        timer.start();
        const HttpResult result = httpCall(m_account.sandbox.endpoint(), request(), 10'000);
        const bool inTime = timer.elapsed() < 1400;
        QTEST(result.status, "status");
        // A machine that is so busy that the answer came late tells nothing about the order.
        if (inTime) {
            QCOMPARE(effects(), before);
            QCOMPARE(m_account.sandbox.pendingEffects(), 1);
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_account.sandbox.pendingEffects(), 0, 20'000);
        QCOMPARE(effects(), before + 1);
        QVERIFY(timer.elapsed() >= 1490);
    }

    void answersAfterItActed_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("status");
        QTest::newRow("its own answer") << QString() << 201;
        QTest::newRow("another status") << u"status=504 acts"_s << 504;
        QTest::newRow("closed") << u"close=after"_s << 0;
        QTest::newRow("cut") << u"cut"_s << 0;
        QTest::newRow("another object") << u"other=77"_s << 201;
    }
    void answersAfterItActed()
    {
        QFETCH(QString, what);
        const qsizetype before = effects();
        QVERIFY(m_account.sandbox.addFault("POST /v2/routes late=300 "_L1 % what));
        const HttpResult result = httpCall(m_account.sandbox.endpoint(), request(), 20'000);
        QCOMPARE(effects(), before + 1);
        QCOMPARE(m_account.sandbox.pendingEffects(), 0);
        QTEST(result.status, "status");
        if (what.startsWith("other"_L1))
            QCOMPARE(AccountCalls::data(result).value(u"id").toString(), u"77"_s);
        QCOMPARE(m_account.sandbox.requests().last().verb, "POST"_ba);
        QCOMPARE(m_account.sandbox.requests().last().status, 0);
    }

    void neverAnswersAndActsAfterTheClientGaveUp()
    {
        const qsizetype before = effects();
        QVERIFY(m_account.sandbox.addFault(u"POST /v2/routes late=600 silent"_s));
        QCOMPARE(httpCall(m_account.sandbox.endpoint(), request(), 100).status, 0);
        QTRY_COMPARE_WITH_TIMEOUT(effects(), before + 1, 20'000);
    }

    void rulesAddUp()
    {
        const qsizetype before = effects();
        QVERIFY(m_account.sandbox.addFault(u"POST /v2/routes close=before"_s));
        QVERIFY(m_account.sandbox.addFault(u"* * late=200"_s));
        QCOMPARE(httpCall(m_account.sandbox.endpoint(), request(), 10'000).status, 0);
        QTRY_COMPARE_WITH_TIMEOUT(effects(), before + 1, 20'000);
    }

    void whatIsRefusedLeavesNothing()
    {
        const qsizetype before = effects();
        QVERIFY(m_account.sandbox.addFault(u"* * late=50 status=504"_s));
        QCOMPARE(m_account.send("DELETE", "/v2/routes/0").status, 504);
        Endpoint stranger = m_account.sandbox.endpoint();
        stranger.secretKey = u"wrong"_s;
        httpCall(stranger, request());
        QTRY_COMPARE_WITH_TIMEOUT(m_account.sandbox.pendingEffects(), 0, 20'000);
        QCOMPARE(effects(), before);
    }

    /// Clients that leave in every way while the account still has to act, and the process that serves them.
    void hundredsLeaveBeforeItActs()
    {
        SandboxProcess process({u"--no-rate-limits"_s, u"--messages"_s, u"10"_s});
        QCOMPARE(process.problem(), QString());
        QVERIFY(process.addFault(u"POST /v2/routes late=40"_s));
        constexpr int kClients = 200;
        for (int index = 0; index < kClients; ++index) {
            QTcpSocket client;
            client.connectToHost(process.url().host(), quint16(process.url().port()));
            QVERIFY2(client.waitForConnected(10'000), qPrintable(client.errorString()));
            client.write(httpBytes(process.endpoint(), request()));
            while (client.bytesToWrite() > 0)
                QVERIFY(client.waitForBytesWritten(10'000));
            // It has arrived, and the answer is not out or just coming out; then the client goes.
            [[maybe_unused]] const bool answered = client.waitForReadyRead(index % 3 * 15);
            if (index % 2)
                client.disconnectFromHost();
            else
                client.abort();
        }
        QTRY_COMPARE_WITH_TIMEOUT(process.pendingEffects(), 0, 20'000);
        process.clearFaults();
        // A reset may overtake what was written, so not every request arrives; but none acts twice.
        const QList<sandbox::Effect> all = process.ledger();
        QVERIFY2(all.size() > kClients / 3 && all.size() <= kClients,
                 qPrintable(u"%1 effects"_s.arg(all.size())));
        QCOMPARE(httpGet(process.endpoint(), "/v2/routes").status, 200);
    }

    void stoppingForgetsWhatIsPending()
    {
        auto account = std::make_unique<AccountCalls>();
        QVERIFY(account->sandbox.addFault(u"* * late=60000 status=504"_s));
        QCOMPARE(httpCall(account->sandbox.endpoint(), request()).status, 504);
        QCOMPARE(account->sandbox.pendingEffects(), 1);
        account.reset();
    }
};

QTEST_GUILESS_MAIN(TestLateFault)
#include "tst_latefault.moc"
