// SPDX-License-Identifier: GPL-3.0-or-later
#include "basketmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

AvailableNumber offer(const QString &digits, double setup, double monthly)
{
    AvailableNumber number;
    number.number = PhoneNumber::fromService(digits);
    number.setupCost = Money::fromDollars(setup);
    number.monthlyCost = Money::fromDollars(monthly);
    return number;
}

const AvailableNumber first = offer(u"12065550100"_s, 1, 1.25);
const AvailableNumber second = offer(u"12065550101"_s, 0.5, 3.99);

} // namespace

class TestBasket : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void addsUp();
    void holdsEachNumberOnce();
    void modelShowsTheChosenNumbers();
};

void TestBasket::addsUp()
{
    Basket basket;
    QSignalSpy changed(&basket, &Basket::changed);
    QVERIFY(basket.setupTotal().isZero());
    basket.add(first);
    basket.add(second);
    QCOMPARE(basket.setupTotal().toString(), u"$1.50"_s);
    QCOMPARE(basket.monthlyTotal().toString(), u"$5.24"_s);
    basket.remove(first.number);
    QCOMPARE(basket.setupTotal().toString(), u"$0.50"_s);
    QCOMPARE(changed.size(), 3);
    basket.remove(first.number);
    QCOMPARE(changed.size(), 3);
    basket.clear();
    QCOMPARE(basket.count(), 0);
}

void TestBasket::holdsEachNumberOnce()
{
    Basket basket;
    basket.add(first);
    basket.add(first);
    QCOMPARE(basket.count(), 1);
    QVERIFY(basket.contains(first.number));
    QVERIFY(!basket.contains(second.number));
}

void TestBasket::modelShowsTheChosenNumbers()
{
    Basket basket;
    BasketModel model(basket);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    basket.add(first);
    basket.add(second);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1, BasketModel::Number).data().toString(), u"(206) 555-0101"_s);
    QCOMPARE(model.index(1, BasketModel::Setup).data().toString(), u"$0.50"_s);
    QCOMPARE(model.index(1, BasketModel::Monthly).data().toString(), u"$3.99"_s);
    QCOMPARE(model.number(0), first.number);
    AvailableNumber dearer = first;
    dearer.setupCost = Money::fromDollars(2);
    basket.add(dearer);
    QCOMPARE(model.index(0, BasketModel::Setup).data().toString(), u"$2.00"_s);
    basket.remove(first.number);
    QCOMPARE(model.rowCount(), 1);
    basket.clear();
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestBasket)
#include "tst_basket.moc"
