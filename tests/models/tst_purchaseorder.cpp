// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventorysearch.h"
#include "ordermodel.h"
#include "sandboxsession.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {
constexpr int ample = 20'000;
}

class TestPurchaseOrder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void buysOneAfterTheOther();
    void refusedOnesAreRetriedAlone();
    void soldMeanwhileIsRefused();
    void lostAnswerIsBoughtWhenAReadShowsIt();
    void failingLooksProveNothing();
    void unclearOneIsNotBoughtAgainUntilProvenAbsent();
    void purchaseLeftOpenByAnEarlierRunIsALine();
    void optionsGoOnWhenAnUnclearPurchaseIsSettled();
    void unclearOptionIsSettledToo();
    void budgetIsAskedBefore();
    void stopLeavesTheRest();
    void optionsAreDoneAfterThePurchase();
    void pendingMessagingAloneIsOfferedAgain();
    void anOpenReleaseIsNoPurchase();
    void aForgottenJournalSettlesNothing();
    void refusedRouteAloneIsTriedAgain();

private:
    void makeOrder();
    void connectAgain(const Patience &patience);
    QString path(int index) const { return u"/v2/numbers/"_s + m_offers.at(index).number.digits(); }
    QStringList purchases() const { return m_account->received("POST", u"/v2/numbers/"_s); }
    QString result(int row) const { return m_model->index(row, OrderModel::Result).data().toString(); }
    bool fault(int index, const QString &what)
    {
        return m_account->fault(u"POST "_s + path(index) + u' ' + what);
    }

    std::unique_ptr<SandboxSession> m_account;
    std::unique_ptr<PurchaseOrder> m_order;
    std::unique_ptr<OrderModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    QList<AvailableNumber> m_offers; ///< three for sale
};

void TestPurchaseOrder::init()
{
    m_account = std::make_unique<SandboxSession>();
    QVERIFY(m_account->isUp());
    InventorySearch search(m_account->session());
    search.start({});
    QTRY_VERIFY(search.matching().count() > 3);
    m_offers = search.matching().all().mid(0, 3);
    makeOrder();
}

void TestPurchaseOrder::makeOrder()
{
    m_order = std::make_unique<PurchaseOrder>(m_account->workspace());
    m_model = std::make_unique<OrderModel>(
        *m_order, [](const ApiError &error) { return u"HTTP %1"_s.arg(error.httpStatus); });
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

/// As after a new start of the program.
void TestPurchaseOrder::connectAgain(const Patience &patience)
{
    m_tester.reset();
    m_model.reset();
    m_order.reset();
    m_account->connectAgain(patience);
    makeOrder();
}

void TestPurchaseOrder::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_order.reset();
    m_account.reset();
}

void TestPurchaseOrder::buysOneAfterTheOther()
{
    QSignalSpy bought(m_order.get(), &PurchaseOrder::bought);
    QSignalSpy finished(m_order.get(), &PurchaseOrder::finished);
    m_order->start(m_offers, {});
    QVERIFY(m_order->isRunning());
    QCOMPARE(result(0), u"buying…"_s);
    QCOMPARE(result(1), u"waiting"_s);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!m_order->isRunning());
    QCOMPARE(bought.size(), 3);
    QCOMPARE(m_order->countOf(StepState::Done), 3);
    QCOMPARE(purchases(), QStringList({path(0), path(1), path(2)}));
    for (const AvailableNumber &offer : std::as_const(m_offers))
        QVERIFY2(m_account->workspace().numbers.rows().find(offer.number.digits()),
                 "a bought number appears in the number book at once");
    QCOMPARE(result(2), u"bought"_s);
}

void TestPurchaseOrder::refusedOnesAreRetriedAlone()
{
    QVERIFY(fault(1, u"nth=1 status=422"_s));
    QSignalSpy finished(m_order.get(), &PurchaseOrder::finished);
    m_order->start(m_offers, {});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(result(1), u"refused: HTTP 422"_s);
    QCOMPARE(m_order->countOf(StepState::Done), 2);
    QCOMPARE(m_order->retryableCount(), 1);
    m_account->forgetReceived();
    m_order->retryRefused();
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(purchases(), QStringList({path(1)}));
    QCOMPARE(m_order->countOf(StepState::Done), 3);
    QCOMPARE(m_order->retryableCount(), 0);
}

void TestPurchaseOrder::soldMeanwhileIsRefused()
{
    AvailableNumber gone = m_offers.first();
    gone.number = PhoneNumber::fromService(u"12065550199"_s);
    QSignalSpy finished(m_order.get(), &PurchaseOrder::finished);
    m_order->start({gone, m_offers.at(1)}, {});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_order->lines().at(0).purchase.state, StepState::Refused);
    QCOMPARE(m_order->lines().at(0).purchase.error.kind, ApiError::Kind::NotFound);
    QVERIFY2(m_order->lines().at(1).isBought(), "the others are bought all the same");
    QCOMPARE(m_order->lines().at(0).offer.number, gone.number);
}

void TestPurchaseOrder::lostAnswerIsBoughtWhenAReadShowsIt()
{
    connectAgain(slowPatience());
    QVERIFY(fault(0, u"nth=1 close=after"_s));
    QSignalSpy finished(m_order.get(), &PurchaseOrder::finished);
    QSignalSpy bought(m_order.get(), &PurchaseOrder::bought);
    m_order->start({m_offers.at(0)}, {});
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY2(result(0).startsWith(u"unclear, checking: next look at "_s), qPrintable(result(0)));
    QCOMPARE(bought.size(), 0);
    QSignalSpy settled(m_order.get(), &PurchaseOrder::settled);
    m_order->checkNow();
    QTRY_COMPARE(settled.size(), 1);
    QCOMPARE(bought.size(), 1);
    QCOMPARE(result(0), u"bought"_s);
    QVERIFY2(purchases().size() == 1, "an unclear purchase is looked up, not repeated");
    const Intent &intent = m_account->session().journal().intents().constLast();
    QCOMPARE(intent.cost, m_offers.at(0).setupCost + m_offers.at(0).monthlyCost);
    QTRY_VERIFY2(m_account->workspace().numbers.detail(m_offers.at(0).number),
                 "it is read, and appears among the numbers");
}

void TestPurchaseOrder::failingLooksProveNothing()
{
    QVERIFY(fault(0, u"nth=1 status=500"_s));
    QVERIFY(m_account->fault(u"GET "_s + path(0) + u" status=500"_s));
    m_order->start({m_offers.at(0)}, {});
    QTRY_VERIFY2(result(0).contains(u"the last look failed and is repeated"_s), qPrintable(result(0)));
    m_order->retryRefused();
    QTRY_VERIFY(!m_order->isRunning());
    QCOMPARE(m_order->lines().at(0).purchase.state, StepState::Unclear);
    QCOMPARE(purchases().size(), 1);
}

void TestPurchaseOrder::unclearOneIsNotBoughtAgainUntilProvenAbsent()
{
    connectAgain(slowPatience());
    QVERIFY(fault(0, u"nth=1 status=500"_s));
    QSignalSpy finished(m_order.get(), &PurchaseOrder::finished);
    m_order->start({m_offers.at(0)}, {});
    QTRY_COMPARE(finished.size(), 1);
    m_order->retryRefused();
    m_order->start({m_offers.at(0), m_offers.at(1)}, {});
    QTRY_VERIFY(!m_order->isRunning());
    QCOMPARE(purchases(), QStringList({path(0), path(1)}));
    QCOMPARE(m_order->lines().size(), 2);
    QCOMPARE(m_order->lines().at(0).purchase.state, StepState::Unclear);
    QVERIFY(testsupport::waitFor([this] {
        m_order->checkNow();
        return m_order->countOf(StepState::Absent) == 1;
    }));
    QCOMPARE(result(0), u"proven not to be bought; it may be tried again"_s);
    QCOMPARE(m_order->retryableCount(), 1);
    m_order->retryRefused();
    QTRY_COMPARE(m_order->countOf(StepState::Done), 2);
    QCOMPARE(purchases(), QStringList({path(0), path(1), path(0)}));
}

void TestPurchaseOrder::purchaseLeftOpenByAnEarlierRunIsALine()
{
    connectAgain(slowPatience());
    QVERIFY(fault(0, u"nth=1 close=after"_s));
    m_order->start({m_offers.at(0)}, {});
    QTRY_COMPARE(m_order->countOf(StepState::Unclear), 1);
    connectAgain(slowPatience());
    QTRY_COMPARE(m_order->lines().size(), 1);
    QCOMPARE(m_order->lines().at(0).offer.number, m_offers.at(0).number);
    QVERIFY2(result(0).startsWith(u"unclear, checking"_s), qPrintable(result(0)));
    m_order->start({m_offers.at(0)}, {});
    QTRY_VERIFY(!m_order->isRunning());
    QVERIFY2(purchases().size() == 1, "it may be bought already");
    m_order->checkNow();
    QTRY_COMPARE(m_order->countOf(StepState::Done), 1);
    QCOMPARE(purchases().size(), 1);
}

void TestPurchaseOrder::optionsGoOnWhenAnUnclearPurchaseIsSettled()
{
    QVERIFY(fault(0, u"nth=1 close=after"_s));
    OrderOptions options;
    options.alias = u"Front desk"_s;
    options.enableMessaging = true;
    m_order->start({m_offers.at(0)}, options);
    QTRY_VERIFY2(result(0).endsWith(u"alias set"_s), qPrintable(result(0)));
    QTRY_VERIFY(m_order->lines().at(0).step(AfterStep::Messaging).state != StepState::Waiting);
    QCOMPARE(purchases().size(), 1);
}

void TestPurchaseOrder::unclearOptionIsSettledToo()
{
    connectAgain(slowPatience());
    QVERIFY(m_account->fault(u"PATCH "_s + path(0) + u" nth=1 close=after"_s));
    OrderOptions options;
    options.alias = u"Front desk"_s;
    options.primaryRouteId = u"0"_s;
    QSignalSpy finished(m_order.get(), &PurchaseOrder::finished);
    m_order->start({m_offers.at(0)}, options);
    QTRY_COMPARE(finished.size(), 1);
    const OrderLine &line = m_order->lines().first();
    QCOMPARE(line.step(AfterStep::Alias).state, StepState::Unclear);
    QCOMPARE(line.step(AfterStep::PrimaryRoute).state, StepState::Done);
    QVERIFY2(result(0).startsWith(u"bought; alias unclear, checking: next look at "_s),
             qPrintable(result(0)));
    QCOMPARE(m_order->unclearCount(), 1);
    m_order->checkNow();
    QTRY_COMPARE(result(0), u"bought; alias set; primary route set"_s);
    QCOMPARE(m_account->received("PATCH", path(0)).size(), 2);
}

void TestPurchaseOrder::budgetIsAskedBefore()
{
    Budget budget;
    budget.perOrder = Money::fromNanodollars(1);
    m_account->session().journal().setBudget(budget);
    QVERIFY(!m_order->budgetObjection(m_offers.at(0).setupCost + m_offers.at(0).monthlyCost).isEmpty());
    m_order->start({m_offers.at(0)}, {});
    QTRY_COMPARE(m_order->countOf(StepState::Refused), 1);
    QCOMPARE(m_order->lines().at(0).purchase.error.block, ApiError::Block::OverBudget);
    QCOMPARE(purchases().size(), 0);
}

void TestPurchaseOrder::stopLeavesTheRest()
{
    QVERIFY(m_account->fault(u"POST /v2/numbers/* latency=100"_s));
    QSignalSpy finished(m_order.get(), &PurchaseOrder::finished);
    m_order->start(m_offers, {});
    m_order->stop();
    QVERIFY(m_order->isStopping());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(purchases().size(), 1);
    QCOMPARE(m_order->countOf(StepState::Done), 1);
    QCOMPARE(m_order->countOf(StepState::Stopped), 2);
    QCOMPARE(result(2), u"not bought: stopped before"_s);
}

void TestPurchaseOrder::optionsAreDoneAfterThePurchase()
{
    OrderOptions options;
    options.alias = u"Front desk"_s;
    options.enableMessaging = true;
    options.primaryRouteId = u"0"_s;
    QSignalSpy finished(m_order.get(), &PurchaseOrder::finished);
    m_order->start({m_offers.at(0)}, options);
    QTRY_COMPARE(finished.size(), 1);
    const OrderLine &line = m_order->lines().first();
    for (const AfterStep step : AfterSteps)
        QCOMPARE(line.step(step).state, StepState::Done);
    QCOMPARE(result(0), u"bought; messaging asked for; alias set; primary route set"_s);
    QCOMPARE(m_account->received("PATCH", path(0)).size(), 2);
    const OwnedNumber *owned = m_account->workspace().numbers.rows().find(line.offer.number.digits());
    QVERIFY(owned);
    QCOMPARE(owned->alias, u"Front desk"_s);
}

void TestPurchaseOrder::pendingMessagingAloneIsOfferedAgain()
{
    OrderOptions options;
    options.enableMessaging = true;
    InventorySearch search(m_account->session());
    InventoryCriteria criteria;
    criteria.endsWith = u"207"_s; // the sandbox cannot start messaging for these
    search.start(criteria);
    QTRY_VERIFY(!search.status().isLoading());
    QVERIFY2(search.matching().count() > 0, "the seed must hold a number that ends in 207");
    const AvailableNumber stubborn = *search.matching().row(0);
    QSignalSpy finished(m_order.get(), &PurchaseOrder::finished);
    m_order->start({stubborn}, options);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(result(0), u"bought; messaging pending"_s);
    QCOMPARE(m_order->retryableCount(), 1);
    QCOMPARE(m_order->countOf(StepState::Refused), 0);
    m_order->retryRefused();
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(purchases().size(), 1);
    QCOMPARE(m_account->received("PATCH", u"/v2/numbers/"_s + stubborn.number.digits()).size(), 1);

    connectAgain(quickPatience()); // and after a new start of the program
    QTRY_COMPARE_WITH_TIMEOUT(m_order->lines().size(), 1, ample);
    QCOMPARE(result(0), u"bought; messaging pending"_s);
    QCOMPARE(m_order->lines().at(0).offer.number, stubborn.number);
    QCOMPARE(m_order->retryableCount(), 1);
    QSignalSpy finishedAgain(m_order.get(), &PurchaseOrder::finished);
    m_order->retryRefused();
    QTRY_COMPARE_WITH_TIMEOUT(finishedAgain.size(), 1, ample);
    QCOMPARE(purchases().size(), 1);
    QCOMPARE(m_account->received("PATCH", u"/v2/numbers/"_s + stubborn.number.digits()).size(), 2);
}

/// At the door a release is the same action as a purchase: it holds it back, and is not taken for one.
void TestPurchaseOrder::anOpenReleaseIsNoPurchase()
{
    connectAgain(slowPatience());
    const PhoneNumber number = m_offers.at(0).number;
    Journal &journal = m_account->session().journal();
    QVERIFY(m_account->fault(u"DELETE "_s + path(0) + u" close=before"_s));
    bool isUnclear = false;
    journal.release(number, this,
                    [&](const auto &released) { isUnclear = released.outcome == Outcome::Unknown; });
    QTRY_VERIFY_WITH_TIMEOUT(isUnclear, ample);
    QSignalSpy bought(m_order.get(), &PurchaseOrder::bought);
    QSignalSpy finished(m_order.get(), &PurchaseOrder::finished);
    m_order->start({m_offers.at(0)}, {});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, ample);
    QCOMPARE(m_order->lines().at(0).purchase.state, StepState::Refused);
    QCOMPARE(m_order->lines().at(0).purchase.error.block, ApiError::Block::Unclear);
    QVERIFY(purchases().isEmpty());
    journal.checkNow(1); // the number is not on the account: so the release is told to be done
    QTRY_COMPARE_WITH_TIMEOUT(journal.find(1)->state, IntentState::Done, ample);
    QCOMPARE(m_order->countOf(StepState::Done), 0);
    QCOMPARE(bought.size(), 0);
}

/// The numbers of its intents are given anew by the next journal: lines must not follow those.
void TestPurchaseOrder::aForgottenJournalSettlesNothing()
{
    connectAgain(slowPatience());
    QVERIFY(fault(0, u"nth=1 close=before"_s));
    QSignalSpy finished(m_order.get(), &PurchaseOrder::finished);
    m_order->start({m_offers.at(0)}, {});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, ample);
    QCOMPARE(m_order->lines().at(0).purchase.state, StepState::Unclear);
    Journal &journal = m_account->session().journal();
    journal.forget(this, [&journal](const JournalTrouble &trouble) { !trouble ? journal.open() : void(); });
    QTRY_COMPARE_WITH_TIMEOUT(journal.status(), Journal::Status::Open, ample);
    bool isDone = false;
    journal.createRoute({u"desk"_s, RouteType::Host, u"pbx.example.com"_s}, this,
                        [&isDone](const auto &made) { isDone = made.done() && made.intent == 1; });
    QTRY_VERIFY_WITH_TIMEOUT(isDone, ample);
    QCOMPARE(m_order->lines().at(0).purchase.state, StepState::Unclear);
    QVERIFY(!m_order->intentOf(m_order->lines().at(0).purchase));
    m_order->start({m_offers.at(0)}, {}); // a person asks for it anew
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, ample);
    QCOMPARE(m_order->lines().size(), 1);
    QCOMPARE(m_order->countOf(StepState::Done), 1);
}

void TestPurchaseOrder::refusedRouteAloneIsTriedAgain()
{
    QVERIFY(m_account->fault(u"PATCH "_s + path(0) + u"/relationships/primary_route nth=1 status=403"_s));
    OrderOptions options;
    options.alias = u"Front desk"_s;
    options.primaryRouteId = u"0"_s;
    QSignalSpy finished(m_order.get(), &PurchaseOrder::finished);
    m_order->start({m_offers.at(0)}, options);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(result(0), u"bought; alias set; primary route refused: HTTP 403"_s);
    m_account->forgetReceived();
    m_order->retryRefused();
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(result(0), u"bought; alias set; primary route set"_s);
    QCOMPARE(purchases().size(), 0);
    QCOMPARE(m_account->received("PATCH", path(0)),
             QStringList({path(0) + u"/relationships/primary_route"_s}));
}

QTEST_GUILESS_MAIN(TestPurchaseOrder)
#include "tst_purchaseorder.moc"
