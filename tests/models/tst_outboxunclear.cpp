// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxrun.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

using Phase = OutboxEntry::Phase;
constexpr int ample = 30'000; ///< ms, for what takes a second on an idle machine

} // namespace

/// Sends whose answer never came: looked for by reading, never repeated, over the end of the program too.
class TestOutboxUnclear : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_box = std::make_unique<MessageBox>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_journal = MessageAccount::keptIn(m_folder->path());
        start();
    }
    void cleanup()
    {
        m_run.reset();
        m_box.reset();
    }
    void foundByReadingIsFollowed();
    void provenAbsentMayBeSentAgainOnce();
    void isBlockedWhileUnclear();
    void failingReadsFreeNothing();
    void twoAlikeAreLeftToThePerson_data();
    void twoAlikeAreLeftToThePerson();
    void waitingOneIsTakenBack();
    void earlierRunIsShownAndSettled();
    void earlierRunThatWentOutIsFollowed();
    void aForgottenJournalNumbersAnew();

private:
    void start() { m_run = std::make_unique<OutboxRun>(*m_box, m_journal); }
    int count(const QByteArray &verb) const
    {
        int found = 0;
        for (const HandlerServer::Request &request : m_box->server.requests())
            found += request.verb == verb ? 1 : 0;
        return found;
    }
    /// From now on, the connection of a send is closed without a byte (or never answered), and the message
    /// kept so many times.
    void answerNoSend(int kept, bool silent = false)
    {
        m_box->before = [this, kept, silent](const HandlerServer::Request &request) {
            if (request.verb != "POST")
                return std::optional<HandlerServer::Reply>();
            for (int i = 0; i < kept; ++i)
                m_box->keep(request);
            return std::optional<HandlerServer::Reply>({0, {}, !silent, silent});
        };
    }
    void waitBeforeLooking()
    {
        m_run.reset();
        m_journal.patience = slowPatience();
        start();
    }

    std::unique_ptr<MessageBox> m_box;
    std::unique_ptr<QTemporaryDir> m_folder;
    JournalOptions m_journal;
    std::unique_ptr<OutboxRun> m_run;
};

void TestOutboxUnclear::foundByReadingIsFollowed()
{
    answerNoSend(1);
    QSignalSpy settled(&m_run->outbox, &Outbox::settled);
    QSignalSpy cleared(&m_run->outbox, &Outbox::cleared);
    const int key = m_run->send();
    QTRY_COMPARE_WITH_TIMEOUT(cleared.size(), 1, ample);
    QCOMPARE(settled.size(), 1);
    QCOMPARE(m_run->phase(key), Phase::Following);
    const QString id = m_run->outbox.find(key)->id;
    QVERIFY2(id.startsWith(u"mdr2-"_s), qPrintable(id));
    m_box->attributes(id)[u"delivery_receipts"_s] =
        QJsonArray{MessageBox::receipt(2, 1004, u"delivered"_s, QDateTime::currentMSecsSinceEpoch())};
    QTRY_COMPARE_WITH_TIMEOUT(m_run->words(key), u"Delivered"_s, ample);
    QCOMPARE(count("POST"), 1);
}

void TestOutboxUnclear::provenAbsentMayBeSentAgainOnce()
{
    answerNoSend(0);
    const int key = m_run->send();
    QTRY_COMPARE_WITH_TIMEOUT(m_run->phase(key), Phase::Absent, ample);
    QCOMPARE(m_run->words(key), u"Did not go out: proven by reading. Send again is yours to decide."_s);
    QCOMPARE(count("POST"), 1);
    QCOMPARE(m_run->outbox.objectionToAgain(key), QString());
    m_box->before = {};
    const int again = m_run->outbox.sendAgain(key);
    QCOMPARE(again, 2);
    QCOMPARE(m_run->outbox.find(again)->message, m_run->outbox.find(key)->message);
    QTRY_COMPARE_WITH_TIMEOUT(m_run->phase(again), Phase::Following, ample);
    QVERIFY(!m_run->outbox.objectionToAgain(key).isEmpty());
    QVERIFY(!m_run->outbox.objectionToAgain(again).isEmpty());
    QCOMPARE(m_run->outbox.sendAgain(key), 0);
    QCOMPARE(count("POST"), 2);
}

void TestOutboxUnclear::isBlockedWhileUnclear()
{
    waitBeforeLooking();
    answerNoSend(0);
    const int key = m_run->send();
    QTRY_COMPARE_WITH_TIMEOUT(m_run->phase(key), Phase::Unclear, ample);
    QVERIFY2(m_run->words(key).startsWith(u"Unclear, checking"_s), qPrintable(m_run->words(key)));
    QVERIFY(!m_run->outbox.objectionToAgain(key).isEmpty());
    QCOMPARE(m_run->outbox.sendAgain(key), 0);
    const int same = m_run->send();
    QTRY_COMPARE_WITH_TIMEOUT(m_run->phase(same), Phase::Refused, ample);
    QCOMPARE(m_run->outbox.find(same)->error.block, ApiError::Block::Unclear);
    QVERIFY(!m_run->outbox.objectionToAgain(same).isEmpty());
    QCOMPARE(count("POST"), 1);
    m_box->keep(m_box->server.requests().constFirst()); // late, as the service may
    m_run->outbox.checkNow(key);
    QTRY_COMPARE_WITH_TIMEOUT(m_run->phase(key), Phase::Following, ample);
    QCOMPARE(count("POST"), 1);
}

void TestOutboxUnclear::failingReadsFreeNothing()
{
    m_box->before = [](const HandlerServer::Request &request) {
        return std::optional<HandlerServer::Reply>(
            {request.verb == "POST" ? 0 : 503, {}, request.verb == "POST"});
    };
    const int key = m_run->send();
    QTRY_VERIFY_WITH_TIMEOUT(count("GET") >= 12, ample); // well past the settling time
    QCOMPARE(m_run->phase(key), Phase::Unclear);
    QVERIFY2(m_run->words(key).contains(u"failed"_s), qPrintable(m_run->words(key)));
    QCOMPARE(m_run->outbox.sendAgain(key), 0);
    QCOMPARE(count("POST"), 1);
}

void TestOutboxUnclear::twoAlikeAreLeftToThePerson_data()
{
    QTest::addColumn<bool>("wentOut");
    QTest::addColumn<QString>("words");
    QTest::newRow("went out") << true << u"Went out, as you said. Its receipts cannot be followed."_s;
    QTest::newRow("did not") << false << u"Did not go out, as you said. Send again is yours to decide."_s;
}

void TestOutboxUnclear::twoAlikeAreLeftToThePerson()
{
    QFETCH(bool, wentOut);
    QFETCH(QString, words);
    answerNoSend(2);
    const int key = m_run->send();
    QTRY_COMPARE_WITH_TIMEOUT(m_run->phase(key), Phase::LeftToPerson, ample);
    QVERIFY(!m_run->outbox.objectionToAgain(key).isEmpty());
    QCOMPARE(m_run->outbox.sendAgain(key), 0);
    m_run->outbox.decide(key, wentOut);
    QCOMPARE(m_run->words(key), words);
    QCOMPARE(m_run->outbox.objectionToAgain(key).isEmpty(), !wentOut);
    QCOMPARE(count("POST"), 1);
}

void TestOutboxUnclear::waitingOneIsTakenBack()
{
    m_run.reset();
    m_journal.pace.smsMs = 600'000;
    start();
    m_run->send(u"first"_s);
    const int second = m_run->send(u"second"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_run->phase(1), Phase::Following, ample);
    QCOMPARE(m_run->words(second), u"Waits for its turn (at most 4 a second)"_s);
    QCOMPARE(m_run->session.journal().underWayCount(), 1);
    QVERIFY(!m_run->outbox.objectionToAgain(second).isEmpty());
    m_run->outbox.takeBack(second);
    QTRY_COMPARE_WITH_TIMEOUT(m_run->phase(second), Phase::Refused, ample);
    QCOMPARE(m_run->words(second), u"Not sent: taken back"_s);
    QCOMPARE(m_run->outbox.objectionToAgain(second), QString());
    QCOMPARE(count("POST"), 1);
}

void TestOutboxUnclear::earlierRunIsShownAndSettled()
{
    m_journal.pace.smsMs = 600'000;
    waitBeforeLooking();
    answerNoSend(0);
    m_run->send(u"first"_s);
    m_run->send(u"second"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_run->phase(1), Phase::Unclear, ample);
    QCOMPARE(m_run->phase(2), Phase::Waiting);
    m_run.reset();

    m_journal.patience = quickPatience();
    start();
    QTRY_COMPARE_WITH_TIMEOUT(m_run->outbox.entries().size(), 2, ample);
    const OutboxEntry unclear = *m_run->outbox.find(1);
    QCOMPARE(unclear.phase, Phase::Unclear);
    QVERIFY(unclear.isFromEarlierRun && unclear.isWhole());
    QCOMPARE(unclear.message.body, u"first"_s);
    QCOMPARE(unclear.message.to.e164(), u"+12065550142"_s);
    QCOMPARE(m_run->words(2), u"Not sent: the program ended before its turn"_s);
    QVERIFY(m_run->outbox.find(2)->isWhole()); // nothing typed is lost
    QCOMPARE(m_run->model.index(0, OutboxModel::Body).data().toString(), u"second"_s);
    QCOMPARE(m_run->outbox.objectionToAgain(2), QString());
    QTRY_COMPARE_WITH_TIMEOUT(m_run->phase(1), Phase::Absent, ample);
    QCOMPARE(count("POST"), 1);
    m_box->before = {};
    const int again = m_run->outbox.sendAgain(1);
    QTRY_COMPARE_WITH_TIMEOUT(m_run->phase(again), Phase::Following, ample);
    QCOMPARE(count("POST"), 2);

    m_run.reset(); // once more: the text was this run's alone
    start();
    QTRY_COMPARE_WITH_TIMEOUT(m_run->session.journal().status(), Journal::Status::Open, ample);
    QVERIFY(m_run->outbox.entries().isEmpty());
}

void TestOutboxUnclear::earlierRunThatWentOutIsFollowed()
{
    answerNoSend(1, true);
    m_run->send();
    QTRY_COMPARE_WITH_TIMEOUT(count("POST"), 1, ample);
    m_run.reset(); // while the answer is still awaited
    start();
    QTRY_COMPARE_WITH_TIMEOUT(m_run->outbox.entries().size(), 1, ample);
    QTRY_COMPARE_WITH_TIMEOUT(m_run->phase(1), Phase::Following, ample);
    QCOMPARE(m_run->outbox.find(1)->message.body, u"hello"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_run->words(1), u"Accepted by Flowroute, waiting for receipts"_s, ample);
    QCOMPARE(count("POST"), 1);
}

void TestOutboxUnclear::aForgottenJournalNumbersAnew()
{
    waitBeforeLooking();
    answerNoSend(0);
    const int old = m_run->send(u"first"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_run->phase(old), Phase::Unclear, ample);
    Journal &journal = m_run->session.journal();
    bool forgotten = false;
    journal.forget(this, [&forgotten](const JournalTrouble &trouble) { forgotten = !trouble; });
    QTRY_VERIFY_WITH_TIMEOUT(forgotten, ample);
    journal.open();
    QTRY_VERIFY_WITH_TIMEOUT(journal.status() == Journal::Status::Open, ample);
    m_box->before = {};
    const int fresh = m_run->send(u"second"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_run->phase(fresh), Phase::Following, ample);
    QCOMPARE(m_run->phase(old), Phase::Unclear);
    QCOMPARE(m_run->outbox.sendAgain(old), 0);
}

QTEST_GUILESS_MAIN(TestOutboxUnclear)
#include "tst_outboxunclear.moc"
