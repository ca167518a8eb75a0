// SPDX-License-Identifier: GPL-3.0-or-later
#include "looking.h"

#include "handlerserver.h"
#include "journal/reconciler.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

constexpr int longWaitMs = 40'000; // for what happens soon, on a machine however slow

/// Numbers that are on the account or not, and a service that answers or not. Each read is noted.
class Account {
public:
    struct Read {
        QString number;
        qint64 at; ///< milliseconds since the account was made
    };

    Account()
        : server([this](const HandlerServer::Request &request) { return answer(request); })
        , looking(server.url())
    {
        m_clock.start();
    }

    qint64 now() const { return m_clock.elapsed(); }
    int countOf(const QString &number) const
    {
        return int(std::count_if(reads.cbegin(), reads.cend(),
                                 [&number](const Read &read) { return read.number == number; }));
    }

    HandlerServer server;
    Looking looking;
    QList<Read> reads;
    QStringList numbers; ///< on the account
    QByteArray routes; ///< relationships of each
    int status = 200; ///< of a service that fails; 200: it works
    std::function<void()> onRead; ///< before the answer

private:
    HandlerServer::Reply answer(const HandlerServer::Request &request)
    {
        const QString number = request.path.section(u'/', -1);
        reads.append({number, now()});
        if (onRead)
            onRead();
        if (status != 200)
            return {status, "{}"};
        if (!numbers.contains(number))
            return {404, R"({"errors": [{"detail": "Could not find that resource on your account."}]})"};
        return {200,
                R"({"data": {"id": "%", "type": "number", "attributes": {"value": "%"},)"
                R"( "relationships": {*}}})"_ba.replace('%', number.toLatin1())
                    .replace('*', routes)};
    }

    QElapsedTimer m_clock;
};

Patience quick()
{
    Patience patience;
    patience.settleMs = 300;
    patience.firstLookMs = 20;
    patience.longestWaitMs = 80;
    patience.agreeMs = 60;
    return patience;
}

Intent purchase(qint64 id, const QString &number)
{
    Intent intent = intentOf(WriteKind::Purchase, number);
    intent.id = id;
    return intent;
}

/// A reconciler with what it told, in order.
class Settling {
public:
    Settling(Account &account, const Patience &patience)
        : reconciler(account.looking.transport, patience, [this] { return claimed; })
    {
        QObject::connect(&reconciler, &Reconciler::progressed, &reconciler,
                         [this](qint64, const Checking &checking) { checkings.append(checking); });
        QObject::connect(&reconciler, &Reconciler::concluded, &reconciler,
                         [this](qint64 intent, IntentEvent event, const QString &) {
                             ends.append({intent, eventWord(event)});
                         });
    }

    QSet<QString> claimed;
    Reconciler reconciler;
    QList<Checking> checkings;
    QList<QPair<qint64, QString>> ends;
};

using Ends = QList<QPair<qint64, QString>>;
const QString seen = eventWord(IntentEvent::SeenPresent);
const QString absent = eventWord(IntentEvent::ProvenAbsent);
const QString one = u"12065550101"_s;
const QString two = u"12065550102"_s;

} // namespace

/// When looks settle an unclear write, and when they do not.
class TestReconciler : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void presenceSettlesAtOnce();
    void whatWasSoBeforeTakesTwoLooksAfterSettling();
    void absenceTakesTwoLooksAfterSettling();
    void failingReadsSettleNothing();
    void failingReadBetweenLooksCountsForNothing();
    void lateEffectIsFound();
    void looksAtTheEndOfSettling();
    void clockSetBackWaitsTheWholeTime();
    void longAgoIsSettledAlready();
    void checkNowLooksSoonerAndNotTwice();
    void looksAtFewAtOnce();
    void sameIntentIsTakenOnce();
    void mayBeDestroyedByItsListener();
};

void TestReconciler::presenceSettlesAtOnce()
{
    Account account;
    account.numbers << one;
    Patience patience = quick();
    patience.settleMs = 3'600'000;
    Settling settling(account, patience);
    settling.reconciler.add(purchase(7, one));
    QVERIFY(settling.reconciler.isChecking(7));
    QTRY_COMPARE_WITH_TIMEOUT(settling.ends, (Ends{{7, seen}}), longWaitMs);
    QVERIFY(!settling.reconciler.isChecking(7));
    QCOMPARE(account.reads.size(), 1);
}

/// A route that the number had before: seeing it does not say that the request will not arrive any more.
void TestReconciler::whatWasSoBeforeTakesTwoLooksAfterSettling()
{
    Account account;
    account.numbers << one;
    account.routes = R"("primary_route": {"data": {"type": "route", "id": "91"}})";
    Settling settling(account, quick());
    const qint64 began = account.now();
    Intent intent = intentOf(WriteKind::SetPrimaryRoute, one, wishOfRoute(u"91"_s));
    intent.wish[u"before"_s] = true;
    settling.reconciler.add(intent);
    QTRY_COMPARE_WITH_TIMEOUT(settling.ends, (Ends{{1, seen}}), longWaitMs);
    const qint64 settled = began + quick().settleMs - 2; // as below
    QVERIFY(account.reads.size() >= 2);
    QVERIFY2(account.reads.at(account.reads.size() - 2).at >= settled,
             qPrintable(QString::number(account.reads.at(account.reads.size() - 2).at - settled)));

    intent.id = 2;
    intent.wish.remove(u"before"_s);
    intent.endedAt = QDateTime::currentMSecsSinceEpoch() + 3'600'000; // settles later than this test ends
    settling.reconciler.add(intent);
    QTRY_COMPARE_WITH_TIMEOUT(settling.ends, (Ends{{1, seen}, {2, seen}}), longWaitMs);
}

void TestReconciler::absenceTakesTwoLooksAfterSettling()
{
    Account account;
    Settling settling(account, quick());
    const qint64 began = account.now();
    settling.reconciler.add(purchase(1, one));
    QTRY_COMPARE_WITH_TIMEOUT(settling.ends, (Ends{{1, absent}}), longWaitMs);
    // The wall clock has whole milliseconds, so the settling time may have begun one of them earlier.
    const qint64 settled = began + quick().settleMs - 2;
    QVERIFY(account.reads.size() >= 2);
    const qint64 last = account.reads.constLast().at;
    const qint64 before = account.reads.at(account.reads.size() - 2).at;
    QVERIFY2(before >= settled, qPrintable(u"%1 %2"_s.arg(before).arg(settled)));
    QVERIFY2(last - before >= quick().agreeMs, qPrintable(u"%1 %2"_s.arg(before).arg(last)));
    QCOMPARE(settling.checkings.constLast().absentReads, 1);
    QVERIFY(settling.checkings.constLast().lastProblem == ApiError());
}

void TestReconciler::failingReadsSettleNothing()
{
    Account account;
    account.status = 500;
    Settling settling(account, quick());
    settling.reconciler.add(purchase(1, one));
    QTRY_VERIFY_WITH_TIMEOUT(account.reads.size() >= 12, longWaitMs);
    QVERIFY(account.reads.constLast().at > quick().settleMs); // well after it, since each wait is 80 ms
    QVERIFY(settling.ends.isEmpty());
    QVERIFY(settling.reconciler.isChecking(1));
    QCOMPARE(settling.checkings.constLast().reads, 0);
    QVERIFY(settling.checkings.constLast().lastProblem.kind == ApiError::Kind::ServerFault);
    account.numbers << one;
    account.status = 200;
    QTRY_COMPARE_WITH_TIMEOUT(settling.ends, (Ends{{1, seen}}), longWaitMs);
}

void TestReconciler::failingReadBetweenLooksCountsForNothing()
{
    Account account;
    Patience patience = quick();
    patience.settleMs = 0;
    Settling settling(account, patience);
    account.onRead = [&account] { account.status = account.reads.size() == 2 ? 500 : 200; };
    settling.reconciler.add(purchase(1, one));
    QTRY_COMPARE_WITH_TIMEOUT(settling.ends, (Ends{{1, absent}}), longWaitMs);
    QCOMPARE(account.reads.size(), 3); // absent, failed, absent
}

void TestReconciler::lateEffectIsFound()
{
    Account account;
    Patience patience = quick();
    patience.settleMs = 0;
    Settling settling(account, patience);
    account.onRead = [&account] {
        if (account.reads.size() == 2)
            account.numbers << one;
    };
    settling.reconciler.add(purchase(1, one));
    QTRY_COMPARE_WITH_TIMEOUT(settling.ends, (Ends{{1, seen}}), longWaitMs);
    QCOMPARE(account.reads.size(), 2);
}

void TestReconciler::looksAtTheEndOfSettling()
{
    Account account;
    Patience patience = quick();
    patience.longestWaitMs = 3'600'000;
    patience.firstLookMs = 200; // the second look would come 400 ms after the first
    Settling settling(account, patience);
    settling.reconciler.add(purchase(1, one));
    QTRY_COMPARE_WITH_TIMEOUT(settling.ends, (Ends{{1, absent}}), longWaitMs);
    // One before the end of the settling time, one at it, one that agrees. A slow machine may skip the first.
    QVERIFY2(account.reads.size() <= 3, qPrintable(QString::number(account.reads.size())));
}

void TestReconciler::clockSetBackWaitsTheWholeTime()
{
    Account account;
    Patience patience = quick();
    Settling settling(account, patience);
    Intent intent = purchase(1, one);
    intent.endedAt += 86'400'000;
    const qint64 began = account.now();
    settling.reconciler.add(intent);
    QTRY_COMPARE_WITH_TIMEOUT(settling.ends, (Ends{{1, absent}}), longWaitMs);
    QVERIFY(account.reads.at(account.reads.size() - 2).at >= began + patience.settleMs - 2);
}

void TestReconciler::longAgoIsSettledAlready()
{
    Account account;
    Patience patience = quick();
    patience.settleMs = 3'600'000;
    Settling settling(account, patience);
    Intent intent = purchase(1, one);
    intent.endedAt -= 2 * patience.settleMs;
    settling.reconciler.add(intent);
    QTRY_COMPARE_WITH_TIMEOUT(settling.ends, (Ends{{1, absent}}), longWaitMs);
    QCOMPARE(account.reads.size(), 2);
}

void TestReconciler::checkNowLooksSoonerAndNotTwice()
{
    Account account;
    Patience patience = quick();
    patience.settleMs = 0;
    patience.firstLookMs = 3'600'000;
    patience.longestWaitMs = 3'600'000;
    patience.agreeMs = 3'600'000;
    Settling settling(account, patience);
    settling.reconciler.add(purchase(1, one));
    settling.reconciler.checkNow(2); // nobody
    settling.reconciler.checkNow(1);
    QTRY_COMPARE_WITH_TIMEOUT(settling.checkings.constLast().reads, 1, longWaitMs);
    settling.reconciler.checkNow(1);
    settling.reconciler.checkNow(1);
    QTRY_COMPARE_WITH_TIMEOUT(settling.checkings.constLast().reads, 2, longWaitMs);
    // Two looks agree, but one came right after the other: that is one look, told twice.
    QVERIFY(settling.ends.isEmpty());
    QCOMPARE(settling.checkings.constLast().absentReads, 1);
    QVERIFY(settling.checkings.constLast().nextAt > QDateTime::currentMSecsSinceEpoch());
    // Asked for while one is under way: one more after it.
    account.onRead = [&] {
        if (account.reads.size() == 3)
            settling.reconciler.checkNow(1);
    };
    settling.reconciler.checkNow(1);
    QTRY_COMPARE_WITH_TIMEOUT(settling.checkings.constLast().reads, 4, longWaitMs);
    account.numbers << one;
    settling.reconciler.checkNow(1);
    QTRY_COMPARE_WITH_TIMEOUT(settling.ends, (Ends{{1, seen}}), longWaitMs);
}

void TestReconciler::looksAtFewAtOnce()
{
    Account account;
    Patience patience = quick();
    patience.looksAtOnce = 2;
    patience.settleMs = 0;
    Settling settling(account, patience);
    int atOnce = 0;
    int most = 0;
    QHash<qint64, bool> looking;
    QObject::connect(&settling.reconciler, &Reconciler::progressed, &settling.reconciler,
                     [&](qint64 intent, const Checking &checking) {
                         looking[intent] = checking.nextAt == 0;
                         atOnce = int(std::count(looking.cbegin(), looking.cend(), true));
                         most = qMax(most, atOnce);
                     });
    QObject::connect(&settling.reconciler, &Reconciler::concluded, &settling.reconciler,
                     [&](qint64 intent, IntentEvent) { looking.remove(intent); });
    account.numbers << two;
    for (qint64 id = 1; id <= 9; ++id)
        settling.reconciler.add(purchase(id, id == 5 ? two : u"1206555011%1"_s.arg(id)));
    QTRY_COMPARE_WITH_TIMEOUT(settling.ends.size(), 9, longWaitMs);
    QCOMPARE(most, 2);
    QCOMPARE(settling.ends.count({5, seen}), 1);
    QCOMPARE(account.countOf(two), 1);
    for (qint64 id = 1; id <= 9; ++id) {
        if (id != 5)
            QCOMPARE(settling.ends.count({id, absent}), 1);
    }
}

void TestReconciler::sameIntentIsTakenOnce()
{
    Account account;
    account.numbers << one;
    Settling settling(account, quick());
    settling.reconciler.add(purchase(1, one));
    settling.reconciler.add(purchase(1, one));
    settling.reconciler.add(purchase(2, two));
    QTRY_COMPARE_WITH_TIMEOUT(settling.ends, (Ends{{1, seen}, {2, absent}}), longWaitMs);
    QCOMPARE(account.countOf(one), 1);
}

void TestReconciler::mayBeDestroyedByItsListener()
{
    Account account;
    account.numbers << one << two;
    auto reconciler = std::make_unique<Reconciler>(account.looking.transport, quick(), nullptr);
    bool ended = false;
    connect(reconciler.get(), &Reconciler::concluded, this, [&] {
        ended = true;
        reconciler.reset();
    });
    reconciler->add(purchase(1, one));
    reconciler->add(purchase(2, two));
    QTRY_VERIFY_WITH_TIMEOUT(ended, longWaitMs);
    QVERIFY(!reconciler);
}

QTEST_GUILESS_MAIN(TestReconciler)
#include "tst_reconciler.moc"
