// SPDX-License-Identifier: GPL-3.0-or-later
#include "numberbook.h"

#include "httpcall.h"
#include "sandboxsession.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

constexpr int never = 3'600'000; // the quiet walk stays out of a test's way
const auto detailsPath = u"/v2/numbers/details"_s;

} // namespace

/// Details that are read many at a time, and what is done where that is not possible.
class TestNumberBatches : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(SandboxSession::smallOptions()); }
    void cleanup();
    void wishesAreReadInOneGo();
    void oneAloneIsAskedForAlone();
    void theRestIsReadQuietlyManyAtATime();
    void noMoreAtOnceThanThePace();
    void aCallThatIsNotThereIsTriedOnce_data();
    void aCallThatIsNotThereIsTriedOnce();
    void theQuietWalkGoesOnOneByOne();
    void oneThatHasAnsweredIsAskedAgain();
    void whatCannotBeReadTogetherIsReadAlone_data();
    void whatCannotBeReadTogetherIsReadAlone();
    void whatIsMissingIsReadAlone();
    void aRefusedKeyIsRefusedForAll();
    void whatFailedInAnOutageIsReadAfterIt_data();
    void whatFailedInAnOutageIsReadAfterIt();
    void whatWasForgottenMeanwhileStaysAway();
    void whatWasReadAgainMeanwhileIsNotOverwritten();

private:
    void begin(const sandbox::Options &options)
    {
        m_book.reset();
        m_account = std::make_unique<SandboxSession>(options);
        QVERIFY(m_account->isUp());
    }
    void make(DetailPace pace)
    {
        m_book.reset();
        m_account->forgetReceived();
        m_book = std::make_unique<NumberBook>(m_account->session(), nullptr, pace);
    }
    void load(DetailPace pace)
    {
        make(pace);
        m_book->refresh();
        QTRY_VERIFY(m_book->status().state() == ListStatus::State::Complete);
    }
    PhoneNumber at(int row) const { return m_book->rows().row(row)->number; }
    QList<PhoneNumber> all() const
    {
        QList<PhoneNumber> numbers;
        for (const OwnedNumber &row : m_book->rows().all())
            numbers += row.number;
        return numbers;
    }
    static QStringList digits(const QList<PhoneNumber> &numbers)
    {
        QStringList list;
        for (const PhoneNumber &number : numbers)
            list += number.digits();
        return list;
    }
    /// What was asked for alone, as it arrived: in the order of the wishes only if one at a time is under
    /// way, since several go by several connections.
    QStringList askedAlone() const
    {
        QStringList list = m_account->received("GET", u"/v2/numbers/1"_s);
        for (QString &target : list)
            target = target.section(u'/', -1);
        return list;
    }
    /// What was asked for together, one entry a request.
    QList<QStringList> askedTogether() const
    {
        QList<QStringList> batches;
        for (const sandbox::LoggedRequest &request : m_account->account().requests()) {
            if (request.verb != "POST" || request.target != detailsPath)
                continue;
            QStringList batch;
            for (const QJsonValue &number : QJsonDocument::fromJson(request.body)[u"numbers"].toArray())
                batch += number.toString().mid(1);
            batches += batch;
        }
        return batches;
    }

    std::unique_ptr<SandboxSession> m_account;
    std::unique_ptr<NumberBook> m_book;
};

void TestNumberBatches::cleanup()
{
    m_book.reset();
    m_account.reset();
}

void TestNumberBatches::wishesAreReadInOneGo()
{
    load({1, never});
    QSignalSpy changed(m_book.get(), &NumberBook::detailsChanged);
    const QList<PhoneNumber> wished{at(7), at(2), at(5), at(7)};
    m_book->wantDetails(wished);
    QTRY_COMPARE(m_book->detailCount(), 3);
    QCOMPARE(askedTogether(), QList<QStringList>{digits(wished.mid(0, 3))});
    QVERIFY(askedAlone().isEmpty());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).value<QList<PhoneNumber>>().size(), 3);
    QVERIFY(m_book->detail(at(7))->monthlyCost);
    QVERIFY(!m_book->detail(at(7))->includedRoutes.isEmpty());
    QVERIFY(m_account->account().ledger().isEmpty());
}

void TestNumberBatches::oneAloneIsAskedForAlone()
{
    load({1, never});
    m_book->wantDetails({at(3)});
    QTRY_VERIFY(m_book->detail(at(3)));
    QCOMPARE(askedAlone(), QStringList{at(3).digits()});
    QVERIFY(askedTogether().isEmpty());
}

void TestNumberBatches::theRestIsReadQuietlyManyAtATime()
{
    load({.atOnce = 1, .quietMs = 1, .apartMs = 1, .together = 5});
    QTRY_COMPARE(m_book->detailCount(), 12);
    const QStringList list = digits(all());
    QCOMPARE(askedTogether(), QList<QStringList>({list.mid(0, 5), list.mid(5, 5), list.mid(10)}));
    QVERIFY(askedAlone().isEmpty());
    QCOMPARE(DetailPace().together, 100);
}

void TestNumberBatches::noMoreAtOnceThanThePace()
{
    QVERIFY(m_account->fault(u"POST %1 held"_s.arg(detailsPath)));
    load({.atOnce = 2, .quietMs = 1, .apartMs = 1, .together = 3});
    m_book->wantDetails(all());
    QTRY_COMPARE(askedTogether().size(), 2);
    RouteBook &routes = m_account->workspace().routes;
    routes.refresh(); // whatever was to be sent before this has arrived afterwards
    QTRY_VERIFY(routes.status().state() == ListStatus::State::Complete);
    QCOMPARE(askedTogether().size(), 2);
    m_account->clearFaults();
    QTRY_COMPARE(m_book->detailCount(), 12);
    QCOMPARE(askedTogether().size(), 4);
}

void TestNumberBatches::aCallThatIsNotThereIsTriedOnce_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("404") << u"status=404 body=url"_s;
    QTest::newRow("404 of the account") << u"status=404 body=no-title"_s;
    QTest::newRow("400") << u"status=400"_s;
    QTest::newRow("405") << u"status=405"_s;
    QTest::newRow("415") << u"status=415"_s;
    QTest::newRow("501") << u"status=501 body=html"_s;
    QTest::newRow("an account without it") << QString();
}

void TestNumberBatches::aCallThatIsNotThereIsTriedOnce()
{
    QFETCH(QString, how);
    sandbox::Options options = SandboxSession::smallOptions();
    options.numberDetails = !how.isEmpty();
    begin(options);
    QVERIFY(how.isEmpty() || m_account->fault(u"POST %1 %2"_s.arg(detailsPath, how)));
    load({.atOnce = 1, .quietMs = never, .apartMs = 1});
    m_book->wantDetails({at(4), at(1), at(8)});
    QTRY_COMPARE(m_book->detailCount(), 3);
    QCOMPARE(askedAlone(), digits({at(4), at(1), at(8)}));
    m_book->refresh();
    m_book->wantDetails({at(2), at(3)});
    QTRY_VERIFY(m_book->detail(at(2)) && m_book->detail(at(3)));
    QCOMPARE(askedTogether().size(), 1);
}

void TestNumberBatches::theQuietWalkGoesOnOneByOne()
{
    QVERIFY(m_account->fault(u"POST %1 status=404"_s.arg(detailsPath)));
    load({.atOnce = 1, .quietMs = 1, .apartMs = 1, .together = 5});
    QTRY_COMPARE(m_book->detailCount(), 12);
    QCOMPARE(askedAlone(), digits(all()));
    QCOMPARE(askedTogether().size(), 1);
}

void TestNumberBatches::oneThatHasAnsweredIsAskedAgain()
{
    QVERIFY(m_account->fault(u"POST %1 nth=2 status=404"_s.arg(detailsPath)));
    load({.atOnce = 1, .quietMs = never, .apartMs = 1});
    m_book->wantDetails({at(0), at(1)});
    QTRY_COMPARE(m_book->detailCount(), 2);
    m_book->wantDetails({at(2), at(3)});
    QTRY_COMPARE(m_book->detailCount(), 4);
    QCOMPARE(askedAlone(), digits({at(2), at(3)}));
    m_book->wantDetails({at(4), at(5)});
    QTRY_COMPARE(m_book->detailCount(), 6);
    QCOMPARE(askedTogether().size(), 3);
    QCOMPARE(askedAlone().size(), 2);
}

void TestNumberBatches::whatCannotBeReadTogetherIsReadAlone_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("no JSON") << u"malformed"_s;
    QTest::newRow("no list") << u"wrong-type=data"_s;
    QTest::newRow("value refused") << u"status=422"_s;
    QTest::newRow("not allowed") << u"status=403"_s;
    QTest::newRow("server fault") << u"status=500"_s;
}

void TestNumberBatches::whatCannotBeReadTogetherIsReadAlone()
{
    QFETCH(QString, how);
    QVERIFY(m_account->fault(u"POST %1 nth=1 %2"_s.arg(detailsPath, how)));
    load({.atOnce = 4, .quietMs = never, .apartMs = 1});
    m_book->wantDetails({at(0), at(1)});
    QTRY_COMPARE(m_book->detailCount(), 2);
    QCOMPARE(askedAlone().size(), 2);
    m_book->wantDetails({at(2), at(3)}); // that says nothing of the next ones
    QTRY_COMPARE(m_book->detailCount(), 4);
    QCOMPARE(askedAlone().size(), 2);
    QCOMPARE(askedTogether().size(), 2);
}

void TestNumberBatches::whatIsMissingIsReadAlone()
{
    load({.atOnce = 1, .quietMs = 1, .apartMs = 1, .together = 4});
    QTRY_COMPARE(m_book->detailCount(), 12);
    const PhoneNumber gone = at(5);
    QCOMPARE(testsupport::httpSend(m_account->account().endpoint(), "DELETE",
                                   "/v2/numbers/" + gone.digits().toLatin1())
                 .status,
             204);
    QVERIFY(m_account->fault(u"GET /v2/numbers held"_s)); // the list does not know yet
    m_account->forgetReceived();
    m_book->refresh();
    m_book->wantDetails({at(4), gone, at(6)});
    QTRY_VERIFY(m_book->detailError(gone));
    QCOMPARE(m_book->detailError(gone)->httpStatus, 404);
    QCOMPARE(askedTogether().first(), digits({at(4), gone, at(6)}));
    QCOMPARE(askedAlone(), QStringList{gone.digits()});
    QVERIFY(m_book->detail(at(4)) && !m_book->detailError(at(4)));
    m_account->clearFaults();
    QTRY_COMPARE(m_book->rows().count(), 11);
}

void TestNumberBatches::aRefusedKeyIsRefusedForAll()
{
    load({.atOnce = 1, .quietMs = never, .apartMs = 1});
    QVERIFY(m_account->fault(u"POST %1 status=401"_s.arg(detailsPath)));
    QSignalSpy changed(m_book.get(), &NumberBook::detailsChanged);
    m_book->wantDetails({at(0), at(1)});
    QTRY_COMPARE(changed.size(), 1);
    for (const int row : {0, 1}) {
        QVERIFY(m_book->detailError(at(row)));
        QCOMPARE(m_book->detailError(at(row))->httpStatus, 401);
    }
    m_account->clearFaults();
    m_book->wantDetails({at(0), at(1), at(2)});
    QTRY_VERIFY(m_book->detail(at(2)));
    QCOMPARE(askedAlone(), QStringList{at(2).digits()}); // what failed is not asked for again by itself
}

void TestNumberBatches::whatFailedInAnOutageIsReadAfterIt_data()
{
    QTest::addColumn<QString>("fault");
    QTest::newRow("out of order") << u"status=503"_s;
    QTest::newRow("too many requests") << u"status=429"_s;
    QTest::newRow("no connection") << u"close=before"_s;
}

/// And meanwhile the walk does not ask for one after the other.
void TestNumberBatches::whatFailedInAnOutageIsReadAfterIt()
{
    QFETCH(QString, fault);
    make({.quietMs = 1, .againMs = 300, .together = 5});
    QVERIFY(m_account->fault(u"POST /v2/numbers/details "_s + fault));
    QVERIFY(m_account->fault(u"GET /v2/numbers/1* "_s + fault));
    m_book->refresh();
    QTRY_VERIFY(m_book->status().state() == ListStatus::State::Complete);
    QTRY_VERIFY(m_book->rows().count() > 10 && m_book->detailError(at(0)));
    QCOMPARE(m_book->detailCount(), 0);
    m_account->clearFaults();
    QTRY_COMPARE(m_book->detailCount(), m_book->rows().count());
    QVERIFY(!m_book->detailError(at(0)));
}

void TestNumberBatches::whatWasForgottenMeanwhileStaysAway()
{
    load({.atOnce = 1, .quietMs = never, .apartMs = 1});
    QVERIFY(m_account->fault(u"POST %1 held"_s.arg(detailsPath)));
    m_book->wantDetails(all());
    QTRY_COMPARE(askedTogether().size(), 1);
    const PhoneNumber gone = at(5);
    m_book->forget(gone);
    m_account->clearFaults();
    QTRY_COMPARE(m_book->detailCount(), 11);
    QVERIFY(!m_book->detail(gone));
    QCOMPARE(m_book->rows().indexOf(gone.digits()), -1);
}

void TestNumberBatches::whatWasReadAgainMeanwhileIsNotOverwritten()
{
    load({.atOnce = 2, .quietMs = never, .apartMs = 1});
    QVERIFY(m_account->fault(u"POST %1 held"_s.arg(detailsPath)));
    m_book->wantDetails({at(0), at(1)});
    QTRY_COMPARE(askedTogether().size(), 1);
    m_book->reread(at(0)); // the read of many may have been answered before a change
    QTRY_VERIFY(m_book->detail(at(0)));
    NumberDetail newer = *m_book->detail(at(0));
    newer.note = u"newer"_s;
    m_book->adopt(newer);
    m_account->clearFaults();
    QTRY_VERIFY(m_book->detail(at(1)));
    QCOMPARE(m_book->detail(at(0))->note, u"newer"_s);
}

QTEST_GUILESS_MAIN(TestNumberBatches)
#include "tst_numberbatches.moc"
