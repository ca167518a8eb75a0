// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

const PhoneNumber number = PhoneNumber::fromService(u"12065550177"_s);

Money dollars(qint64 amount)
{
    return Money::fromNanodollars(amount * 1'000'000'000);
}

/// A journal in a folder that outlives it.
struct Run {
    Run(ScriptedServer &server, const QTemporaryDir &folder, JournalOptions options = {},
        int deadlineMs = 10'000)
        : transport(server.url(), {u"testkey0"_s, u"testsecret0"_s}, patient(deadlineMs), nullptr)
        , journal(transport, in(folder, std::move(options)))
    {
    }
    static TransportOptions patient(int deadlineMs)
    {
        TransportOptions options = Client::quick();
        options.deadlineMs = deadlineMs;
        return options;
    }
    static JournalOptions in(const QTemporaryDir &folder, JournalOptions options)
    {
        options.place = {folder.filePath(u"profile"_s), folder.filePath(u"head"_s)};
        return options;
    }
    bool isOpen()
    {
        return QTest::qWaitFor([this] { return journal.status() != Journal::Status::Opening; }, 20'000)
            && journal.status() == Journal::Status::Open;
    }

    Transport transport;
    Journal journal;
};

WriteResult<Nothing> release(Journal &journal)
{
    return written<Nothing>([&](QObject *context, auto reply) { journal.release(number, context, reply); });
}

WriteResult<api::Purchase> buy(Journal &journal, Money price, const QString &order = {})
{
    return written<api::Purchase>(
        [&](QObject *context, auto reply) { journal.purchase(number, {}, price, context, reply, order); });
}

/// Takes every message, each with a record of its own.
void takeMessages(ScriptedServer &server, int count = 8)
{
    for (int i = 1; i <= count; ++i)
        server.enqueue({ScriptedServer::answer(
            202, QByteArray("{\"data\": {\"id\": \"mdr2-") + QByteArray::number(i) + "\"}}")});
}

OutgoingMessage message(const QString &body)
{
    return {PhoneNumber::fromService(u"12065550100"_s), PhoneNumber::fromService(u"12065550142"_s), body, {}};
}

} // namespace

/// What the journal lets through, in which order, and what it remembers over a restart.
class TestJournalDoor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void remembersOverARestart();
    void whatWasUnderWayIsUnknownNextTime();
    void whatWaitedWasNeverSent();
    void readOnlyRefuses();
    void overTheBudgetRefuses();
    void orderLimitCountsTheSeries();
    void refusedMoneyIsFreeAgain();
    void sendsKeepTheirDistance();
    void aWaitingMessageCanBeTakenBack();
    void aSecondJournalIsKeptOut();
    void anUnwritablePlaceRefusesBeforeTheWire();
    void aFullDiskRefusesBeforeTheWire();
    void whatIsAskedWhileOpeningWaits();
    void forgetsOnlyWhenIdle();
    void readOnlyTakesBackWhatWaits();
    void theRecordOfAnotherIsNoAnswer();
    void openingTwiceIsOpeningOnce();
    void afterForgettingItBeginsAnew();
    void buyingAndReleasingAreOneAction();
    void aRefusalThatQuotesTheTextKeepsNoText();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestJournalDoor::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestJournalDoor::remembersOverARestart()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(422, "{\"errors\": [{\"id\": \"r1\", \"detail\": \"no\"}]}")});
    {
        Run run(server, *m_folder);
        QCOMPARE(buy(run.journal, dollars(1)).outcome, Outcome::Refused);
        server.setFallback({ScriptedServer::answer(204)});
        QVERIFY(release(run.journal).done());
    }
    Run again(server, *m_folder);
    QVERIFY(again.isOpen());
    QCOMPARE(again.journal.intents().size(), 2);
    const Intent first = again.journal.intents().constFirst();
    QCOMPARE(first.kind, WriteKind::Purchase);
    QCOMPARE(first.object, number.digits());
    QCOMPARE(first.cost, dollars(1));
    QCOMPARE(first.state, IntentState::Refused);
    QCOMPARE(first.settledBy, u"answer"_s);
    QCOMPARE(first.error.requestId, u"r1"_s);
    QCOMPARE(again.journal.intents().constLast().state, IntentState::Done);
    QVERIFY(again.journal.carriedOver().isEmpty());
    QVERIFY(release(again.journal).done());
    QCOMPARE(again.journal.intents().constLast().id, 3);
}

void TestJournalDoor::whatWasUnderWayIsUnknownNextTime()
{
    ScriptedServer server;
    server.setFallback({}); // never answers
    {
        Run run(server, *m_folder);
        run.journal.release(number, this, [](const auto &) {});
        QTRY_COMPARE(server.requests().size(), 1);
    }
    Run again(server, *m_folder);
    QVERIFY(again.isOpen());
    QCOMPARE(again.journal.carriedOver(), QList<qint64>{1});
    QCOMPARE(again.journal.find(1)->state, IntentState::Unknown);
    QVERIFY(again.journal.find(1)->endedAt > 0);
    QCOMPARE(release(again.journal).error.block, ApiError::Block::Unclear);
}

void TestJournalDoor::whatWaitedWasNeverSent()
{
    ScriptedServer server;
    takeMessages(server);
    JournalOptions slow;
    slow.pace.smsMs = 3'600'000;
    {
        Run run(server, *m_folder, slow);
        run.journal.send(message(u"one"_s), this, [](const auto &) {});
        run.journal.send(message(u"two"_s), this, [](const auto &) {});
        QTRY_COMPARE(run.journal.intents().size(), 2);
        QTRY_COMPARE(run.journal.find(1)->state, IntentState::Done);
        QCOMPARE(run.journal.find(2)->state, IntentState::Waiting);
    }
    Run again(server, *m_folder);
    QVERIFY(again.isOpen());
    QCOMPARE(again.journal.find(2)->state, IntentState::Refused);
    QCOMPARE(again.journal.find(2)->error.block, ApiError::Block::Withdrawn);
    QCOMPARE(again.journal.carriedOver(), QList<qint64>{2});
    QCOMPARE(server.requests().size(), 1);
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
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 4, 20'000);
    QTRY_COMPARE(run.journal.intents().constLast().state, IntentState::Done);
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

void TestJournalDoor::aSecondJournalIsKeptOut()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(204)});
    auto first = std::make_unique<Run>(server, *m_folder);
    QVERIFY(first->isOpen());
    Run second(server, *m_folder);
    QVERIFY(!second.isOpen());
    QCOMPARE(second.journal.trouble().kind, JournalTrouble::Kind::InUse);
    QCOMPARE(release(second.journal).error.block, ApiError::Block::JournalInUse);
    QCOMPARE(server.connectionCount(), 0);
    first.reset();
    second.journal.open();
    QVERIFY(second.isOpen());
    QVERIFY(release(second.journal).done());
}

void TestJournalDoor::anUnwritablePlaceRefusesBeforeTheWire()
{
    ScriptedServer server;
    QFile inTheWay(m_folder->filePath(u"profile"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    Run run(server, *m_folder);
    const auto result = release(run.journal);
    QCOMPARE(result.error.block, ApiError::Block::JournalFailed);
    QVERIFY2(result.error.detail.contains(m_folder->path()), qPrintable(result.error.detail));
    QCOMPARE(run.journal.trouble().kind, JournalTrouble::Kind::CannotOpen);
    QCOMPARE(server.connectionCount(), 0);
}

void TestJournalDoor::aFullDiskRefusesBeforeTheWire()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(422)});
    JournalOptions small;
    small.maxPages = 12;
    Run run(server, *m_folder, small);
    WriteResult<Nothing> result;
    int sent = 0;
    do {
        result = release(run.journal);
        sent += result.error.httpStatus == 422 ? 1 : 0;
    } while (result.error.kind != ApiError::Kind::Blocked && sent < 2'000);
    QCOMPARE(result.error.block, ApiError::Block::JournalFailed);
    QVERIFY2(!result.error.detail.isEmpty(), "no words of the system");
    QCOMPARE(server.requests().size(), sent);
    QCOMPARE(run.journal.trouble().kind, JournalTrouble::Kind::CannotWrite);
    QCOMPARE(run.journal.underWayCount(), 0);
}

void TestJournalDoor::whatIsAskedWhileOpeningWaits()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(204)});
    Run run(server, *m_folder);
    QCOMPARE(run.journal.status(), Journal::Status::Opening);
    QVERIFY(release(run.journal).done());
    QCOMPARE(run.journal.status(), Journal::Status::Open);
}

void TestJournalDoor::forgetsOnlyWhenIdle()
{
    ScriptedServer server;
    server.setFallback({});
    Run run(server, *m_folder, {}, 1'500);
    run.journal.release(number, this, [](const auto &) {});
    QTRY_COMPARE(server.requests().size(), 1);
    std::optional<JournalTrouble> told;
    run.journal.forget(this, [&](const JournalTrouble &trouble) { told = trouble; });
    QTRY_VERIFY(told.has_value());
    QCOMPARE(told->kind, JournalTrouble::Kind::InUse);
    QCOMPARE(run.journal.intents().size(), 1);
    server.close();
    QTRY_COMPARE_WITH_TIMEOUT(run.journal.underWayCount(), 0, 30'000); // at its deadline
    told.reset();
    run.journal.forget(this, [&](const JournalTrouble &trouble) { told = trouble; });
    QTRY_VERIFY(told.has_value());
    QVERIFY2(!*told, qPrintable(told->detail));
    QVERIFY(run.journal.intents().isEmpty());
    QVERIFY(!QFileInfo::exists(m_folder->filePath(u"profile"_s)));
    QVERIFY(!QFileInfo::exists(m_folder->filePath(u"head"_s)));
    QCOMPARE(release(run.journal).error.kind, ApiError::Kind::Blocked);
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
    QTRY_COMPARE(run.journal.intents().size(), 2);
    QTRY_COMPARE(run.journal.find(1)->state, IntentState::Done);
    run.journal.setReadOnly(true);
    QTRY_COMPARE(run.journal.find(2)->state, IntentState::Refused);
    QCOMPARE(run.journal.find(2)->error.block, ApiError::Block::Withdrawn);
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

void TestJournalDoor::openingTwiceIsOpeningOnce()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(204)});
    auto first = std::make_unique<Run>(server, *m_folder);
    QVERIFY(first->isOpen());
    Run second(server, *m_folder);
    QVERIFY(!second.isOpen());
    first.reset();
    QSignalSpy statusChanged(&second.journal, &Journal::statusChanged);
    second.journal.open();
    second.journal.open(); // a double click
    QCOMPARE(statusChanged.size(), 1); // it says that it is opening
    const auto result = release(second.journal);
    QVERIFY(result.done());
    second.journal.open();
    QCOMPARE(release(second.journal).intent, result.intent + 1);
    QCOMPARE(second.journal.intents().size(), 2);
}

void TestJournalDoor::afterForgettingItBeginsAnew()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(502)});
    Run run(server, *m_folder);
    QCOMPARE(release(run.journal).outcome, Outcome::Unknown);
    std::optional<JournalTrouble> told;
    run.journal.forget(this, [&](const JournalTrouble &trouble) { told = trouble; });
    QCOMPARE(release(run.journal).error.kind, ApiError::Kind::Blocked); // the door is shut at once
    run.journal.open();
    QTRY_VERIFY(told.has_value());
    QVERIFY2(!*told, qPrintable(told->detail));
    run.journal.open();
    QVERIFY(run.isOpen());
    server.setFallback({ScriptedServer::answer(204)});
    QVERIFY(release(run.journal).done());
    QCOMPARE(run.journal.intents().size(), 1);
    QCOMPARE(run.journal.unclearCount(), 0);
}

void TestJournalDoor::buyingAndReleasingAreOneAction()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(502)});
    Run run(server, *m_folder);
    QCOMPARE(buy(run.journal, dollars(1)).outcome, Outcome::Unknown);
    QCOMPARE(release(run.journal).error.block, ApiError::Block::Unclear);
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
