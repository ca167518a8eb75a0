// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultbench.h"
#include "jobs.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace testsupport;
using namespace trunkline;

namespace {

constexpr int patienceMs = 60'000;
const QString post = u"POST /v2.1/messages count=1 "_s;

/// A client of an account, and what became of its messages.
struct Sender {
    explicit Sender(FaultRow::Wait wait = FaultRow::Wait::Ample)
        : bench(wait, 5)
    {
    }
    Told send(const Wanted &wanted)
    {
        Told reply;
        QObject context;
        Waiting waiting;
        ask(bench.journal, wanted, &context, [&](const Told &told) {
            reply = told;
            waiting.quit();
        });
        waiting.until(patienceMs);
        return reply;
    }
    /// Waits for it to be settled, or left to a person.
    IntentState endOf(qint64 intent)
    {
        const auto state = [&] { return bench.journal.find(intent)->state; };
        const auto isOver = [&] {
            return state() != IntentState::UnderWay && state() != IntentState::Unknown;
        };
        Waiting waiting;
        QObject context;
        QObject::connect(&bench.journal, &Journal::changed, &context, [&] {
            if (isOver())
                waiting.quit();
        });
        if (!isOver())
            waiting.until(patienceMs);
        return state();
    }
    /// The same text, by another program with the same account.
    bool sendElsewhere(const Wanted &wanted) const
    {
        const OutgoingMessage message = messageOf(wanted);
        const QJsonObject body{
            {u"from"_s, message.from.digits()}, {u"to"_s, message.to.digits()}, {u"body"_s, message.body}};
        return httpSend(bench.account.endpoint(), "POST", "/v2.1/messages", QJsonDocument(body).toJson())
                   .status
            == 202;
    }
    qsizetype effects() const { return bench.account.ledger().size(); }

    FaultBench bench;
};

} // namespace

/// Messages of which nobody knows whether they left: what reading can tell, what a person has to, and when
/// the same text may go out again.
class TestUnclearSends : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void provenAbsentIsFreeToSend();
    void isNotFreeWhileItMayStillGoOut();
    void anEarlierTwinOfOursIsNotTakenForIt_data();
    void anEarlierTwinOfOursIsNotTakenForIt();
    void twinsAreLeftToAPerson_data();
    void twinsAreLeftToAPerson();
};

void TestUnclearSends::provenAbsentIsFreeToSend()
{
    Sender sender;
    QVERIFY2(sender.bench.problem().isEmpty(), qPrintable(sender.bench.problem()));
    const Wanted text = sender.bench.stock.next(Deed::SendSms);
    QVERIFY(sender.bench.account.addFault(post + u"close=before"_s));
    const Told lost = sender.send(text);
    QCOMPARE(lost.outcome, Outcome::Unknown);
    const Told early = sender.send(text);
    QCOMPARE(early.error.block, ApiError::Block::Unclear);
    QCOMPARE(sender.endOf(lost.intent), IntentState::Absent);
    QCOMPARE(sender.effects(), 0); // nothing is sent again by itself
    const Told again = sender.send(text);
    QCOMPARE(again.outcome, Outcome::Done);
    QCOMPARE(sender.effects(), 1);
    QVERIFY(isEffectOf(sender.bench.account.ledger().constFirst(), text));
}

/// The account acts when the client has long given up: whoever asks again meanwhile is refused each time.
void TestUnclearSends::isNotFreeWhileItMayStillGoOut()
{
    Sender sender(FaultRow::Wait::Late);
    const Wanted text = sender.bench.stock.next(Deed::SendSms);
    QVERIFY(sender.bench.account.addFault(post + u"silent late=700"_s));
    const Told lost = sender.send(text);
    QCOMPARE(lost.outcome, Outcome::Unknown);
    int refusals = 0;
    while (sender.bench.journal.find(lost.intent)->isOpen()) {
        const Told early = sender.send(text);
        QCOMPARE(early.error.kind, ApiError::Kind::Blocked);
        ++refusals;
    }
    QVERIFY(refusals > 0);
    QCOMPARE(sender.endOf(lost.intent), IntentState::Done);
    QCOMPARE(sender.effects(), 1);
}

void TestUnclearSends::anEarlierTwinOfOursIsNotTakenForIt_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<IntentState>("end");
    QTest::newRow("not sent") << u"close=before"_s << IntentState::Absent;
    QTest::newRow("sent") << u"close=after"_s << IntentState::Done;
}

/// A text that is sent twice on purpose: the first record belongs to the first message.
void TestUnclearSends::anEarlierTwinOfOursIsNotTakenForIt()
{
    QFETCH(QString, fault);
    QFETCH(IntentState, end);
    Sender sender;
    const Wanted text = sender.bench.stock.next(Deed::SendSms);
    const Told first = sender.send(text);
    QCOMPARE(first.outcome, Outcome::Done);
    QVERIFY(sender.bench.account.addFault(post + fault));
    const Told second = sender.send(text);
    QCOMPARE(second.outcome, Outcome::Unknown);
    QCOMPARE(sender.endOf(second.intent), end);
    QCOMPARE(sender.effects(), end == IntentState::Done ? 2 : 1);
    const Journal &journal = sender.bench.journal;
    QVERIFY(journal.find(first.intent)->reference != journal.find(second.intent)->reference);
}

void TestUnclearSends::twinsAreLeftToAPerson_data()
{
    QTest::addColumn<int>("elsewhere");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("happened");
    QTest::newRow("one of two is ours") << 1 << u"close=after"_s << true;
    QTest::newRow("none of two is ours") << 2 << u"close=before"_s << false;
}

/// Another program sends the same: reading cannot tell whose records those are.
void TestUnclearSends::twinsAreLeftToAPerson()
{
    QFETCH(int, elsewhere);
    QFETCH(QString, fault);
    QFETCH(bool, happened);
    Sender sender;
    Journal &journal = sender.bench.journal;
    const Wanted text = sender.bench.stock.next(Deed::SendSms);
    for (int i = 0; i < elsewhere; ++i)
        QVERIFY(sender.sendElsewhere(text));
    QVERIFY(sender.bench.account.addFault(post + fault));
    const Told lost = sender.send(text);
    QCOMPARE(lost.outcome, Outcome::Unknown);
    QCOMPARE(sender.endOf(lost.intent), IntentState::LeftToPerson);
    QCOMPARE(sender.effects(), 2);
    QCOMPARE(sender.send(text).error.block, ApiError::Block::Unclear); // still nobody knows
    journal.decide(lost.intent, happened);
    QCOMPARE(sender.endOf(lost.intent), happened ? IntentState::Done : IntentState::Absent);
    QCOMPARE(journal.find(lost.intent)->settledBy, u"person"_s);
    QCOMPARE(sender.send(text).outcome, Outcome::Done); // a person's wish, and free to be sent
    QCOMPARE(sender.effects(), 3);
}

QTEST_GUILESS_MAIN(TestUnclearSends)
#include "tst_unclearsends.moc"
