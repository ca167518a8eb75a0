// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventorymodel.h"
#include "sandboxsession.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

class TestInventoryModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhatANumberIs();
    void saysInWordsWhatIsInTheBasket();
    void boughtNumbersStayAndSaySo();
    void fetchMoreGuardsItself();
    void nothingMatchingFetchesNothing();
    void columnsHaveNames();

private:
    QString text(int row, int column) const { return m_model->index(row, column).data().toString(); }

    std::unique_ptr<SandboxSession> m_account;
    std::unique_ptr<InventorySearch> m_search;
    std::unique_ptr<Basket> m_basket;
    std::unique_ptr<PurchaseOrder> m_order;
    std::unique_ptr<InventoryModel> m_model;
};

void TestInventoryModel::init()
{
    m_account = std::make_unique<SandboxSession>();
    QVERIFY(m_account->isUp());
    m_search = std::make_unique<InventorySearch>(m_account->session());
    m_basket = std::make_unique<Basket>();
    m_order = std::make_unique<PurchaseOrder>(m_account->workspace());
    m_model = std::make_unique<InventoryModel>(*m_search, *m_basket, *m_order);
}

void TestInventoryModel::cleanup()
{
    m_model.reset();
    m_order.reset();
    m_basket.reset();
    m_search.reset();
    m_account.reset();
}

void TestInventoryModel::saysWhatANumberIs()
{
    InventoryCriteria criteria;
    criteria.state = u"WA"_s;
    m_search->start(criteria);
    QTRY_VERIFY(m_model->rowCount() > 0);
    const AvailableNumber &offer = m_model->offer(0);
    QCOMPARE(text(0, InventoryModel::Number), offer.number.national());
    QCOMPARE(text(0, InventoryModel::State), u"WA"_s);
    QCOMPARE(text(0, InventoryModel::RateCenter), offer.rateCenter.toUpper());
    QCOMPARE(text(0, InventoryModel::Type), u"Local"_s);
    QCOMPARE(text(0, InventoryModel::Setup), offer.setupCost.toString());
    QCOMPARE(text(0, InventoryModel::Monthly), offer.monthlyCost.toString());
    for (const int role : {Qt::DecorationRole, Qt::ForegroundRole, Qt::BackgroundRole, Qt::FontRole})
        QVERIFY(!m_model->index(0, 0).data(role).isValid());
}

void TestInventoryModel::saysInWordsWhatIsInTheBasket()
{
    m_search->start({});
    QTRY_VERIFY(m_model->rowCount() > 2);
    QCOMPARE(text(1, InventoryModel::BasketColumn), u"Add"_s);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QVERIFY(m_model->toggle(1));
    QCOMPARE(text(1, InventoryModel::BasketColumn), u"In basket"_s);
    QVERIFY(changed.size() > 0);
    QVERIFY(m_basket->contains(m_model->offer(1).number));
    QVERIFY(m_model->toggle(1));
    QCOMPARE(text(1, InventoryModel::BasketColumn), u"Add"_s);
    QCOMPARE(m_basket->count(), 0);
}

void TestInventoryModel::boughtNumbersStayAndSaySo()
{
    m_search->start({});
    QTRY_VERIFY(m_model->rowCount() > 2);
    QVERIFY(m_account->fault(u"POST /v2/numbers/* latency=100"_s));
    m_order->start({m_model->offer(0)}, {});
    QCOMPARE(text(0, InventoryModel::BasketColumn), u"Buying…"_s);
    QVERIFY(!m_model->toggle(0));
    QTRY_COMPARE(text(0, InventoryModel::BasketColumn), u"Bought"_s);
    QVERIFY2(!m_model->toggle(0), "a bought number cannot go into the basket");
    QCOMPARE(m_basket->count(), 0);
}

void TestInventoryModel::fetchMoreGuardsItself()
{
    // The tester calls fetchMore by itself, at any time.
    QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(!m_model->canFetchMore({}));
    m_model->fetchMore({});
    QVERIFY2(!m_search->hasStarted(), "nothing may be read before a search");
    m_search->start({});
    m_model->fetchMore({});
    QTRY_VERIFY(m_model->rowCount() >= 200);
    QTRY_VERIFY(!m_search->status().isLoading());
    const int before = m_model->rowCount();
    QVERIFY(!m_model->canFetchMore(m_model->index(0, 0)));
    if (m_model->canFetchMore({})) {
        m_model->fetchMore({});
        QTRY_VERIFY(m_model->rowCount() > before);
    }
}

void TestInventoryModel::nothingMatchingFetchesNothing()
{
    InventoryCriteria criteria;
    criteria.maxSetupCost = Money();
    m_search->start(criteria);
    QTRY_VERIFY(!m_search->status().isLoading());
    QVERIFY(m_search->hasMore());
    QVERIFY2(!m_model->canFetchMore({}), "an empty table must not read the whole inventory");
}

void TestInventoryModel::columnsHaveNames()
{
    for (int column = 0; column < m_model->columnCount(); ++column)
        QVERIFY(!m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

QTEST_GUILESS_MAIN(TestInventoryModel)
#include "tst_inventorymodel.moc"
