// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventorysearch.h"
#include "sandboxsession.h"

#include <algorithm>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

const auto available = u"/v2/numbers/available?"_s;

} // namespace

class TestInventorySearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void readsPagesOnDemand();
    void everyConditionReachesTheService();
    void readsToTheEndAndSaysSo();
    void priceSiftsWhatIsLoaded();
    void priceThatFitsNothingStopsByItself();
    void anotherPriceKeepsWhatIsLoaded();
    void refreshKeepsRowsInPlace();
    void anotherSearchDropsTheOldOne();
    void failureKeepsRowsAndReadsOn();
    void boughtNumbersMoveTheNextPage();
    void cancelStopsReading();
    void rateCentersAreLearned();

private:
    QStringList pages() const { return m_account->received("GET", available); }
    bool settled() const { return !m_search->status().isLoading(); }

    std::unique_ptr<SandboxSession> m_account;
    std::unique_ptr<InventorySearch> m_search;
};

void TestInventorySearch::init()
{
    m_account = std::make_unique<SandboxSession>();
    QVERIFY(m_account->isUp());
    m_search = std::make_unique<InventorySearch>(m_account->session());
}

void TestInventorySearch::cleanup()
{
    m_search.reset();
    m_account.reset();
}

void TestInventorySearch::readsPagesOnDemand()
{
    QCOMPARE(m_search->countText(), QString());
    m_search->start({});
    QTRY_VERIFY(settled());
    QCOMPARE(m_search->matching().count(), 200);
    QVERIFY(m_search->hasMore());
    QCOMPARE(m_search->countText(), u"200 loaded, more on the server"_s);
    m_search->more();
    m_search->more(); // a view may ask twice
    QTRY_VERIFY(settled());
    QCOMPARE(m_search->matching().count(), 400);
    QCOMPARE(pages().size(), 2);
    QVERIFY2(pages().at(1).contains(u"offset=200"_s), qPrintable(pages().at(1)));
    QVERIFY2(pages().at(1).contains(u"limit=200"_s), qPrintable(pages().at(1)));
}

void TestInventorySearch::everyConditionReachesTheService()
{
    InventoryCriteria criteria;
    criteria.state = u"WA"_s;
    criteria.rateCenter = u"seattle"_s;
    criteria.areaCode = u"206"_s;
    criteria.startsWith = u"5"_s;
    criteria.contains = u"01"_s;
    criteria.endsWith = u"0"_s;
    criteria.numberType = u"longcode"_s;
    m_search->start(criteria);
    QTRY_VERIFY(settled());
    QCOMPARE(pages().size(), 1);
    for (const QString &part : {u"state=WA"_s, u"rate_center=seattle"_s, u"starts_with=2065"_s,
                                u"contains=01"_s, u"ends_with=0"_s, u"number_type=longcode"_s})
        QVERIFY2(pages().first().contains(part), qPrintable(part + u" is not in " + pages().first()));
    for (const AvailableNumber &number : m_search->matching().all()) {
        QVERIFY(number.number.digits().startsWith(u"12065"_s));
        QVERIFY(number.number.digits().endsWith(u'0'));
    }
}

void TestInventorySearch::readsToTheEndAndSaysSo()
{
    InventoryCriteria criteria;
    criteria.endsWith = u"00"_s;
    m_search->start(criteria);
    QTRY_COMPARE(m_search->status().state(), ListStatus::State::Complete);
    const int count = m_search->matching().count();
    QVERIFY(count > 0 && count < 200);
    QCOMPARE(m_search->countText(), u"%1 of %1"_s.arg(count));
    m_search->more();
    QCOMPARE(m_search->status().state(), ListStatus::State::Complete);
}

void TestInventorySearch::priceSiftsWhatIsLoaded()
{
    InventoryCriteria criteria;
    criteria.maxSetupCost = Money::fromNanodollars(1'000'000'000);
    m_search->start(criteria);
    QTRY_VERIFY(settled());
    const int matching = m_search->matching().count();
    QVERIFY(matching > 0);
    QVERIFY2(matching < m_search->loadedCount(), "the seed must hold dearer numbers for this test");
    for (const AvailableNumber &number : m_search->matching().all())
        QVERIFY(number.setupCost.nanodollars() <= criteria.maxSetupCost->nanodollars());
    QVERIFY(m_search->countText().startsWith(
        u"%1 of %2 loaded match"_s.arg(matching).arg(m_search->loadedCount())));
    QVERIFY2(!pages().first().contains(u"setup"_s), "the service has no price filter for numbers");
}

void TestInventorySearch::priceThatFitsNothingStopsByItself()
{
    InventoryCriteria criteria;
    criteria.maxSetupCost = Money();
    m_search->start(criteria);
    QTRY_COMPARE(pages().size(), 5);
    QTRY_VERIFY(settled());
    QCOMPARE(m_search->matching().count(), 0);
    QVERIFY(m_search->hasMore());
    QCOMPARE(m_search->countText(), u"0 of 1,000 loaded match, more on the server"_s);
    m_search->more();
    QTRY_COMPARE(m_search->status().state(), ListStatus::State::Complete);
}

void TestInventorySearch::anotherPriceKeepsWhatIsLoaded()
{
    m_search->start({});
    QTRY_VERIFY(settled());
    QSignalSpy reset(&m_search->matching(), &RowSourceSignals::wasReset);
    InventoryCriteria criteria;
    criteria.maxSetupCost = Money::fromNanodollars(1'000'000'000);
    m_search->start(criteria);
    QCOMPARE(reset.size(), 1);
    QVERIFY2(m_search->matching().count() > 0, "what matches is shown before any answer");
    QCOMPARE(m_search->loadedCount(), 200);
    QTRY_VERIFY(settled());
}

void TestInventorySearch::refreshKeepsRowsInPlace()
{
    m_search->start({});
    QTRY_VERIFY(settled());
    m_search->more();
    QTRY_COMPARE(m_search->loadedCount(), 400);
    QTRY_VERIFY(settled());
    m_account->forgetReceived();
    QSignalSpy removed(&m_search->matching(), &RowSourceSignals::removed);
    QSignalSpy reset(&m_search->matching(), &RowSourceSignals::wasReset);
    m_search->refresh();
    QTRY_COMPARE(pages().size(), 2);
    QTRY_VERIFY(settled());
    QCOMPARE(m_search->loadedCount(), 400);
    QCOMPARE(removed.size() + reset.size(), 0);
    m_search->more();
    QTRY_COMPARE(m_search->loadedCount(), 600);
}

void TestInventorySearch::anotherSearchDropsTheOldOne()
{
    InventoryCriteria first;
    first.endsWith = u"1"_s;
    InventoryCriteria second;
    second.endsWith = u"2"_s;
    QVERIFY(m_account->fault(u"GET /v2/numbers/available nth=1 held"_s));
    m_search->start(first);
    QTRY_COMPARE(pages().size(), 1);
    m_search->start(second);
    QTRY_VERIFY(settled());
    QVERIFY(m_search->matching().count() > 0);
    QTRY_COMPARE(pages().size(), 2);
    for (const AvailableNumber &number : m_search->matching().all())
        QVERIFY(number.number.digits().endsWith(u'2'));
}

void TestInventorySearch::failureKeepsRowsAndReadsOn()
{
    m_search->start({});
    QTRY_COMPARE(m_search->loadedCount(), 200);
    QTRY_VERIFY(settled());
    QVERIFY(m_account->fault(u"GET /v2/numbers/available status=500"_s));
    m_search->more();
    QTRY_COMPARE(m_search->status().state(), ListStatus::State::Failed);
    QCOMPARE(m_search->status().error().kind, ApiError::Kind::ServerFault);
    QCOMPARE(m_search->loadedCount(), 200);
    QCOMPARE(m_search->countText(), u"200 loaded"_s);
    m_account->clearFaults();
    m_search->more();
    QTRY_COMPARE(m_search->loadedCount(), 400);
}

void TestInventorySearch::boughtNumbersMoveTheNextPage()
{
    m_search->start({});
    QTRY_COMPARE(m_search->loadedCount(), 200);
    QTRY_VERIFY(settled());
    m_search->markGone(m_search->matching().row(3)->number);
    m_search->markGone(m_search->matching().row(150)->number);
    m_search->markGone(PhoneNumber::fromService(u"19995550100"_s)); // of another search
    m_search->more();
    QTRY_COMPARE(pages().size(), 2);
    QVERIFY2(pages().at(1).contains(u"offset=198"_s), qPrintable(pages().at(1)));
    QTRY_VERIFY(settled());
}

void TestInventorySearch::cancelStopsReading()
{
    QVERIFY(m_account->fault(u"GET /v2/numbers/available held"_s));
    m_search->start({});
    QTRY_COMPARE(pages().size(), 1);
    m_search->cancel();
    QCOMPARE(m_search->status().state(), ListStatus::State::Paused);
    QCOMPARE(m_search->loadedCount(), 0);
    m_account->clearFaults();
    m_search->more();
    QTRY_COMPARE(m_search->loadedCount(), 200);
}

void TestInventorySearch::rateCentersAreLearned()
{
    QVERIFY(m_search->rateCenters(u"WA"_s).isEmpty());
    InventoryCriteria criteria;
    criteria.state = u"WA"_s;
    m_search->start(criteria);
    QTRY_VERIFY(settled());
    const QStringList names = m_search->rateCenters(u"wa"_s);
    QVERIFY(!names.isEmpty());
    QVERIFY(std::is_sorted(names.cbegin(), names.cend()));
    QVERIFY(m_search->rateCenters(u"NY"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestInventorySearch)
#include "tst_inventorysearch.moc"
