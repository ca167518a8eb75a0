// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalrun.h"

using namespace journalrun;

/// How a journal begins, ends, is kept from others, and what it remembers.
class TestJournalLife : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void remembersOverARestart();
    void whatWasUnderWayIsUnknownNextTime();
    void whatWaitedWasNeverSent();
    void whatWaitedKeepsItsTextForThisRun();
    void pendingMessagingIsRemembered();
    void aSecondJournalIsKeptOut();
    void anUnwritablePlaceRefusesBeforeTheWire();
    void aFullDiskRefusesBeforeTheWire();
    void whatIsAskedWhileOpeningWaits();
    void forgetsOnlyWhenIdle();
    void openingTwiceIsOpeningOnce();
    void afterForgettingItBeginsAnew();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestJournalLife::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestJournalLife::remembersOverARestart()
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

void TestJournalLife::whatWasUnderWayIsUnknownNextTime()
{
    ScriptedServer server;
    server.setFallback({}); // never answers
    {
        Run run(server, *m_folder);
        run.journal.release(number, this, [](const auto &) {});
        QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 1, longWaitMs);
    }
    Run again(server, *m_folder);
    QVERIFY(again.isOpen());
    QCOMPARE(again.journal.carriedOver(), QList<qint64>{1});
    QCOMPARE(again.journal.find(1)->state, IntentState::Unknown);
    QVERIFY(again.journal.find(1)->endedAt > 0);
    QCOMPARE(release(again.journal).error.block, ApiError::Block::Unclear);
}

void TestJournalLife::whatWaitedWasNeverSent()
{
    ScriptedServer server;
    takeMessages(server);
    JournalOptions slow;
    slow.pace.smsMs = 3'600'000;
    {
        Run run(server, *m_folder, slow);
        run.journal.send(message(u"one"_s), this, [](const auto &) {});
        run.journal.send(message(u"two"_s), this, [](const auto &) {});
        QTRY_COMPARE_WITH_TIMEOUT(run.journal.intents().size(), 2, longWaitMs);
        QTRY_COMPARE_WITH_TIMEOUT(run.journal.find(1)->state, IntentState::Done, longWaitMs);
        QCOMPARE(run.journal.find(2)->state, IntentState::Waiting);
    }
    Run again(server, *m_folder);
    QVERIFY(again.isOpen());
    QCOMPARE(again.journal.find(2)->state, IntentState::Refused);
    QCOMPARE(again.journal.find(2)->error.block, ApiError::Block::Withdrawn);
    QCOMPARE(again.journal.carriedOver(), QList<qint64>{2});
    QCOMPARE(server.requests().size(), 1);
}

/// Nothing typed is lost: this run still has the text, for a person to send it again.
void TestJournalLife::whatWaitedKeepsItsTextForThisRun()
{
    ScriptedServer server;
    takeMessages(server);
    JournalOptions slow;
    slow.pace.smsMs = 3'600'000;
    {
        Run run(server, *m_folder, slow);
        run.journal.send(message(u"one"_s), this, [](const auto &) {});
        run.journal.send(message(u"two"_s), this, [](const auto &) {});
        QTRY_COMPARE_WITH_TIMEOUT(run.journal.intents().size(), 2, longWaitMs);
        QTRY_COMPARE_WITH_TIMEOUT(run.journal.find(1)->state, IntentState::Done, longWaitMs);
    }
    {
        Run again(server, *m_folder);
        QVERIFY(again.isOpen());
        QCOMPARE(again.journal.unsentText(2), u"two"_s);
        QVERIFY(again.journal.unsentText(1).isEmpty());
        QVERIFY(again.journal.find(2)->body.isEmpty()); // settled: the disk has it no more
    }
    Run third(server, *m_folder);
    QVERIFY(third.isOpen());
    QVERIFY(third.journal.unsentText(2).isEmpty());
}

/// 207: bought, and the one step that may be repeated is not forgotten by a restart.
void TestJournalLife::pendingMessagingIsRemembered()
{
    const auto detail = [](bool messaging) -> QByteArray {
        return QByteArray(R"({"data": {"id": "12065550177", "type": "number", "attributes": {"value":)"
                          R"( "12065550177", "messaging_enabled": )")
            + (messaging ? "true" : "false") + R"(}, "relationships": {}}})";
    };
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(207, detail(false))});
    {
        Run run(server, *m_folder);
        const auto result = buy(run.journal, dollars(1));
        QVERIFY2(result.done() && result.value->messagingPending, qPrintable(result.error.detail));
        QVERIFY(run.journal.find(1)->messagingPending);
    }
    {
        Run again(server, *m_folder);
        QVERIFY(again.isOpen());
        QCOMPARE(again.journal.find(1)->state, IntentState::Done);
        QVERIFY(again.journal.find(1)->messagingPending);
        QCOMPARE(again.journal.pendingOver(), QList<qint64>{1});
        server.setFallback({ScriptedServer::answer(200, detail(true))});
        api::NumberEdit edit;
        edit.messaging = true;
        QVERIFY(written<api::Purchase>([&](QObject *context, auto reply) {
                    again.journal.editNumber(number, edit, context, reply);
                }).done());
    }
    Run third(server, *m_folder);
    QVERIFY(third.isOpen());
    QVERIFY(third.journal.pendingOver().isEmpty());
}

void TestJournalLife::aSecondJournalIsKeptOut()
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

void TestJournalLife::anUnwritablePlaceRefusesBeforeTheWire()
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

void TestJournalLife::aFullDiskRefusesBeforeTheWire()
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

void TestJournalLife::whatIsAskedWhileOpeningWaits()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(204)});
    Run run(server, *m_folder);
    QCOMPARE(run.journal.status(), Journal::Status::Opening);
    QVERIFY(release(run.journal).done());
    QCOMPARE(run.journal.status(), Journal::Status::Open);
}

void TestJournalLife::forgetsOnlyWhenIdle()
{
    ScriptedServer server;
    server.setFallback({});
    Run run(server, *m_folder, {}, 30'000);
    run.journal.release(number, this, [](const auto &) {});
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 1, longWaitMs);
    std::optional<JournalTrouble> told;
    run.journal.forget(this, [&](const JournalTrouble &trouble) { told = trouble; });
    QTRY_VERIFY_WITH_TIMEOUT(told.has_value(), longWaitMs);
    QCOMPARE(told->kind, JournalTrouble::Kind::InUse);
    QCOMPARE(run.journal.intents().size(), 1);
    server.hangUp();
    QTRY_COMPARE_WITH_TIMEOUT(run.journal.underWayCount(), 0, longWaitMs);
    told.reset();
    run.journal.forget(this, [&](const JournalTrouble &trouble) { told = trouble; });
    QTRY_VERIFY_WITH_TIMEOUT(told.has_value(), longWaitMs);
    QVERIFY2(!*told, qPrintable(told->detail));
    QVERIFY(run.journal.intents().isEmpty());
    QVERIFY(!QFileInfo::exists(m_folder->filePath(u"profile"_s)));
    QVERIFY(!QFileInfo::exists(m_folder->filePath(u"head"_s)));
    QCOMPARE(release(run.journal).error.kind, ApiError::Kind::Blocked);
}

void TestJournalLife::openingTwiceIsOpeningOnce()
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

void TestJournalLife::afterForgettingItBeginsAnew()
{
    ScriptedServer server;
    server.setFallback({ScriptedServer::answer(502)});
    Run run(server, *m_folder);
    QCOMPARE(release(run.journal).outcome, Outcome::Unknown);
    std::optional<JournalTrouble> told;
    run.journal.forget(this, [&](const JournalTrouble &trouble) { told = trouble; });
    QCOMPARE(release(run.journal).error.kind, ApiError::Kind::Blocked); // the door is shut at once
    run.journal.open();
    QTRY_VERIFY_WITH_TIMEOUT(told.has_value(), longWaitMs);
    QVERIFY2(!*told, qPrintable(told->detail));
    run.journal.open();
    QVERIFY(run.isOpen());
    server.setFallback({ScriptedServer::answer(204)});
    QVERIFY(release(run.journal).done());
    QCOMPARE(run.journal.intents().size(), 1);
    QCOMPARE(run.journal.unclearCount(), 0);
}

QTEST_GUILESS_MAIN(TestJournalLife)
#include "tst_journallife.moc"
