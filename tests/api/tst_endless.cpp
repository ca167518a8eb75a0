// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/session.h"
#include "jobs.h"
#include "pouringserver.h"

#include <array>
#include <QElapsedTimer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace trunkline;

/// Answers without an end that Qt itself does not end: the person gets an error, the next request gets
/// through, and leaving does not wait for the server.
class TestEndless : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void headIsCut_data();
    void headIsCut();
    void deadlineEndsItAndTheNextRequestGetsThrough();
    void sessionDiesWhileTheServerPours_data();
    void sessionDiesWhileTheServerPours();
    void sessionDiesAfterItsJobs_data() { sessionDiesWhileTheServerPours_data(); }
    void sessionDiesAfterItsJobs();
    void otherConnectionsAreLeftAlone();
    void whoeverWasCutIsTold_data();
    void whoeverWasCutIsTold();
    void cutsAreTakenOnce();
    void metersAnswersAndNotConnections();
    void metersWhatPoursTogether();
};

namespace {

void addPourers()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("forever");
    for (const bool tls : {false, true}) {
        const QByteArray wire = tls ? "TLS, " : "plain, ";
        const auto row = [&wire](const char *name) { return QByteArray(wire + name); };
        QTest::newRow(row("header lines").constData())
            << tls << QByteArray("HTTP/1.1 200 OK\r\n") << QByteArray("X-A: b\r\n").repeated(8'192);
        QTest::newRow(row("one header").constData())
            << tls << QByteArray("HTTP/1.1 200 OK\r\nX-A: ") << QByteArray(65'536, 'b');
        QTest::newRow(row("reason phrase").constData())
            << tls << QByteArray("HTTP/1.1 200 ") << QByteArray(65'536, 'b');
        QTest::newRow(row("one chunk").constData())
            << tls << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7ffffffffffffff0\r\n")
            << QByteArray(65'536, 'b');
        QTest::newRow(row("announced body").constData())
            << tls << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9000000000000000000\r\n\r\n")
            << QByteArray(65'536, 'b');
        QTest::newRow(row("interim answers").constData())
            << tls << QByteArray() << QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(2'048);
    }
}

TransportOptions smallCap()
{
    TransportOptions options = Client::quick();
    options.maxAnswerBytes = 1'048'576;
    options.deadlineMs = 60'000; // what ends it here is the cap
    return options;
}

} // namespace

void TestEndless::headIsCut_data()
{
    addPourers();
}

void TestEndless::headIsCut()
{
    QFETCH(bool, tls);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, forever);
    PouringServer server(tls, first, forever);
    RequestLog log;
    Transport transport(server.url(), {u"k"_s, u"s"_s}, smallCap(), &log);
    const auto page = finished(api::listRoutes(transport, 10, 0, this), 60'000);
    QVERIFY2(page.error().kind == ApiError::Kind::TooLarge, why(page));
    QCOMPARE(log.entries().size(), 1); // and not tried again
    QTRY_COMPARE_WITH_TIMEOUT(server.openCount(), 0, 20'000);
    QVERIFY2(server.poured() < 400'000'000, QByteArray::number(server.poured()).constData());
}

void TestEndless::deadlineEndsItAndTheNextRequestGetsThrough()
{
    PouringServer server(false, "HTTP/1.1 200 OK\r\n", QByteArray("X-A: b\r\n").repeated(1'024));
    server.setPace(
        50); // by the deadline it has poured less than any cap, also of what another test left to end
    server.setPoursOnlyFirst("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"data\": []}");
    TransportOptions options = Client::quick();
    options.deadlineMs = 1'000;
    Transport transport(server.url(), {u"k"_s, u"s"_s}, options, nullptr);
    const auto page = finished(api::listRoutes(transport, 10, 0, this));
    QVERIFY2(page.error().kind == ApiError::Kind::Timeout, why(page));
    options.deadlineMs = 20'000;
    const auto next = finished(api::listRoutes(transport, 10, 0, this));
    QVERIFY2(next.ok(), why(next));
}

void TestEndless::sessionDiesWhileTheServerPours_data()
{
    addPourers();
}

void TestEndless::sessionDiesWhileTheServerPours()
{
    QFETCH(bool, tls);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, forever);
    PouringServer server(tls, first, forever);
    auto session = std::make_unique<Session>(AccountLabel{u"A"_s, u"#000000"_s, true}, server.url(),
                                             Credentials{u"k"_s, u"s"_s}, smallCap());
    auto *job = api::listRoutes(session->transport(), 10, 0, this);
    std::optional<ApiError::Kind> reported;
    job->onFinished(this, [&](const Result<Page<Route>> &result) { reported = result.error().kind; });
    QTRY_VERIFY_WITH_TIMEOUT(server.poured() > 0, 20'000);
    const qint64 before = server.poured();
    QElapsedTimer clock;
    clock.start();
    session.reset();
    const qint64 took = clock.elapsed();
    qInfo("dying took %lld ms", took);
    // Qt alone waits five seconds and gives up. Not a measure of speed: a busy machine is far from that.
    QVERIFY2(took < 4'000, QByteArray::number(took).constData());
    QTRY_VERIFY(reported.has_value());
    // On a slow machine it may have been too large by then.
    QVERIFY(reported == ApiError::Kind::Cancelled || reported == ApiError::Kind::TooLarge);
    // It still poured then, and has been hung up on since.
    QTRY_COMPARE_WITH_TIMEOUT(server.openCount(), 0, 60'000);
    QVERIFY(server.poured() >= before);
}

void TestEndless::sessionDiesAfterItsJobs()
{
    QFETCH(bool, tls);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, forever);
    PouringServer server(tls, first, forever);
    auto session = std::make_unique<Session>(AccountLabel{u"A"_s, u"#000000"_s, true}, server.url(),
                                             Credentials{u"k"_s, u"s"_s}, smallCap());
    auto window = std::make_unique<QObject>();
    api::listRoutes(session->transport(), 10, 0, window.get());
    QTRY_VERIFY_WITH_TIMEOUT(server.poured() > 0, 20'000);
    QElapsedTimer clock;
    clock.start();
    window.reset(); // as a window does: its pages go first, and their jobs with them
    session.reset();
    QVERIFY2(clock.elapsed() < 4'000, QByteArray::number(clock.elapsed()).constData());
    QTRY_COMPARE_WITH_TIMEOUT(server.openCount(), 0, 60'000);
}

void TestEndless::otherConnectionsAreLeftAlone()
{
    ScriptedServer calm;
    Client client(calm);
    calm.setFallback({ScriptedServer::answer(200, "{\"data\": []}")});
    QVERIFY(finished(api::listRoutes(client.transport, 10, 0, this)).ok());
    QCOMPARE(calm.openCount(), 1);
    PouringServer server(true, "HTTP/1.1 200 OK\r\n", QByteArray("X-A: b\r\n").repeated(8'192));
    Transport transport(server.url(), {u"k"_s, u"s"_s}, smallCap(), nullptr);
    const auto page = finished(api::listRoutes(transport, 10, 0, this), 60'000);
    QVERIFY2(page.error().kind == ApiError::Kind::TooLarge, why(page));
    QVERIFY(finished(api::listRoutes(client.transport, 10, 0, this)).ok());
    QCOMPARE(calm.connectionCount(), 1); // kept open and used again
}

void TestEndless::whoeverWasCutIsTold_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("plain") << false;
    QTest::newRow("TLS") << true; // Qt asks three times before it gives up
}

/// Two accounts are open: the one looks at the connections of both.
void TestEndless::whoeverWasCutIsTold()
{
    QFETCH(bool, tls);
    ScriptedServer calm;
    calm.setFallback({}); // never answers
    TransportOptions watchful = smallCap();
    watchful.maxReadAttempts = 1;
    Client other(calm, watchful);
    auto *waiting = api::listRoutes(other.transport, 10, 0, this);
    std::optional<ApiError::Kind> reported;
    waiting->onFinished(this, [&](const Result<Page<Route>> &result) { reported = result.error().kind; });
    QTRY_COMPARE(calm.requests().size(), 1);

    PouringServer server(tls, "HTTP/1.1 200 OK\r\n", QByteArray("X-A: b\r\n").repeated(8'192));
    TransportOptions trusting = smallCap();
    trusting.maxAnswerBytes = 1LL << 40; // so only the other one cuts
    RequestLog log;
    Transport transport(server.url(), {u"k"_s, u"s"_s}, trusting, &log);
    const auto page = finished(api::listRoutes(transport, 10, 0, this), 60'000);
    QVERIFY2(page.error().kind == ApiError::Kind::TooLarge, why(page));
    QCOMPARE(log.entries().size(), 1);
    QVERIFY(!reported);
    // Qt itself asks again when a connection ends before the first byte of an answer.
    QTRY_VERIFY([&] {
        calm.hangUp();
        return reported.has_value();
    }());
    QCOMPARE(reported, std::optional(ApiError::Kind::ConnectionLost));
}

void TestEndless::cutsAreTakenOnce()
{
    const qint64 before = cuts::now();
    QVERIFY(!cuts::explainLoss(before));
    const qint64 look = cuts::now();
    cuts::note(look);
    cuts::note(look);
    QVERIFY(!cuts::explainLoss(look + 1)); // of one that began later
    QVERIFY(cuts::explainLoss(before));
    QVERIFY(cuts::explainLoss(before));
    QVERIFY(!cuts::explainLoss(before));
    cuts::note(look);
    cuts::note(look + 1); // the same exchange, asked for again by Qt
    QVERIFY(cuts::explainLoss(before));
    QVERIFY(!cuts::explainLoss(before));
}

void TestEndless::metersAnswersAndNotConnections()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket socket;
    socket.connectToHost(server.serverAddress(), server.serverPort());
    QTRY_VERIFY(socket.state() == QAbstractSocket::ConnectedState && server.hasPendingConnections());
    QTcpSocket *other = server.nextPendingConnection();
    WireMeter meter;
    QCOMPARE(meter.cutBeyond(100'000), 0);
    for (int answer = 1; answer <= 5; ++answer) { // each below the limit, together beyond it
        socket.write("?");
        QTRY_COMPARE(other->bytesAvailable(), answer);
        QCOMPARE(meter.cutBeyond(100'000), 0);
        other->write(QByteArray(80'000, 'x'));
        QTRY_COMPARE(socket.bytesAvailable(), answer * 80'000);
        QCOMPARE(meter.cutBeyond(100'000), 0);
        QVERIFY(meter.isPouring());
    }
    QCOMPARE(meter.cutBeyond(100'000), 0);
    QVERIFY(!meter.isPouring());
    other->write(QByteArray(30'000, 'x'));
    QTRY_COMPARE(socket.bytesAvailable(), 430'000);
    QCOMPARE(meter.cutBeyond(100'000), 1);
    QTRY_COMPARE(other->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(meter.cutBeyond(100'000), 0);
}

void TestEndless::metersWhatPoursTogether()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    std::array<QTcpSocket, 3> sockets;
    QList<QTcpSocket *> others;
    for (QTcpSocket &socket : sockets) {
        socket.connectToHost(server.serverAddress(), server.serverPort());
        QTRY_VERIFY(socket.state() == QAbstractSocket::ConnectedState && server.hasPendingConnections());
        others << server.nextPendingConnection();
    }
    WireMeter meter;
    QCOMPARE(meter.cutBeyond(100'000), 0);
    const auto pour = [&](const QList<int> &bytes) {
        for (qsizetype i = 0; i < others.size(); ++i) {
            const qint64 before = sockets[size_t(i)].bytesAvailable();
            others.at(i)->write(QByteArray(bytes.at(i), 'x'));
            QTRY_COMPARE(sockets[size_t(i)].bytesAvailable(), before + bytes.at(i));
        }
    };
    pour({40'000, 60'000, 40'000});
    QCOMPARE(meter.cutBeyond(100'000), 0);
    QCOMPARE(meter.cutBeyond(100'000), 0); // nobody pours
    pour({10'000, 10'000, 10'000}); // 170,000 by now
    QCOMPARE(meter.cutBeyond(100'000), 1);
    QTRY_COMPARE(others.at(1)->state(), QAbstractSocket::UnconnectedState); // the longest
    QCOMPARE(others.at(0)->state(), QAbstractSocket::ConnectedState);
    QCOMPARE(others.at(2)->state(), QAbstractSocket::ConnectedState);
    QCOMPARE(meter.cutBeyond(100'000), 0);
}

QTEST_GUILESS_MAIN(TestEndless)
#include "tst_endless.moc"
