// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/transport.h"
#include "faultrelay.h"
#include "sandboxaccount.h"
#include "scriptedserver.h"
#include "standinjournal.h"

#include <algorithm>
#include <functional>
#include <QEventLoop>
#include <QTest>
#include <QTimer>

using namespace testsupport;
using namespace trunkline;
using namespace Qt::StringLiterals;
using Aim = RelayFault::Aim;
using ErrorKind = ApiError::Kind;
using Then = RelayFault::Then;

namespace {

constexpr int patienceMs = 20'000;

TransportOptions options(int deadlineMs)
{
    TransportOptions wanted;
    wanted.deadlineMs = deadlineMs;
    wanted.extraCertificates = {ScriptedServer::certificate()};
    return wanted;
}

/// What came of one request, seen by the client.
struct Outcome {
    int calls = 0;
    ApiError error;
    Answer answer;
};

/// The real client behind a relay.
struct Caller {
    explicit Caller(const FaultRelay &relay, int deadlineMs = patienceMs)
        : transport(relay.url(), {u"testkey0"_s, u"testsecret0"_s}, options(deadlineMs), nullptr)
    {
    }
    Outcome call(const QByteArray &verb, const QString &path, const QByteArray &body = {})
    {
        Outcome outcome;
        QObject context;
        QEventLoop loop; // QTest::qWaitFor sleeps between its looks, and the relay with it
        Request request;
        request.verb = verb;
        request.path = path;
        request.body = body;
        request.contentType = body.isEmpty() ? QByteArray() : QByteArray("application/json");
        const auto take = [&](const ApiError &error, const Answer &answer) {
            outcome = {outcome.calls + 1, error, answer};
            if (onCompletion)
                onCompletion();
            loop.quit();
        };
        if (request.isRead())
            transport.send(request, 1, &context, take);
        else
            transport.send(request, Journal::permit(), &context, take);
        QTimer::singleShot(2 * patienceMs, &loop, &QEventLoop::quit);
        loop.exec();
        return outcome;
    }
    Transport transport;
    std::function<void()> onCompletion;
};

sandbox::Options accountOptions()
{
    sandbox::Options wanted = SandboxAccount::smallOptions();
    wanted.accessKey = u"testkey0"_s;
    wanted.secretKey = u"testsecret0"_s;
    return wanted;
}

/// How often the account has seen a request with that verb.
qsizetype seen(const SandboxAccount &account, const QByteArray &verb)
{
    const QList<sandbox::LoggedRequest> requests = account.requests();
    return std::count_if(requests.begin(), requests.end(),
                         [&verb](const sandbox::LoggedRequest &request) { return request.verb == verb; });
}

const QString routes = u"/v2/routes"_s;
QByteArray routeTo(const QByteArray &name)
{
    return R"({"data": {"type": "route", "attributes": {"route_type": "host", "alias": ")" + name
        + R"(", "value": ")" + name + R"(.example.com"}}})";
}
const QByteArray newRoute = routeTo("relay0");

} // namespace

/// The real client and the account with a relay between them, and TLS through it.
class TestFaultRelayClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void faultsWritesOnKeptConnectionsOnly();
    void theAccountActsBehindTheClientsBack_data();
    void theAccountActsBehindTheClientsBack();
    void whatIsWithheldNeverArrives();
    void aTimeOutFollowsAStall();
    void aLateWriteHasItsEffectAfterTheTimeOut();
    void isOfflineWhileRefusing();
    void cutsAnswersBySizesSeenBefore();
    void tlsPassesUntouched();
    void tlsIsCutByRawBytes();
    void tlsRequestsEndWhereTheirSizeSays();
};

void TestFaultRelayClient::faultsWritesOnKeptConnectionsOnly()
{
    SandboxAccount account(accountOptions());
    FaultRelay relay(account.url());
    Caller caller(relay);
    relay.addFault(RelayFault::answerWithheld(Then::Close));
    QCOMPARE(caller.call("GET", routes).answer.status, 200);
    QCOMPARE(relay.tally().connections, 1);
    QCOMPARE(caller.call("POST", routes, newRoute).error.kind, ErrorKind::ConnectionLost);
    QCOMPARE(relay.tally().connections, 1);
    QCOMPARE(relay.tally().struck, 1);
    const Outcome after = caller.call("GET", routes);
    QCOMPARE(after.answer.status, 200);
    QCOMPARE(after.answer.body.count(R"("relay0.example.com")"), 1);
    QCOMPARE(seen(account, "POST"), 1);
    QCOMPARE(relay.tally().requests, 3);
    QCOMPARE(relay.tally().writes, 1);
}

void TestFaultRelayClient::theAccountActsBehindTheClientsBack_data()
{
    QTest::addColumn<Then>("then");
    QTest::newRow("close") << Then::Close;
    QTest::newRow("reset") << Then::Reset;
}

void TestFaultRelayClient::theAccountActsBehindTheClientsBack()
{
    QFETCH(Then, then);
    SandboxAccount account(accountOptions());
    QVERIFY(account.addFault(u"POST * latency=300"_s));
    FaultRelay relay(account.url());
    Caller caller(relay);
    relay.addFault(RelayFault::afterWholeRequest(then));
    QCOMPARE(caller.call("POST", routes, newRoute).error.kind, ErrorKind::ConnectionLost);
    QTRY_COMPARE_WITH_TIMEOUT(relay.lastWrite().verb, QByteArray("POST"),
                              patienceMs); // its answer came, to nobody
    QCOMPARE(relay.tally().toClient, 0);
    QTRY_COMPARE_WITH_TIMEOUT(relay.abandonedConnections(), 0, patienceMs);
    QCOMPARE(caller.call("GET", routes).answer.body.count(R"("relay0.example.com")"), 1);
}

void TestFaultRelayClient::whatIsWithheldNeverArrives()
{
    SandboxAccount account(accountOptions());
    FaultRelay relay(account.url());
    Caller caller(relay);
    for (const Then then : {Then::Close, Then::Reset}) {
        relay.addFault(RelayFault::requestWithheld(then));
        QCOMPARE(caller.call("POST", routes, newRoute).error.kind, ErrorKind::ConnectionLost);
        relay.addFault(RelayFault::afterRequestBytes(40, then));
        QCOMPARE(caller.call("POST", routes, newRoute).error.kind, ErrorKind::ConnectionLost);
    }
    QTRY_COMPARE_WITH_TIMEOUT(relay.abandonedConnections(), 0, patienceMs);
    QCOMPARE(relay.tally().struck, 4);
    QCOMPARE(seen(account, "POST"), 0);
}

void TestFaultRelayClient::aTimeOutFollowsAStall()
{
    SandboxAccount account(accountOptions());
    FaultRelay relay(account.url());
    Caller caller(relay, 2'000);
    relay.addFault(RelayFault::afterAnswerBytes(30, Then::Stall));
    QCOMPARE(caller.call("POST", routes, newRoute).error.kind, ErrorKind::Timeout);
    QCOMPARE(relay.tally().toClient, 30);
    QTRY_COMPARE_WITH_TIMEOUT(relay.openConnections(), 0, patienceMs);
    QCOMPARE(seen(account, "POST"), 1);
}

void TestFaultRelayClient::aLateWriteHasItsEffectAfterTheTimeOut()
{
    SandboxAccount account(accountOptions());
    FaultRelay relay(account.url());
    Caller caller(relay, 2'000);
    qsizetype seenAtTimeOut = -1;
    caller.onCompletion = [&] { seenAtTimeOut = seen(account, "POST"); };
    relay.addFault(RelayFault::lateForward(6'000));
    QCOMPARE(caller.call("POST", routes, newRoute).error.kind, ErrorKind::Timeout);
    QCOMPARE(seenAtTimeOut, 0);
    QTRY_COMPARE_WITH_TIMEOUT(relay.tally().struck, 1, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(relay.abandonedConnections(), 0, patienceMs);
    QCOMPARE(seen(account, "POST"), 1);
    QCOMPARE(relay.lastWrite().verb, QByteArray("POST"));
    QCOMPARE(relay.tally().toClient, 0);
}

void TestFaultRelayClient::isOfflineWhileRefusing()
{
    SandboxAccount account(accountOptions());
    FaultRelay relay(account.url());
    Caller caller(relay);
    QCOMPARE(caller.call("GET", routes).answer.status, 200);
    relay.refuse();
    QTRY_COMPARE_WITH_TIMEOUT(relay.openConnections(), 0, patienceMs);
    QCOMPARE(caller.call("POST", routes, newRoute).error.kind, ErrorKind::Offline);
    QCOMPARE(caller.call("GET", routes).error.kind, ErrorKind::Offline);
    relay.accept();
    QCOMPARE(caller.call("POST", routes, newRoute).answer.status, 201);
    QCOMPARE(seen(account, "POST"), 1);
}

void TestFaultRelayClient::cutsAnswersBySizesSeenBefore()
{
    SandboxAccount account(accountOptions());
    FaultRelay relay(account.url());
    Caller caller(relay);
    const Outcome whole = caller.call("POST", routes, newRoute);
    QCOMPARE(whole.answer.status, 201);
    const MessageSize size = relay.lastWrite().answer;
    QCOMPARE(size.body, whole.answer.body.size());
    QVERIFY(size.head > 50);
    relay.addFault(RelayFault::afterAnswerBytes(size.total() - 1, Then::Close));
    QVERIFY(caller.call("POST", routes, routeTo("relay1")).error.isError());
    QCOMPARE(relay.lastWrite().answer, size);
    relay.addFault(RelayFault::afterAnswerBytes(size.total(), Then::Reset));
    QCOMPARE(caller.call("POST", routes, routeTo("relay2")).answer.status, 201);
    // Another client: the reset may reach the first one after it has put its next request on that connection.
    Caller another(relay);
    relay.addFault(RelayFault::drip(1));
    QCOMPARE(another.call("POST", routes, routeTo("relay3")).answer.status, 201);
    QCOMPARE(relay.tally().struck, 3);
    QCOMPARE(seen(account, "POST"), 4);
}

void TestFaultRelayClient::tlsPassesUntouched()
{
    ScriptedServer server(ScriptedServer::Tls);
    server.setFallback({ScriptedServer::answer(200, "{}")});
    FaultRelay relay(server.url());
    QCOMPARE(relay.url().scheme(), u"https"_s);
    Caller caller(relay);
    relay.addFault(RelayFault::answerWithheld(Then::Reset)); // a write that nobody can see
    for (int i = 0; i < 3; ++i)
        QCOMPARE(caller.call("POST", routes, newRoute).answer.body, QByteArray("{}"));
    QCOMPARE(server.requests().constLast().body(), newRoute);
    QCOMPARE(relay.tally().requests, 0);
    QCOMPARE(relay.waitingFaults(), 1);
    QVERIFY(relay.tally().toServer > 3 * newRoute.size());
}

void TestFaultRelayClient::tlsIsCutByRawBytes()
{
    for (const Then then : {Then::Close, Then::Reset}) {
        ScriptedServer server(ScriptedServer::Tls);
        server.setFallback({ScriptedServer::answer(200, "{}")});
        FaultRelay relay(server.url());
        Caller caller(relay);
        relay.addFault(RelayFault::afterRequestBytes(100, then).aimedAt(Aim::Connection)); // in the handshake
        QVERIFY(caller.call("POST", routes, newRoute).error.isError());
        QCOMPARE(server.requests().size(), 0);
        QCOMPARE(caller.call("GET", routes).answer.status, 200);
        const qint64 before = relay.tally().toClient;
        relay.addFault(RelayFault::afterAnswerBytes(25, then).aimedAt(Aim::Bytes)); // on the kept connection
        QCOMPARE(caller.call("POST", routes, newRoute).error.kind, ErrorKind::ConnectionLost);
        QCOMPARE(relay.tally().toClient - before, 25);
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(server.requests().constLast().verb(), QByteArray("POST"));
        QTRY_COMPARE_WITH_TIMEOUT(server.openCount(), 0, patienceMs);
    }
}

void TestFaultRelayClient::tlsRequestsEndWhereTheirSizeSays()
{
    ScriptedServer server(ScriptedServer::Tls);
    server.setFallback({ScriptedServer::answer(200, "{}")});
    FaultRelay relay(server.url());
    Caller caller(relay);
    QCOMPARE(caller.call("GET", routes).answer.status, 200);
    const qint64 before = relay.tally().fromClient;
    QCOMPARE(caller.call("POST", routes, newRoute).answer.status, 200);
    const qint64 size = relay.tally().fromClient - before;
    QCOMPARE(server.requests().size(), 2);
    relay.addFault(RelayFault::requestWithheld(Then::Reset).forRequestOf(size).aimedAt(Aim::Bytes));
    QCOMPARE(caller.call("POST", routes, newRoute).error.kind, ErrorKind::ConnectionLost);
    QCOMPARE(relay.tally().struck, 1);
    QCOMPARE(caller.call("GET", routes).answer.status, 200);
    QCOMPARE(server.requests().size(), 3); // the one between never came
    relay.addFault(RelayFault::afterWholeRequest(Then::Close).forRequestOf(size).aimedAt(Aim::Bytes));
    QCOMPARE(caller.call("POST", routes, newRoute).error.kind, ErrorKind::ConnectionLost);
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 4, patienceMs);
    QCOMPARE(server.requests().constLast().body(), newRoute);
    QTRY_COMPARE_WITH_TIMEOUT(relay.abandonedConnections(), 0, patienceMs);
}

QTEST_GUILESS_MAIN(TestFaultRelayClient)
#include "tst_faultrelayclient.moc"
