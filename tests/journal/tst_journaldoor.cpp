// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalrun.h"

using namespace journalrun;

/// What the journal lets through, and in which order.
class TestJournalDoor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void readOnlyRefuses();
    void overTheBudgetRefuses();
    void orderLimitCountsTheSeries();
    void refusedMoneyIsFreeAgain();
    void sendsKeepTheirDistance();
    void aWaitingMessageCanBeTakenBack();
    void readOnlyTakesBackWhatWaits();
    void theRecordOfAnotherIsNoAnswer();
    void buyingAndReleasingAreOneAction();
    void picturesThatLookAlikeAreOneAction();
    void anMmsWaitsForTheAnswerOfTheOneBefore();
    void knowsWhatWasSoBefore();
    void knowsWhichAddressWasSetBefore();
    void aRefusalThatQuotesTheTextKeepsNoText();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestJournalDoor::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestJournalDoor::readOnlyRefuses()
{
    ScriptedServer server;
    Run run(server, *m_folder);
    run.journal.setReadOnly(true);
    const auto result = release(run.journal);
    QCOMPARE(result.error.block, ApiError::Block::ReadOnly);
    QCOMPARE(result.intent, 0);
    QVERIFY(run.journal.intents().isEmpty());
    QCOMPARE(server.connectionCount(), 0);
}

void TestJournalDoor::overTheBudgetRefuses()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(502)});
    JournalOptions options;
    options.budget.perDay = dollars(3);
    Run run(server, *m_folder, options);
    const auto result = buy(run.journal, dollars(4));
    QCOMPARE(result.error.block, ApiError::Block::OverBudget);
    QVERIFY2(result.error.detail.contains(u"one day"), qPrintable(result.error.detail));
    QCOMPARE(server.connectionCount(), 0);
    QCOMPARE(buy(run.journal, dollars(3)).outcome, Outcome::Unknown); // counts, since it may have happened
    OutgoingMessage text = message(u"hello"_s);
    const auto sent =
        written<QString>([&](QObject *context, auto reply) { run.journal.send(text, context, reply); });
    QCOMPARE(sent.error.block, ApiError::Block::OverBudget);
    QVERIFY(run.journal.intents().constFirst().cost == dollars(3));
}

void TestJournalDoor::orderLimitCountsTheSeries()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(502)});
    JournalOptions options;
    options.budget.perOrder = dollars(3);
    Run run(server, *m_folder, options);
    QCOMPARE(buy(run.journal, dollars(2), u"basket"_s).outcome, Outcome::Unknown);
    const auto second = written<api::Purchase>([&](QObject *context, auto reply) {
        run.journal.purchase(PhoneNumber::fromService(u"12065550178"_s), {}, dollars(2), context, reply,
                             u"basket"_s);
    });
    QCOMPARE(second.error.block, ApiError::Block::OverBudget);
    const auto another = written<api::Purchase>([&](QObject *context, auto reply) {
        run.journal.purchase(PhoneNumber::fromService(u"12065550178"_s), {}, dollars(2), context, reply,
                             u"another"_s);
    });
    QCOMPARE(another.outcome, Outcome::Unknown);
}

void TestJournalDoor::refusedMoneyIsFreeAgain()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(422)});
    JournalOptions options;
    options.budget.perMonth = dollars(3);
    Run run(server, *m_folder, options);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(buy(run.journal, dollars(3)).error.httpStatus, 422);
    QCOMPARE(run.journal.spending().thisMonth, Money());
}

void TestJournalDoor::sendsKeepTheirDistance()
{
    ScriptedServer server;
    takeMessages(server);
    JournalOptions options;
    options.pace.smsMs = 120;
    Run run(server, *m_folder, options);
    for (int i = 0; i < 4; ++i)
        run.journal.send(message(QString::number(i)), this, [](const auto &) {});
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 4, longWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(run.journal.intents().constLast().state, IntentState::Done, longWaitMs);
    for (int i = 1; i < 4; ++i) {
        const qint64 gap = run.journal.find(i + 1)->startedAt - run.journal.find(i)->startedAt;
        // Stamped by the wall clock when its turn had come, paced by another: allow them some play.
        QVERIFY2(gap >= 100, qPrintable(QString::number(gap)));
    }
}

void TestJournalDoor::aWaitingMessageCanBeTakenBack()
{
    ScriptedServer server;
    takeMessages(server);
    JournalOptions slow;
    slow.pace.smsMs = 3'600'000;
    Run run(server, *m_folder, slow);
    QVERIFY(written<QString>([&](QObject *context, auto reply) {
                run.journal.send(message(u"one"_s), context, reply);
            }).done());
    connect(&run.journal, &Journal::recorded, this, [&](qint64 id) { run.journal.withdraw(id); });
    const auto result = written<QString>(
        [&](QObject *context, auto reply) { run.journal.send(message(u"two"_s), context, reply); });
    QCOMPARE(result.outcome, Outcome::Refused);
    QCOMPARE(result.error.block, ApiError::Block::Withdrawn);
    QCOMPARE(run.journal.find(2)->settledBy, u"never sent"_s);
    QVERIFY(run.journal.find(2)->body.isEmpty());
    QCOMPARE(server.requests().size(), 1);
}

void TestJournalDoor::readOnlyTakesBackWhatWaits()
{
    ScriptedServer server;
    takeMessages(server);
    JournalOptions slow;
    slow.pace.smsMs = 3'600'000;
    Run run(server, *m_folder, slow);
    run.journal.send(message(u"one"_s), this, [](const auto &) {});
    run.journal.send(message(u"two"_s), this, [](const auto &) {});
    QTRY_COMPARE_WITH_TIMEOUT(run.journal.intents().size(), 2, longWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(run.journal.find(1)->state, IntentState::Done, longWaitMs);
    run.journal.send(message(u"three"_s), this, [](const auto &) {});
    run.journal.setReadOnly(true); // one waits for its turn, one is on its way to the disk
    run.journal.setReadOnly(false);
    for (const qint64 id : {2, 3}) {
        QTRY_COMPARE_WITH_TIMEOUT(run.journal.find(id)->state, IntentState::Refused, longWaitMs);
        QCOMPARE(run.journal.find(id)->error.block, ApiError::Block::ReadOnly);
        QCOMPARE(run.journal.find(id)->settledBy, u"never sent"_s);
    }
    QCOMPARE(server.requests().size(), 1);
}

void TestJournalDoor::theRecordOfAnotherIsNoAnswer()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(202, "{\"data\": {\"id\": \"mdr2-1\"}}")});
    Run run(server, *m_folder);
    const auto sendNow = [&](const QString &body) {
        return written<QString>(
            [&](QObject *context, auto reply) { run.journal.send(message(body), context, reply); });
    };
    QVERIFY(sendNow(u"one"_s).done());
    const auto second = sendNow(u"two"_s);
    QCOMPARE(second.outcome, Outcome::Unknown);
    QCOMPARE(second.error.kind, ApiError::Kind::BadAnswer);
    QVERIFY(!second.value);
}

void TestJournalDoor::buyingAndReleasingAreOneAction()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(502)});
    Run run(server, *m_folder);
    QCOMPARE(buy(run.journal, dollars(1)).outcome, Outcome::Unknown);
    QCOMPARE(release(run.journal).error.block, ApiError::Block::Unclear);
}

/// The service rewrites the addresses of files, so no record could be told to be the one or the other's.
void TestJournalDoor::picturesThatLookAlikeAreOneAction()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(502)});
    Run run(server, *m_folder);
    const auto sendNow = [&](const QStringList &files) {
        OutgoingMessage picture = message(u"look"_s);
        picture.mediaUrls = files;
        return written<QString>(
            [&](QObject *context, auto reply) { run.journal.send(picture, context, reply); });
    };
    const QString a = u"https://media.example.com/a.png"_s;
    const QString b = u"https://media.example.com/b.png"_s;
    QCOMPARE(sendNow({a}).outcome, Outcome::Unknown);
    QCOMPARE(sendNow({b}).error.block, ApiError::Block::Unclear);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(sendNow({a, b}).outcome, Outcome::Unknown); // the number of files stands in a record
    QCOMPARE(sendNow({}).outcome, Outcome::Unknown);
    QVERIFY(run.journal.find(1)->wish[u"mediaSha256"_s] != run.journal.find(2)->wish[u"mediaSha256"_s]);
}

/// Whatever the first needs for its connection, the second reaches the service in another of its seconds.
void TestJournalDoor::anMmsWaitsForTheAnswerOfTheOneBefore()
{
    ScriptedServer server;
    const auto answerOf = [](const char *id) {
        return ScriptedServer::answer(202, QByteArray("{\"data\": {\"id\": \"mdr2-") + id + "\"}}");
    };
    server.enqueue({answerOf("1"), ScriptedReply::KeepOpen, 5, {}}); // takes its time
    server.enqueue({answerOf("2")});
    JournalOptions options;
    options.pace.mmsMs = 100;
    Run run(server, *m_folder, options);
    OutgoingMessage picture = message(u"look"_s);
    picture.mediaUrls = QStringList{u"https://media.example.com/a.png"_s};
    run.journal.send(picture, this, [](const auto &) {});
    picture.body = u"and look"_s;
    run.journal.send(picture, this, [](const auto &) {});
    QTRY_COMPARE_WITH_TIMEOUT(run.journal.intents().size(), 2, longWaitMs);
    for (const qint64 intent : {1, 2})
        QTRY_COMPARE_WITH_TIMEOUT(run.journal.find(intent)->state, IntentState::Done, longWaitMs);
    const qint64 gap = run.journal.find(2)->startedAt - run.journal.find(1)->endedAt;
    QVERIFY2(gap >= 90, qPrintable(QString::number(gap))); // by the wall clock: allow it some play
}

void TestJournalDoor::knowsWhatWasSoBefore()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(422)});
    Run run(server, *m_folder);
    NumberDetail detail;
    detail.summary.number = number;
    detail.stated.primaryRoute = true;
    detail.primaryRouteId = u"91"_s;
    run.journal.setKnownNumbers(
        [&](const PhoneNumber &asked) { return asked == number ? &detail : nullptr; });
    const auto set = [&](api::RouteSlot slot, const QString &route) {
        written<Nothing>(
            [&](QObject *context, auto reply) { run.journal.setRoute(number, slot, route, context, reply); });
        return run.journal.intents().constLast().wasSoBefore();
    };
    QVERIFY(set(api::RouteSlot::Primary, u"91"_s));
    QVERIFY(!set(api::RouteSlot::Primary, u"92"_s));
    QVERIFY(!set(api::RouteSlot::Failover, u"91"_s)); // not stated
    release(run.journal);
    QVERIFY(!run.journal.intents().constLast().wasSoBefore());
}

void TestJournalDoor::knowsWhichAddressWasSetBefore()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(422)});
    Run run(server, *m_folder);
    run.journal.setKnownCallbacks([](CallbackType type) {
        return type == CallbackType::Sms ? std::optional(u"https://hooks.example.com"_s) : std::nullopt;
    });
    const auto set = [&](CallbackType type, const QString &url) {
        written<Nothing>(
            [&](QObject *context, auto reply) { run.journal.setCallback(type, url, context, reply); });
        return run.journal.intents().constLast().wasSoBefore();
    };
    QVERIFY(set(CallbackType::Sms, u"HTTPS://hooks.example.com/"_s));
    QVERIFY(!set(CallbackType::Sms, u"https://hooks.example.com/other"_s));
    QVERIFY(!set(CallbackType::Mms, u"https://hooks.example.com"_s)); // not known
}

void TestJournalDoor::aRefusalThatQuotesTheTextKeepsNoText()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(
        422, "{\"errors\": [{\"id\": \"r1\", \"detail\": \"Not allowed: the secret word is plover\"}]}")});
    Run run(server, *m_folder);
    const auto result = written<QString>([&](QObject *context, auto reply) {
        run.journal.send(message(u"the secret word is plover"_s), context, reply);
    });
    QCOMPARE(result.outcome, Outcome::Refused);
    QVERIFY2(!run.journal.find(1)->error.detail.contains(u"plover"),
             qPrintable(run.journal.find(1)->error.detail));
    QCOMPARE(run.journal.find(1)->error.requestId, u"r1"_s);
}

QTEST_GUILESS_MAIN(TestJournalDoor)
#include "tst_journaldoor.moc"
