// SPDX-License-Identifier: GPL-3.0-or-later
#include "numberbook.h"

#include "sandboxsession.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

const auto onePrefix = u"/v2/numbers/1"_s;
constexpr int never = 3'600'000; // the quiet walk stays out of a test's way

} // namespace

class TestNumberBook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void readsTheListToItsEnd();
    void wantedOnesAreReadFirstAndInOrder();
    void aNewWishReplacesTheOld();
    void wishesWaitForTheirPage();
    void noMoreAtOnceThanThePace();
    void wantedReadsStartApart();
    void readsTheRestQuietlyAndThenRests();
    void aFailedDetailIsToldAndNotAskedForAgain();
    void rereadAsksWhateverIsKnown();
    void adoptShowsAtOnce();
    void forgetRemovesAtOnceAndForGood();
    void forgettingDoesNotMakeTheWalkSkipANeighbour();
    void tellsWhoUsesARoute();
    void refreshKeepsDetailsOnShowAndReadsThemAgain();
    void numbersGoneFromTheServiceGoWithTheirDetails();
    void whatWasAskedForByNameIsToldThoughUnlisted();

private:
    void make(DetailPace pace)
    {
        m_book.reset();
        m_account->forgetReceived();
        pace.together = 1; // read one by one, so that each is seen; tst_numberbatches reads many at a time
        m_book = std::make_unique<NumberBook>(m_account->session(), nullptr, pace);
    }
    void load(DetailPace pace)
    {
        make(pace);
        m_book->refresh();
        QTRY_VERIFY(isComplete());
    }
    bool isComplete() const { return m_book->status().state() == ListStatus::State::Complete; }
    /// Whatever was to be sent before this has arrived afterwards.
    void goThereAndBack()
    {
        RouteBook &routes = m_account->workspace().routes;
        routes.refresh();
        QTRY_VERIFY(routes.status().state() == ListStatus::State::Complete);
    }
    PhoneNumber at(int row) const { return m_book->rows().row(row)->number; }
    /// The numbers whose details were asked for, in that order.
    QStringList asked() const
    {
        QStringList digits = m_account->received("GET", onePrefix);
        for (QString &target : digits)
            target = target.section(u'/', -1);
        return digits;
    }
    QString pathOf(const PhoneNumber &number) const { return u"/v2/numbers/"_s + number.digits(); }
    NumberDetail changed(int row, const QString &alias) const
    {
        NumberDetail detail;
        detail.summary = *m_book->rows().row(row);
        detail.summary.alias = alias;
        return detail;
    }

    std::unique_ptr<SandboxSession> m_account;
    std::unique_ptr<NumberBook> m_book;
};

void TestNumberBook::init()
{
    m_account = std::make_unique<SandboxSession>();
    QVERIFY(m_account->isUp());
}

void TestNumberBook::cleanup()
{
    m_book.reset();
    m_account.reset();
}

void TestNumberBook::readsTheListToItsEnd()
{
    sandbox::Options options = SandboxSession::smallOptions();
    options.numbers = 410;
    m_account = std::make_unique<SandboxSession>(options);
    QVERIFY(m_account->isUp());
    load({1, never});
    QCOMPARE(m_book->rows().count(), 410);
    QCOMPARE(m_book->status().received(), 410);
    QCOMPARE(m_account->received("GET", u"/v2/numbers?"_s),
             QStringList({u"/v2/numbers?limit=200&offset=0"_s, u"/v2/numbers?limit=200&offset=200"_s,
                          u"/v2/numbers?limit=200&offset=400"_s}));
}

void TestNumberBook::wantedOnesAreReadFirstAndInOrder()
{
    load({1, never});
    QVERIFY(asked().isEmpty());
    m_book->wantDetails({at(7), at(2), at(5)});
    QTRY_COMPARE(m_book->detailCount(), 3);
    QCOMPARE(asked(), QStringList({at(7).digits(), at(2).digits(), at(5).digits()}));
    QVERIFY(m_book->detail(at(7))->monthlyCost);
    m_book->wantDetails({at(2), at(7)}); // known already
    m_book->wantDetails({at(1)});
    QTRY_VERIFY(m_book->detail(at(1)));
    QCOMPARE(asked().size(), 4);
}

void TestNumberBook::aNewWishReplacesTheOld()
{
    load({1, never});
    m_book->wantDetails({at(0), at(1), at(2)}); // 0 is under way
    m_book->wantDetails({at(8), at(9)}); // the person has scrolled on
    QTRY_COMPARE(m_book->detailCount(), 3);
    QCOMPARE(asked(), QStringList({at(0).digits(), at(8).digits(), at(9).digits()}));
    m_book->wantDetails({});
    QCOMPARE(asked().size(), 3);
}

void TestNumberBook::wishesWaitForTheirPage()
{
    load({1, never});
    const PhoneNumber last = at(11);
    make({1, never});
    m_book->refresh();
    m_book->wantDetails({last, PhoneNumber::fromService(u"12065550199999"_s)});
    QVERIFY(!m_book->detail(last));
    QTRY_VERIFY(m_book->detail(last)); // listed by now
    QTRY_VERIFY(isComplete());
    QCOMPARE(asked(), QStringList{last.digits()}); // the other is none of this account
}

void TestNumberBook::noMoreAtOnceThanThePace()
{
    QVERIFY(m_account->fault(u"GET /v2/numbers/1* silent"_s));
    load({2, never});
    m_book->wantDetails({at(0), at(1), at(2), at(3)});
    goThereAndBack();
    QTRY_COMPARE(asked().size(), 2);
    m_book->forget(at(0)); // lets go of its read
    m_book->wantDetails({at(4), at(5)});
    goThereAndBack();
    QTRY_COMPARE(asked().size(), 3);
}

void TestNumberBook::wantedReadsStartApart()
{
    load({.atOnce = 4, .quietMs = never, .apartMs = 150});
    QElapsedTimer since;
    since.start();
    m_book->wantDetails({at(0), at(1), at(2), at(3), at(4)});
    QTRY_COMPARE(m_book->detailCount(), 5);
    // Timers of this kind may be 5 % early.
    QVERIFY2(since.elapsed() >= 4 * 140, qPrintable(QString::number(since.elapsed())));
    QCOMPARE(asked().size(), 5);
    QVERIFY2(DetailPace().apartMs >= 200, "5 calls a second are what careful readers keep to");
}

void TestNumberBook::readsTheRestQuietlyAndThenRests()
{
    make({4, 1});
    QSignalSpy changed(m_book.get(), &NumberBook::detailsChanged);
    m_book->refresh();
    QTRY_COMPARE(m_book->detailCount(), 12);
    QCOMPARE(changed.size(), 12);
    QStringList all;
    for (int row = 0; row < 12; ++row)
        all += at(row).digits();
    QCOMPARE(asked(), all); // each once, from the top, one after the other
}

void TestNumberBook::aFailedDetailIsToldAndNotAskedForAgain()
{
    load({1, never});
    const PhoneNumber number = at(3);
    QVERIFY(m_account->fault(u"GET %1 status=500"_s.arg(pathOf(number))));
    QSignalSpy changed(m_book.get(), &NumberBook::detailsChanged);
    m_book->wantDetails({number});
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(!m_book->detail(number));
    QVERIFY(m_book->detailError(number));
    QCOMPARE(m_book->detailError(number)->httpStatus, 500);
    m_book->wantDetails({number, at(4)});
    QTRY_VERIFY(m_book->detail(at(4)));
    QCOMPARE(asked().count(number.digits()), 1);
    m_account->clearFaults();
    m_book->refresh(); // asks again: the last wish still holds
    QTRY_VERIFY(m_book->detail(number));
    QVERIFY(!m_book->detailError(number));
}

void TestNumberBook::rereadAsksWhateverIsKnown()
{
    load({1, never});
    const PhoneNumber number = at(0);
    m_book->wantDetails({number});
    QTRY_VERIFY(m_book->detail(number));
    QSignalSpy changed(m_book.get(), &NumberBook::detailsChanged);
    m_book->reread(number);
    QVERIFY(m_book->detail(number)); // stays on show
    m_book->reread(number); // the read before may be older than the change: it is let go
    QTRY_COMPARE(changed.size(), 1);
    m_book->wantDetails({at(1)});
    QTRY_VERIFY(m_book->detail(at(1)));
    QCOMPARE(changed.size(), 2);
}

void TestNumberBook::adoptShowsAtOnce()
{
    load({1, never});
    QSignalSpy changed(m_book.get(), &NumberBook::detailsChanged);
    m_book->adopt(this->changed(4, u"renamed"_s));
    QCOMPARE(m_book->rows().row(4)->alias, u"renamed"_s);
    QCOMPARE(m_book->detail(at(4))->summary.alias, u"renamed"_s);
    QCOMPARE(changed.size(), 1);
    NumberDetail bought;
    bought.summary.number = PhoneNumber::fromService(u"12065550199"_s);
    m_book->refresh();
    m_book->adopt(bought);
    QCOMPARE(m_book->rows().count(), 13);
    QTRY_VERIFY(isComplete());
    QCOMPARE(m_book->rows().count(), 13); // a list that was asked for before does not take it away
    m_book->refresh();
    QTRY_VERIFY(isComplete());
    QCOMPARE(m_book->rows().count(), 12); // one that was asked for afterwards knows better
    QVERIFY(!m_book->detail(bought.summary.number));
}

void TestNumberBook::forgetRemovesAtOnceAndForGood()
{
    load({4, never});
    const PhoneNumber number = at(2);
    m_book->wantDetails({number});
    QTRY_VERIFY(m_book->detail(number));
    m_book->reread(number);
    m_book->refresh();
    m_book->forget(number);
    QCOMPARE(m_book->rows().count(), 11);
    QVERIFY(!m_book->detail(number));
    m_book->wantDetails({number, at(0)});
    QTRY_VERIFY(isComplete() && m_book->detail(at(0)));
    QCOMPARE(m_book->rows().indexOf(number.digits()), -1);
    QVERIFY(!m_book->detail(number));
}

void TestNumberBook::forgettingDoesNotMakeTheWalkSkipANeighbour()
{
    make({1, 1});
    int read = 0;
    connect(m_book.get(), &NumberBook::detailsChanged, m_book.get(), [&] {
        if (++read != 4)
            return;
        m_book->forget(at(0)); // three rows behind where the walk stands
        m_book->forget(at(0));
    });
    m_book->refresh();
    QTRY_COMPARE(m_book->detailCount(), 10);
    QCOMPARE(m_book->rows().count(), 10);
}

void TestNumberBook::tellsWhoUsesARoute()
{
    make({4, 1});
    QVERIFY(m_book->usersOfRoute(u"0"_s).isEmpty());
    m_book->refresh();
    QTRY_COMPARE(m_book->detailCount(), 12);
    int uses = 0;
    for (const OwnedNumber &row : m_book->rows().all()) {
        const NumberDetail *detail = m_book->detail(row.number);
        for (const QString &route : {detail->primaryRouteId, detail->failoverRouteId}) {
            if (route.isEmpty())
                continue;
            QVERIFY(m_book->usersOfRoute(route).contains(row.number));
            ++uses;
        }
    }
    QVERIFY2(uses > 12, "no number of the account has a failover route");
    QVERIFY(m_book->usersOfRoute(u"424242"_s).isEmpty());
}

void TestNumberBook::refreshKeepsDetailsOnShowAndReadsThemAgain()
{
    load({1, never});
    const PhoneNumber inView = at(6);
    m_book->adopt(changed(3, u"other"_s));
    m_book->wantDetails({inView});
    QTRY_VERIFY(m_book->detail(inView));
    m_account->forgetReceived();
    m_book->refresh();
    QVERIFY(m_book->detail(inView) && m_book->detail(at(3)));
    QCOMPARE(m_book->rows().count(), 12);
    QTRY_VERIFY(isComplete());
    QVERIFY(m_book->detail(at(3)));
    QVERIFY(m_book->rows().row(3)->alias != u"other"_s);
    QTRY_COMPARE(asked(), QStringList{inView.digits()}); // without being wished for once more
    m_book->wantDetails({at(3)});
    QTRY_VERIFY(m_book->detail(at(3))->monthlyCost); // read anew
}

void TestNumberBook::numbersGoneFromTheServiceGoWithTheirDetails()
{
    load({4, never});
    const PhoneNumber gone = at(5);
    m_book->wantDetails({gone, at(6)});
    QTRY_COMPARE(m_book->detailCount(), 2);
    bool released = false;
    m_account->session().journal().release(
        gone, this, [&](const WriteResult<Nothing> &result) { released = result.done(); });
    QTRY_VERIFY(released);
    m_book->wantDetails({});
    m_book->refresh();
    QTRY_VERIFY(isComplete());
    QCOMPARE(m_book->rows().count(), 11);
    QVERIFY(!m_book->detail(gone));
    QCOMPARE(m_book->detailCount(), 1);
}

void TestNumberBook::whatWasAskedForByNameIsToldThoughUnlisted()
{
    load({4, never});
    const PhoneNumber unlisted = PhoneNumber::fromService(u"12065550199"_s); // a purchase that is unclear
    QVERIFY(m_account->fault(u"GET %1 held"_s.arg(pathOf(unlisted))));
    m_book->refresh();
    m_book->reread(unlisted);
    QTRY_VERIFY(isComplete()); // the list came without it
    m_account->clearFaults();
    QTRY_VERIFY(m_book->detailError(unlisted));
    QCOMPARE(m_book->detailError(unlisted)->httpStatus, 404);
}

QTEST_GUILESS_MAIN(TestNumberBook)
#include "tst_numberbook.moc"
