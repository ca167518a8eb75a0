// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs.h"

#include <QScopeGuard>
#include <QSemaphore>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

constexpr int longWaitMs = 40'000; // for what happens soon, on a machine however slow
const PhoneNumber number = PhoneNumber::fromService(u"12065550177"_s);
const PhoneNumber another = PhoneNumber::fromService(u"12065550178"_s);
const PhoneNumber third = PhoneNumber::fromService(u"12065550179"_s);

WriteResult<Nothing> releaseOf(Client &client, const PhoneNumber &which)
{
    return written<Nothing>(
        [&](QObject *context, auto reply) { client.journal.release(which, context, reply); });
}

WriteResult<Nothing> release(Client &client)
{
    return releaseOf(client, number);
}

/// Requests that are no reads.
qsizetype writesSeen(const ScriptedServer &server)
{
    const QList<RecordedRequest> requests = server.requests();
    return std::count_if(requests.cbegin(), requests.cend(),
                         [](const RecordedRequest &request) { return request.verb() != "GET"; });
}

IntentState stateFor(Outcome outcome)
{
    return outcome == Outcome::Done   ? IntentState::Done
        : outcome == Outcome::Refused ? IntentState::Refused
                                      : IntentState::Unknown;
}

} // namespace

/// The outcome of a write, and what is remembered of it.
class TestJournal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStatusHasAnOutcome_data();
    void everyStatusHasAnOutcome();
    void everyKindHasAnOutcome();
    void nothingListening();
    void hangingUpAtOnce_data();
    void hangingUpAtOnce();
    void theDeadlineLeavesItOpen();
    void anEndlessAnswerLeavesItOpen();
    void anUnreadableAnswerLeavesItOpen_data();
    void anUnreadableAnswerLeavesItOpen();
    void intentIsOnTheDiskBeforeAByteLeaves_data();
    void intentIsOnTheDiskBeforeAByteLeaves();
    void sameActionWaits();
    void unlikeActionsDoNot();
    void settingAndClearingOneSlotAreOneAction();
    void whatIsUnclearIsNotRepeated();
    void aDyingPageDoesNotStopTheWrite();
    void repliesOnlyLater();
    void remembersThePrice();
};

void TestJournal::everyStatusHasAnOutcome_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("outcome");
    const QList<int> refused{400, 401, 403, 404, 405, 415, 422, 429};
    for (const int status : {200, 201, 202, 203, 204, 206, 207, 226, 300, 301, 302, 303, 304, 307, 308,
                             400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 413, 415, 418,
                             422, 423, 429, 431, 451, 499, 500, 501, 502, 503, 504, 511, 520, 599}) {
        const Outcome outcome = status == 204 ? Outcome::Done
            : refused.contains(status)        ? Outcome::Refused
                                              : Outcome::Unknown;
        QTest::addRow("%d", status) << status << int(outcome);
    }
}

void TestJournal::everyStatusHasAnOutcome()
{
    QFETCH(int, status);
    QFETCH(int, outcome);
    ScriptedServer server;
    Client client(server);
    server.setFallback({ScriptedServer::answer(
        status, status == 204 || status == 304 ? "" : "{\"errors\": [{\"id\": \"r\"}]}")});
    const WriteResult<Nothing> result = release(client);
    QCOMPARE(int(result.outcome), outcome);
    QCOMPARE(result.value.has_value(), result.outcome == Outcome::Done);
    QCOMPARE(result.error.httpStatus, result.outcome == Outcome::Done ? 0 : status);
    QCOMPARE(writesSeen(server), 1); // whatever the status, there is no second try
    const Intent intent = client.journal.intents().constFirst();
    QCOMPARE(intent.id, result.intent);
    QCOMPARE(intent.state, stateFor(result.outcome));
    ApiError kept = result.error;
    kept.excerpt.clear(); // may hold what a person wrote, so the journal does not keep it
    QCOMPARE(intent.error, kept);
}

void TestJournal::everyKindHasAnOutcome()
{
    using Kind = ApiError::Kind;
    for (int kind = 0; kind <= int(Kind::Blocked); ++kind) {
        ApiError error;
        error.kind = Kind(kind); // without a status
        const bool refused =
            error.kind == Kind::Offline || error.kind == Kind::TlsFailed || error.kind == Kind::Blocked;
        const Outcome expected = error.kind == Kind::None ? Outcome::Done
            : refused                                     ? Outcome::Refused
                                                          : Outcome::Unknown;
        QVERIFY2(outcomeOf(error) == expected, qPrintable(kindWord(error.kind)));
        error.httpStatus = 422; // a refusal that was cut is no refusal
        if (error.kind == Kind::ConnectionLost || error.kind == Kind::Timeout || error.kind == Kind::TooLarge)
            QVERIFY2(outcomeOf(error) == Outcome::Unknown, qPrintable(kindWord(error.kind)));
    }
}

void TestJournal::nothingListening()
{
    ScriptedServer server;
    Client client(server);
    server.close();
    const auto result = release(client);
    QCOMPARE(result.outcome, Outcome::Refused);
    QCOMPARE(result.error.kind, ApiError::Kind::Offline);
}

void TestJournal::hangingUpAtOnce_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<int>("then");
    for (const bool tls : {false, true}) {
        QTest::addRow("%s, closed", tls ? "TLS" : "plain") << tls << int(ScriptedReply::Close);
        QTest::addRow("%s, reset", tls ? "TLS" : "plain") << tls << int(ScriptedReply::Reset);
    }
}

/// Connected, but never seen to read: nobody can tell, so it stays open.
void TestJournal::hangingUpAtOnce()
{
    QFETCH(bool, tls);
    QFETCH(int, then);
    ScriptedServer server(tls ? ScriptedServer::Tls : ScriptedServer::Plain);
    server.setOnConnect(ScriptedReply::Then(then));
    Client client(server);
    const auto result = release(client);
    QCOMPARE(result.outcome, Outcome::Unknown);
    // Qt 6.4 never reports a reset that comes between the connection and its first look at it (1 of 200 on a
    // busy machine, without a byte sent): then our own deadline ends it.
    QVERIFY2(result.error.kind == ApiError::Kind::ConnectionLost
                 || (then == ScriptedReply::Reset && result.error.kind == ApiError::Kind::Timeout),
             qPrintable(kindWord(result.error.kind)));
    QCOMPARE(server.requests().size(), 0);
}

void TestJournal::theDeadlineLeavesItOpen()
{
    ScriptedServer server;
    TransportOptions options = Client::quick();
    options.deadlineMs = 1'500; // the server, on this thread, has to read it before
    Client client(server, options);
    server.setFallback({});
    const auto result = release(client);
    QCOMPARE(result.outcome, Outcome::Unknown);
    QCOMPARE(result.error.kind, ApiError::Kind::Timeout);
    QTRY_COMPARE(writesSeen(server), 1);
}

void TestJournal::anEndlessAnswerLeavesItOpen()
{
    ScriptedServer server;
    TransportOptions options = Client::quick();
    options.maxAnswerBytes = 10'000;
    Client client(server, options);
    server.setFallback({"HTTP/1.1 422 No\r\n\r\n", ScriptedReply::KeepOpen, 0, QByteArray(4096, ' ')});
    const auto result = release(client);
    QCOMPARE(result.outcome, Outcome::Unknown);
    QCOMPARE(result.error.kind, ApiError::Kind::TooLarge);
}

void TestJournal::anUnreadableAnswerLeavesItOpen_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("html") << QByteArray("<html>OK</html>");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("no data") << QByteArray("{\"links\": {}}");
    QTest::newRow("another number") << QByteArray(
        "{\"data\": {\"attributes\": {\"value\": \"12065550178\"}, \"relationships\": {}}}");
    QTest::newRow("no relationships")
        << QByteArray("{\"data\": {\"attributes\": {\"value\": \"12065550177\"}}}");
}

void TestJournal::anUnreadableAnswerLeavesItOpen()
{
    QFETCH(QByteArray, body);
    ScriptedServer server;
    Client client(server);
    server.setFallback({ScriptedServer::answer(201, body)});
    const auto result = written<api::Purchase>(
        [&](QObject *context, auto reply) { client.journal.purchase(number, {}, Money(), context, reply); });
    QCOMPARE(result.outcome, Outcome::Unknown);
    QCOMPARE(result.error.kind, ApiError::Kind::BadAnswer);
    QVERIFY(!result.error.detail.isEmpty());
    QVERIFY(!result.value);
}

void TestJournal::intentIsOnTheDiskBeforeAByteLeaves_data()
{
    QTest::addColumn<bool>("isMessage");
    QTest::newRow("release") << false;
    QTest::newRow("message") << true; // waits for its turn on the disk
}

/// The disk is held up at each step, and the wire is looked at meanwhile.
void TestJournal::intentIsOnTheDiskBeforeAByteLeaves()
{
    QFETCH(bool, isMessage);
    ScriptedServer server;
    server.setFallback({isMessage ? ScriptedServer::answer(202, "{\"data\": {\"id\": \"mdr2-1\"}}")
                                  : ScriptedServer::answer(204)});
    QSemaphore reached;
    QSemaphore goOn;
    JournalOptions options;
    options.reached = [&](const QString &point) {
        if (point == u"before started"_s || point == u"after started"_s) {
            reached.release();
            goOn.acquire();
        }
    };
    Transport transport(server.url(), {u"testkey0"_s, u"testsecret0"_s}, Client::quick(), nullptr);
    Journal journal(transport, options);
    const auto letGo = qScopeGuard([&goOn] { goOn.release(8); }); // also when the test fails
    bool done = false;
    if (isMessage)
        journal.send({number, another, u"hello"_s, {}}, this,
                     [&](const auto &result) { done = result.done(); });
    else
        journal.release(number, this, [&](const auto &result) { done = result.done(); });
    for (const char *point : {"before", "after"}) {
        QTRY_VERIFY2_WITH_TIMEOUT(reached.available() > 0, point, longWaitMs);
        reached.acquire();
        bool hadTime = false; // for a connection, if one were made
        QTimer::singleShot(100, this, [&hadTime] { hadTime = true; });
        QTRY_VERIFY_WITH_TIMEOUT(hadTime, longWaitMs);
        QCOMPARE(server.connectionCount(), 0);
        goOn.release();
    }
    QTRY_VERIFY_WITH_TIMEOUT(done, longWaitMs);
    QCOMPARE(writesSeen(server), 1);
}

void TestJournal::sameActionWaits()
{
    ScriptedServer server;
    Client client(server);
    server.setFallback({}); // never answers
    client.journal.release(number, this, [](const auto &) {});
    QTRY_VERIFY_WITH_TIMEOUT(client.journal.isUnderWay(WriteKind::Release, number.digits()), longWaitMs);
    const auto second = release(client);
    QCOMPARE(second.outcome, Outcome::Refused);
    QCOMPARE(second.error.kind, ApiError::Kind::Blocked);
    QCOMPARE(second.intent, 0);
    QCOMPARE(client.journal.intents().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(writesSeen(server), 1, longWaitMs);
}

void TestJournal::unlikeActionsDoNot()
{
    ScriptedServer server;
    Client client(server);
    server.setFallback({});
    client.journal.release(number, this, [](const auto &) {});
    client.journal.release(another, this, [](const auto &) {});
    client.journal.setRoute(number, api::RouteSlot::Primary, u"1"_s, this, [](const auto &) {});
    client.journal.setRoute(number, api::RouteSlot::Failover, u"1"_s, this, [](const auto &) {});
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 4, longWaitMs);
    QVERIFY(!client.journal.isUnderWay(WriteKind::EditNumber, number.digits()));
}

void TestJournal::settingAndClearingOneSlotAreOneAction()
{
    ScriptedServer server;
    Client client(server);
    server.setFallback({});
    client.journal.setRoute(number, api::RouteSlot::Failover, u"1"_s, this, [](const auto &) {});
    const auto second = written<Nothing>([&](QObject *context, auto reply) {
        client.journal.clearRoute(number, api::RouteSlot::Failover, context, reply);
    });
    QCOMPARE(second.error.kind, ApiError::Kind::Blocked);
    QVERIFY(client.journal.isUnderWay(WriteKind::ClearFailoverRoute, number.digits()));
    QVERIFY(!client.journal.isUnderWay(WriteKind::ClearPrimaryRoute, number.digits()));
}

void TestJournal::whatIsUnclearIsNotRepeated()
{
    ScriptedServer server;
    Client client(server);
    server.setFallback({ScriptedServer::answer(502)});
    const auto buy = [&](const PhoneNumber &what) {
        return written<api::Purchase>([&](QObject *context, auto reply) {
            client.journal.purchase(what, {}, Money(), context, reply);
        });
    };
    const auto create = [&](const QString &alias) {
        return written<Route>([&](QObject *context, auto reply) {
            client.journal.createRoute({alias, RouteType::Host, u"pbx.example.com"_s}, context, reply);
        });
    };
    QCOMPARE(buy(number).outcome, Outcome::Unknown);
    QCOMPARE(create(u"desk"_s).outcome, Outcome::Unknown);
    QCOMPARE(releaseOf(client, third).outcome, Outcome::Unknown);
    QVERIFY(client.journal.isUnclear(WriteKind::Purchase, number.digits()));
    for (const ApiError &error :
         {buy(number).error, create(u"desk"_s).error, releaseOf(client, third).error}) {
        QCOMPARE(error.kind, ApiError::Kind::Blocked);
        QCOMPARE(error.block, ApiError::Block::Unclear);
    }
    QCOMPARE(buy(another).outcome, Outcome::Unknown); // only that number, and that alias
    QCOMPARE(create(u"hall"_s).outcome, Outcome::Unknown);
    QCOMPARE(writesSeen(server), 5);
    QCOMPARE(client.journal.unclearCount(), 5);
}

void TestJournal::aDyingPageDoesNotStopTheWrite()
{
    ScriptedServer server;
    Client client(server);
    server.setFallback({ScriptedServer::answer(204), ScriptedReply::KeepOpen, 1, {}}); // takes its time
    auto page = std::make_unique<QObject>();
    bool called = false;
    client.journal.release(number, page.get(), [&](const auto &) { called = true; });
    QTRY_COMPARE_WITH_TIMEOUT(writesSeen(server), 1, longWaitMs);
    page.reset();
    QTRY_COMPARE_WITH_TIMEOUT(client.journal.intents().constFirst().state, IntentState::Done, longWaitMs);
    QVERIFY(!called);
}

void TestJournal::repliesOnlyLater()
{
    ScriptedServer server;
    Client client(server);
    server.setFallback({});
    int calls = 0;
    client.journal.release(number, this, [&](const auto &) { ++calls; });
    client.journal.release(number, this, [&](const auto &) { ++calls; }); // blocked at once, told later
    QCOMPARE(calls, 0);
    QTRY_COMPARE_WITH_TIMEOUT(calls, 1, longWaitMs);
}

void TestJournal::remembersThePrice()
{
    ScriptedServer server;
    Client client(server);
    server.setFallback({ScriptedServer::answer(422)});
    const Money price = Money::fromNanodollars(1'000'000'000);
    const auto result = written<api::Purchase>(
        [&](QObject *context, auto reply) { client.journal.purchase(number, {}, price, context, reply); });
    QCOMPARE(result.outcome, Outcome::Refused);
    const Intent intent = client.journal.intents().constFirst();
    QCOMPARE(intent.cost, price);
    QCOMPARE(intent.kind, WriteKind::Purchase);
    QCOMPARE(intent.object, number.digits());
    QVERIFY(intent.recordedAt > 0);
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
