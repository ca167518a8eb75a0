// SPDX-License-Identifier: GPL-3.0-or-later
#include "numberbook.h"

#include "sandboxsession.h"

#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

constexpr int never = 3'600'000; // the quiet walk stays out of a test's way

KeptNumber kept(const QString &digits, const QString &alias, const QString &primary = {})
{
    KeptNumber number;
    number.number.number = PhoneNumber::fromService(digits);
    number.number.alias = alias;
    if (primary.isEmpty())
        return number;
    number.detail = NumberDetail();
    number.detail->summary = number.number;
    number.detail->primaryRouteId = primary;
    return number;
}

} // namespace

/// What was kept of an earlier time is shown until the service has said how it is now.
class TestNumberSnapshot : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsAtOnceWhatWasKept();
    void manyComeInSlices();
    void theListReplacesIt();
    void theListEndsWhatIsStillToCome();
    void aFailedListLeavesIt();
    void detailsAreReadAgain();
    void neverOverwritesWhatWasRead();
    void comesTooLateForAWholeList();
    void theJournalKnowsOnlyWhatWasRead();
    void keepsWhatIsKnown();
    void routesLikewise();
    void aFailedListOfRoutesLeavesThem();

private:
    bool isComplete() const { return m_book->status().state() == ListStatus::State::Complete; }
    QString stranger() const { return u"12065550199"_s; }
    QString first() const { return m_first; }

    std::unique_ptr<SandboxSession> m_account;
    std::unique_ptr<NumberBook> m_book;
    QString m_first; ///< digits of the first number of the account
};

void TestNumberSnapshot::init()
{
    m_account = std::make_unique<SandboxSession>();
    QVERIFY(m_account->isUp());
    m_book = std::make_unique<NumberBook>(m_account->session(), nullptr, DetailPace{4, never, 1});
    NumberBook other(m_account->session(), nullptr, DetailPace{1, never});
    other.refresh();
    QTRY_VERIFY(other.status().completedAt() > 0);
    m_first = other.rows().row(0)->number.digits();
}

void TestNumberSnapshot::cleanup()
{
    m_book.reset();
    m_account.reset();
}

void TestNumberSnapshot::showsAtOnceWhatWasKept()
{
    QSignalSpy changed(m_book.get(), &NumberBook::snapshotChanged);
    QCOMPARE(m_book->snapshotAt(), 0);
    m_book->showSnapshot({kept(first(), u"old"_s, u"91402"_s), kept(stranger(), u"gone"_s)}, 5'000);
    QCOMPARE(m_book->rows().count(), 2);
    QCOMPARE(m_book->snapshotAt(), 5'000);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_book->rows().row(0)->alias, u"old"_s);
    QCOMPARE(m_book->detail(PhoneNumber::fromService(first()))->primaryRouteId, u"91402"_s);
    QVERIFY(!m_book->detail(PhoneNumber::fromService(stranger())));
    QCOMPARE(m_book->usersOfRoute(u"91402"_s).size(), 1);
    m_book->showSnapshot({}, 6'000); // nothing was kept
    QCOMPARE(m_book->snapshotAt(), 5'000);
}

void TestNumberSnapshot::manyComeInSlices()
{
    QList<KeptNumber> many;
    for (int i = 0; i < 2'500; ++i)
        many += kept(QString::number(13005550000 + i), u"many"_s, u"x"_s);
    QSignalSpy inserted(&m_book->rows(), &RowSourceSignals::inserted);
    m_book->showSnapshot(many, 5'000);
    QCOMPARE(m_book->rows().count(), NumberBook::SnapshotSlice);
    const PhoneNumber gone = many.at(2'000).number.number;
    m_book->forget(gone); // released before its turn has come
    QTRY_COMPARE(m_book->rows().count(), 2'499);
    QCOMPARE(inserted.size(), 3);
    QCOMPARE(m_book->detailCount(), 2'499);
    QCOMPARE(m_book->rows().indexOf(gone.digits()), -1);
    QCOMPARE(m_book->rows().indexOf(many.last().number.number.digits()), 2'498);
}

void TestNumberSnapshot::theListEndsWhatIsStillToCome()
{
    QList<KeptNumber> many;
    for (int i = 0; i < 2 * NumberBook::SnapshotSlice; ++i)
        many += kept(QString::number(13005550000 + i), u"many"_s);
    m_book->refresh();
    connect(&m_book->rows(), &RowSourceSignals::inserted, this, [this, many, shown = false]() mutable {
        if (!std::exchange(shown, true))
            m_book->showSnapshot(many, 5'000); // between the page and the end of the list
    });
    QTRY_VERIFY(isComplete());
    QCOMPARE(m_book->rows().count(), 12);
    QTest::qWait(0);
    QCOMPARE(m_book->rows().count(), 12);
    QCOMPARE(m_book->snapshotAt(), 0);
}

void TestNumberSnapshot::theListReplacesIt()
{
    m_book->showSnapshot({kept(first(), u"old"_s, u"x"_s), kept(stranger(), u"gone"_s, u"x"_s)}, 5'000);
    QSignalSpy changed(m_book.get(), &NumberBook::snapshotChanged);
    QSignalSpy reset(&m_book->rows(), &RowSourceSignals::wasReset);
    m_book->refresh();
    QCOMPARE(m_book->rows().count(), 2);
    QTRY_VERIFY(isComplete());
    QCOMPARE(m_book->snapshotAt(), 0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_book->rows().count(), 12);
    QCOMPARE(m_book->rows().row(0)->number.digits(), first()); // in its place
    QVERIFY(m_book->rows().row(0)->alias != u"old"_s);
    QCOMPARE(m_book->rows().indexOf(stranger()), -1);
    QVERIFY(!m_book->detail(PhoneNumber::fromService(stranger())));
    QVERIFY(reset.isEmpty());
}

void TestNumberSnapshot::aFailedListLeavesIt()
{
    QVERIFY(m_account->fault(u"GET /v2/numbers status=403"_s));
    m_book->showSnapshot({kept(first(), u"old"_s), kept(stranger(), u"gone"_s)}, 5'000);
    m_book->refresh();
    QTRY_COMPARE(m_book->status().state(), ListStatus::State::Failed);
    QCOMPARE(m_book->rows().count(), 2);
    QCOMPARE(m_book->snapshotAt(), 5'000);
    m_account->clearFaults();
    m_book->refresh();
    QTRY_VERIFY(isComplete());
    QCOMPARE(m_book->snapshotAt(), 0);
    QCOMPARE(m_book->rows().count(), 12);
}

void TestNumberSnapshot::detailsAreReadAgain()
{
    const PhoneNumber number = PhoneNumber::fromService(first());
    m_book->showSnapshot({kept(first(), u"old"_s, u"nowhere"_s)}, 5'000);
    m_book->refresh();
    QTRY_VERIFY(isComplete());
    QCOMPARE(m_book->detail(number)->primaryRouteId, u"nowhere"_s); // stays on show until then
    m_book->wantDetails({number});
    QTRY_VERIFY(m_book->detail(number)->primaryRouteId != u"nowhere"_s);
}

void TestNumberSnapshot::neverOverwritesWhatWasRead()
{
    const PhoneNumber number = PhoneNumber::fromService(first());
    m_book->reread(number);
    QTRY_VERIFY(m_book->detail(number));
    m_book->showSnapshot({kept(first(), u"old"_s, u"nowhere"_s), kept(stranger(), u"gone"_s)}, 5'000);
    QVERIFY(m_book->rows().row(0)->alias != u"old"_s);
    QVERIFY(m_book->detail(number)->primaryRouteId != u"nowhere"_s);
    QCOMPARE(m_book->rows().count(), 2);
}

void TestNumberSnapshot::comesTooLateForAWholeList()
{
    m_book->refresh();
    QTRY_VERIFY(isComplete());
    m_book->showSnapshot({kept(stranger(), u"gone"_s)}, 5'000);
    QCOMPARE(m_book->rows().count(), 12);
    QCOMPARE(m_book->snapshotAt(), 0);
}

/// A write that is unclear is told from what was there before by what was read, not by what was once kept.
void TestNumberSnapshot::theJournalKnowsOnlyWhatWasRead()
{
    const PhoneNumber number = PhoneNumber::fromService(first());
    m_book->showSnapshot({kept(first(), u"old"_s, u"91402"_s)}, 5'000);
    QVERIFY(m_book->detail(number));
    QVERIFY(!m_book->readDetail(number));
    m_book->reread(number);
    QTRY_VERIFY(m_book->readDetail(number));
}

void TestNumberSnapshot::keepsWhatIsKnown()
{
    m_book->refresh();
    QTRY_VERIFY(isComplete());
    const PhoneNumber number = PhoneNumber::fromService(first());
    m_book->wantDetails({number});
    QTRY_VERIFY(m_book->detail(number));
    const QList<KeptNumber> all = m_book->toKeep();
    QCOMPARE(all.size(), 12);
    QCOMPARE(all.first().number, *m_book->rows().row(0));
    QCOMPARE(all.first().detail, std::optional(*m_book->detail(number)));
    QVERIFY(!all.at(1).detail);
    NumberBook later(m_account->session(), nullptr, DetailPace{4, never});
    later.showSnapshot(all, 7'000);
    QCOMPARE(later.toKeep(), all);
}

void TestNumberSnapshot::routesLikewise()
{
    RouteBook routes(m_account->session());
    QSignalSpy changed(&routes, &RouteBook::snapshotChanged);
    routes.adopt({u"7"_s, u"newer"_s, u"host"_s, u"h"_s});
    routes.showSnapshot({{u"7"_s, u"older"_s, u"host"_s, u"h"_s}, {u"8"_s, u"gone"_s, u"host"_s, u"h"_s}},
                        5'000);
    QCOMPARE(routes.snapshotAt(), 5'000);
    QCOMPARE(routes.displayName(u"7"_s), u"newer"_s);
    QCOMPARE(routes.displayName(u"8"_s), u"gone"_s);
    routes.refresh();
    QTRY_VERIFY(routes.status().state() == ListStatus::State::Complete);
    QCOMPARE(routes.snapshotAt(), 0);
    QCOMPARE(changed.size(), 2);
    QVERIFY(!routes.find(u"8"_s));
    QVERIFY(routes.find(u"0"_s));
    routes.showSnapshot({{u"8"_s, u"gone"_s, u"host"_s, u"h"_s}}, 6'000); // too late
    QVERIFY(!routes.find(u"8"_s) && routes.snapshotAt() == 0);
}

void TestNumberSnapshot::aFailedListOfRoutesLeavesThem()
{
    QVERIFY(m_account->fault(u"GET /v2/routes status=403"_s));
    RouteBook routes(m_account->session());
    routes.showSnapshot({{u"8"_s, u"old"_s, u"host"_s, u"h"_s}}, 5'000);
    routes.refresh();
    QTRY_COMPARE(routes.status().state(), ListStatus::State::Failed);
    QCOMPARE(routes.displayName(u"8"_s), u"old"_s);
    QCOMPARE(routes.snapshotAt(), 5'000);
}

QTEST_GUILESS_MAIN(TestNumberSnapshot)
#include "tst_numbersnapshot.moc"
