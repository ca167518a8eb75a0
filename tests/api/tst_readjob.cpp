// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs.h"

#include "api/retrypolicy.h"

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

const QByteArray good = ScriptedServer::answer(200, "{\"data\": []}");

struct Retry {
    int attempt;
    int waitMs;
    ApiError::Kind because;
};

} // namespace

class TestReadJob : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void triesAgain_data();
    void triesAgain();
    void neverTriesAgain_data();
    void neverTriesAgain();
    void givesUpInTheEnd();
    void triesAgainWhenTheConnectionIsLost();
    void waitsGrowAreCappedAndJittered();
    void canBeAbortedWhileItWaits();
    void startsOnTheNextTurn();
    void logsEveryAttempt();
};

void TestReadJob::triesAgain_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {429, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void TestReadJob::triesAgain()
{
    QFETCH(int, status);
    ScriptedServer server;
    Client client(server);
    server.enqueue({ScriptedServer::answer(status, "busy")});
    server.enqueue({ScriptedServer::answer(status, "busy")});
    server.enqueue({good});
    auto *job = api::listRoutes(client.transport, 10, 0, this);
    QList<Retry> retries;
    connect(job, &JobBase::retrying, this, [&](int attempt, int waitMs, const ApiError &because) {
        retries.append({attempt, waitMs, because.kind});
    });
    const auto page = finished(job);
    QVERIFY2(page.ok(), why(page));
    QCOMPARE(server.requests().size(), 3);
    QCOMPARE(retries.size(), 2);
    QCOMPARE(retries.at(0).attempt, 2);
    QCOMPARE(retries.at(1).attempt, 3);
    QCOMPARE(retries.at(0).because, kindForStatus(status));
    QVERIFY(retries.at(0).waitMs > 0 && retries.at(1).waitMs <= client.transport.options().maxRetryMs);
}

void TestReadJob::neverTriesAgain_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {302, 400, 401, 403, 404, 405, 408, 415, 422, 500, 501, 505})
        QTest::addRow("%d", status) << status;
}

void TestReadJob::neverTriesAgain()
{
    QFETCH(int, status);
    ScriptedServer server;
    Client client(server);
    server.enqueue({ScriptedServer::answer(status, "no")});
    server.setFallback({good});
    const auto page = finished(api::listRoutes(client.transport, 10, 0, this));
    QVERIFY(!page.ok());
    QCOMPARE(page.error().httpStatus, status);
    QCOMPARE(page.error().excerpt, u"no"_s);
    QCOMPARE(server.requests().size(), 1);
}

void TestReadJob::givesUpInTheEnd()
{
    ScriptedServer server;
    Client client(server);
    server.setFallback(
        {ScriptedServer::answer(503, "{\"errors\": [{\"id\": \"r-9\", \"detail\": \"Maintenance\"}]}")});
    const auto page = finished(api::listRoutes(client.transport, 10, 0, this));
    QCOMPARE(page.error().kind, ApiError::Kind::ServerFault);
    QCOMPARE(page.error().detail, u"Maintenance"_s);
    QCOMPARE(page.error().requestId, u"r-9"_s);
    QCOMPARE(server.requests().size(), client.transport.options().maxReadAttempts);
}

void TestReadJob::triesAgainWhenTheConnectionIsLost()
{
    ScriptedServer server;
    Client client(server);
    // Cut in the body, which Qt itself does not repeat.
    server.enqueue({good.chopped(3), ScriptedReply::Close});
    server.enqueue({good});
    const auto page = finished(api::listRoutes(client.transport, 10, 0, this));
    QVERIFY2(page.ok(), why(page));
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(client.log.entries().at(1).problem, u"connection-lost"_s);
}

void TestReadJob::waitsGrowAreCappedAndJittered()
{
    TransportOptions options;
    options.firstRetryMs = 500;
    options.maxRetryMs = 8000;
    const QList<int> longest{500, 1000, 2000, 4000, 8000, 8000, 8000};
    for (int attempt = 2; attempt < 9; ++attempt) {
        const int most = longest.at(attempt - 2);
        QSet<int> seen;
        for (int i = 0; i < 200; ++i) {
            const int wait = retryWaitMs(attempt, options);
            QVERIFY2(wait >= most / 2 && wait <= most, qPrintable(u"%1: %2"_s.arg(attempt).arg(wait)));
            seen.insert(wait);
        }
        QVERIFY(seen.size() > 20);
    }
    QVERIFY(retryWaitMs(1000, options) <= 8000); // no overflow
}

void TestReadJob::canBeAbortedWhileItWaits()
{
    ScriptedServer server;
    TransportOptions options = Client::quick();
    options.firstRetryMs = 600'000;
    options.maxRetryMs = 600'000;
    Client client(server, options);
    server.setFallback({ScriptedServer::answer(503)});
    auto *job = api::listRoutes(client.transport, 10, 0, this);
    connect(job, &JobBase::retrying, job, [job] { job->abort(); }); // from within the signal, too
    QCOMPARE(finished(job).error().kind, ApiError::Kind::Cancelled);
    QCOMPARE(server.requests().size(), 1);
}

void TestReadJob::startsOnTheNextTurn()
{
    ScriptedServer server;
    Client client(server);
    server.enqueue({good});
    auto *job = api::listRoutes(client.transport, 10, 0, this);
    QCOMPARE(client.log.entries().size(), 0);
    QVERIFY(finished(job).ok());
    QCOMPARE(client.log.entries().size(), 1);
}

void TestReadJob::logsEveryAttempt()
{
    ScriptedServer server;
    Client client(server);
    server.enqueue({ScriptedServer::answer(429)});
    server.enqueue({good});
    QVERIFY(finished(api::listRoutes(client.transport, 10, 0, this)).ok());
    QCOMPARE(client.log.entries().size(), 2);
    QCOMPARE(client.log.entries().at(0).attempt, 2);
    QCOMPARE(client.log.entries().at(0).httpStatus, 200);
    QCOMPARE(client.log.entries().at(0).problem, QString());
    QCOMPARE(client.log.entries().at(1).attempt, 1);
    QCOMPARE(client.log.entries().at(1).problem, u"too-many"_s);
}

QTEST_GUILESS_MAIN(TestReadJob)
#include "tst_readjob.moc"
