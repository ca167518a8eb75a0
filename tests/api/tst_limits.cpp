// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs.h"

#include <QElapsedTimer>
#include <QTcpServer>

using namespace Qt::StringLiterals;
using namespace trunkline;

/// What bounds one exchange: size, time, the wish of who asked, and the life of everybody concerned.
class TestLimits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sizeIsCapped_data();
    void sizeIsCapped();
    void anAnswerAsLargeAsTheCapPasses();
    void aLargeListIsReadWhole();
    void deadlineEndsWhatNeverEnds_data();
    void deadlineEndsWhatNeverEnds();
    void abortReportsOnceAndHangsUp();
    void abortBeforeTheStartSendsNothing();
    void dyingParentHangsUp();
    void dyingContextIsNotCalled();
    void dyingTransportCancels();
    void callbackMayDestroyTheParent();
    void nobodyListens();

private:
    static TransportOptions small(qint64 bytes)
    {
        TransportOptions options = Client::quick();
        options.maxAnswerBytes = bytes;
        return options;
    }
};

void TestLimits::sizeIsCapped_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("forever");
    const QByteArray body(70'000, ' ');
    QTest::newRow("announced") << ScriptedServer::answer(200, body) << QByteArray();
    QTest::newRow("endless") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << body;
    QTest::newRow("endless chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                                    << QByteArray("1000\r\n" + QByteArray(4096, ' ') + "\r\n");
    QTest::newRow("endless error") << QByteArray("HTTP/1.1 500 No\r\n\r\n") << body;
}

void TestLimits::sizeIsCapped()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, forever);
    ScriptedServer server;
    Client client(server, small(60'000));
    server.enqueue({answer, ScriptedReply::KeepOpen, 0, forever});
    const auto page = finished(api::listRoutes(client.transport, 10, 0, this));
    QCOMPARE(page.error().kind, ApiError::Kind::TooLarge);
    QCOMPARE(server.requests().size(), 1); // and is not tried again
    if (!forever.isEmpty())
        QTRY_COMPARE(server.openCount(), 0);
}

void TestLimits::anAnswerAsLargeAsTheCapPasses()
{
    ScriptedServer server;
    Client client(server, small(60'000));
    const QByteArray body = QByteArray("{\"data\": []}").leftJustified(60'000, ' ');
    server.enqueue({ScriptedServer::answer(200, body)});
    const auto page = finished(api::listRoutes(client.transport, 10, 0, this));
    QVERIFY2(page.ok(), why(page));
}

void TestLimits::aLargeListIsReadWhole()
{
    // Larger than what is decoded at once: a worker thread takes it.
    QByteArrayList elements;
    for (int i = 0; i < 2'000; ++i)
        elements << "{\"id\": \"" + QByteArray::number(i)
                + "\", \"attributes\": {\"route_type\": \"host\"}, "
                  "\"more\": \""
                + QByteArray(300, 'm') + "\"}";
    ScriptedServer server;
    Client client(server);
    server.enqueue({ScriptedServer::answer(200, "{\"data\": [" + elements.join(',') + "]}")});
    const auto page = finished(api::listRoutes(client.transport, 10, 0, this));
    QVERIFY2(page.ok(), why(page));
    QCOMPARE(page.value().items.size(), 2'000);
    QCOMPARE(page.value().items.constLast().id, u"1999"_s);
}

void TestLimits::deadlineEndsWhatNeverEnds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("dripMs");
    const QByteArray long1 = ScriptedServer::answer(200, QByteArray(5000, ' '));
    QTest::newRow("silence") << QByteArray() << 0;
    QTest::newRow("silence in the body") << long1.chopped(100) << 0;
    QTest::newRow("drip in the head") << long1 << 20;
    QTest::newRow("drip in the body")
        << ScriptedServer::answer(200).replace("Length: 0", "Length: 9000") + QByteArray(9000, ' ') << 1;
}

void TestLimits::deadlineEndsWhatNeverEnds()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, dripMs);
    ScriptedServer server;
    TransportOptions options = Client::quick();
    options.deadlineMs = 1'500;
    Client client(server, options);
    // The first one opens the connection, so that the deadline is over for the answer alone.
    server.enqueue({ScriptedServer::answer(200, "{\"data\": []}")});
    QVERIFY(finished(api::listRoutes(client.transport, 10, 0, this)).ok());
    server.enqueue({bytes, ScriptedReply::KeepOpen, dripMs, {}});
    QElapsedTimer clock;
    clock.start();
    const auto page = finished(api::listRoutes(client.transport, 10, 0, this));
    QCOMPARE(page.error().kind, ApiError::Kind::Timeout);
    // No upper bound, which a busy machine would break: whatever began the deadline anew would wait for ever,
    // or until the dripping answer is whole.
    QVERIFY2(clock.elapsed() >= 1'400, QByteArray::number(clock.elapsed()).constData());
    QCOMPARE(server.requests().size(), 2);
    QTRY_COMPARE(server.openCount(), 0);
    QCOMPARE(client.log.entries().constFirst().problem, u"timeout"_s);
}

void TestLimits::abortReportsOnceAndHangsUp()
{
    ScriptedServer server;
    Client client(server);
    server.enqueue({});
    auto *job = api::listRoutes(client.transport, 10, 0, this);
    QList<ApiError::Kind> reports;
    bool gone = false;
    job->onFinished(this, [&](const Result<Page<Route>> &result) { reports << result.error().kind; });
    connect(job, &QObject::destroyed, this, [&] { gone = true; });
    QTRY_COMPARE(server.requests().size(), 1);
    job->abort();
    job->abort();
    QVERIFY(reports.isEmpty()); // later, never from within the call
    QTRY_VERIFY(gone);
    QCOMPARE(reports, QList<ApiError::Kind>({ApiError::Kind::Cancelled}));
    QTRY_COMPARE(server.openCount(), 0);
    QCOMPARE(client.log.entries().constFirst().problem, u"cancelled"_s);
}

void TestLimits::abortBeforeTheStartSendsNothing()
{
    ScriptedServer server;
    Client client(server);
    auto *job = api::listRoutes(client.transport, 10, 0, this);
    job->abort();
    QCOMPARE(finished(job).error().kind, ApiError::Kind::Cancelled);
    QCOMPARE(client.log.entries().size(), 0);
}

void TestLimits::dyingParentHangsUp()
{
    ScriptedServer server;
    Client client(server);
    server.enqueue({});
    auto parent = std::make_unique<QObject>();
    bool called = false;
    api::listRoutes(client.transport, 10, 0, parent.get())->onFinished(this, [&](const auto &) {
        called = true;
    });
    QTRY_COMPARE(server.requests().size(), 1);
    parent.reset();
    QTRY_COMPARE(server.openCount(), 0);
    QVERIFY(!called);
    QCOMPARE(client.log.runningCount(), 0);
}

void TestLimits::dyingContextIsNotCalled()
{
    ScriptedServer server;
    Client client(server);
    server.enqueue({ScriptedServer::answer(200, "{\"data\": []}")});
    auto context = std::make_unique<QObject>();
    auto *job = api::listRoutes(client.transport, 10, 0, this);
    bool called = false;
    bool gone = false;
    job->onFinished(context.get(), [&](const auto &) { called = true; });
    connect(job, &QObject::destroyed, this, [&] { gone = true; });
    context.reset();
    QTRY_VERIFY(gone);
    QVERIFY(!called);
}

void TestLimits::dyingTransportCancels()
{
    ScriptedServer server;
    server.enqueue({});
    auto transport =
        std::make_unique<Transport>(server.url(), Credentials{u"k"_s, u"s"_s}, Client::quick(), nullptr);
    auto *job = api::listRoutes(*transport, 10, 0, this);
    std::optional<ApiError::Kind> reported;
    job->onFinished(this, [&](const Result<Page<Route>> &result) { reported = result.error().kind; });
    QTRY_COMPARE(server.requests().size(), 1);
    transport.reset();
    QTRY_COMPARE(reported, std::optional(ApiError::Kind::Cancelled));
}

void TestLimits::callbackMayDestroyTheParent()
{
    ScriptedServer server;
    Client client(server);
    server.enqueue({ScriptedServer::answer(200, "{\"data\": []}")});
    auto *parent = new QObject;
    QPointer<QObject> watch(parent);
    api::listRoutes(client.transport, 10, 0, parent)->onFinished(this, [&](const auto &) { delete parent; });
    QTRY_VERIFY(watch.isNull());
}

void TestLimits::nobodyListens()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QUrl url(u"http://127.0.0.1:%1"_s.arg(closed.serverPort()));
    closed.close();
    RequestLog log;
    Transport transport(url, {u"k"_s, u"s"_s}, Client::quick(), &log);
    const auto page = finished(api::listRoutes(transport, 10, 0, this));
    QCOMPARE(page.error().kind, ApiError::Kind::Offline);
    QCOMPARE(log.entries().size(), 1);
    QCOMPARE(log.entries().constFirst().problem, u"offline"_s);
}

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
