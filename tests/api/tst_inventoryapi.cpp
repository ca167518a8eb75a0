// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"

#include "api/inventoryapi.h"

using namespace Qt::StringLiterals;
using namespace trunkline;

class TestInventoryApi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { fixture = std::make_unique<ApiFixture>(); }
    void searches();
    void searchesWithEveryFilter();
    void pricesAreRelied_data();
    void pricesAreRelied();
    void listsAreaCodes();
    void asksForADearestSetupCost_data();
    void asksForADearestSetupCost();
    void listsExchanges();

private:
    std::unique_ptr<ApiFixture> fixture;
};

void TestInventoryApi::searches()
{
    fixture->answer(200, contractExample("/v2/numbers/available", "get", 200));
    const auto page = finished(api::searchAvailable(fixture->client.transport, {}, 200, 0, this));
    COMPARE_REQUEST("GET", "/v2/numbers/available?limit=200&offset=0");
    QVERIFY2(page.ok(), why(page));
    QVERIFY(page.value().hasNext);
    QCOMPARE(page.value().items.size(), 2);
    const AvailableNumber second = page.value().items.at(1);
    QCOMPARE(second.number.digits(), u"12065550187"_s);
    QCOMPARE(second.type, u"standard"_s);
    QCOMPARE(second.rateCenter, u"seattle"_s);
    QCOMPARE(second.state, u"wa"_s);
    QCOMPARE(second.monthlyCost, Money::fromNanodollars(1'250'000'000));
    QCOMPARE(second.setupCost, Money::fromNanodollars(3'990'000'000));
    QCOMPARE(page.value().items.at(0).setupCost, Money::fromNanodollars(1'000'000'000));
}

void TestInventoryApi::searchesWithEveryFilter()
{
    fixture->answer(200, "{\"data\": []}");
    const api::InventoryFilter filter{u"1206"_s, u"555"_s, u"7"_s, u"WA"_s, u"SEA TAC&"_s, u"toll-free"_s};
    const auto page = finished(api::searchAvailable(fixture->client.transport, filter, 50, 100, this));
    COMPARE_REQUEST(
        "GET",
        "/v2/numbers/available?starts_with=1206&contains=555&ends_with=7&state=WA&rate_center=SEA%20TAC%26"
        "&number_type=toll-free&limit=50&offset=100");
    QVERIFY(page.ok());
    QVERIFY(!page.value().hasNext);
}

void TestInventoryApi::pricesAreRelied_data()
{
    QTest::addColumn<QByteArray>("costs");
    QTest::addColumn<QString>("problem");
    QTest::newRow("numbers") << QByteArray("\"setup_cost\": 1, \"monthly_cost\": 1.25") << QString();
    QTest::newRow("texts") << QByteArray("\"setup_cost\": \"$1.00\", \"monthly_cost\": \"1.2500\"")
                           << QString();
    QTest::newRow("missing") << QByteArray("\"setup_cost\": 1")
                             << u"data[0].attributes.monthly_cost: amount expected, nothing found"_s;
    QTest::newRow("null") << QByteArray("\"setup_cost\": null, \"monthly_cost\": 1")
                          << u"data[0].attributes.setup_cost: amount expected, null found"_s;
    QTest::newRow("words") << QByteArray("\"setup_cost\": \"free\", \"monthly_cost\": 1")
                           << u"data[0].attributes.setup_cost: amount expected, text found"_s;
}

void TestInventoryApi::pricesAreRelied()
{
    QFETCH(QByteArray, costs);
    QFETCH(QString, problem);
    fixture->answer(200,
                    "{\"data\": [{\"id\": \"1\", \"attributes\": {\"value\": \"18885550100\", "
                    "\"number_type\": \"tollfree\", "
                        + costs + "}}]}");
    const auto page = finished(api::searchAvailable(fixture->client.transport, {}, 10, 0, this));
    QCOMPARE(page.ok() ? QString() : page.error().detail, problem);
    if (!page.ok())
        return;
    QVERIFY(page.value().items.constFirst().isTollFree());
    QCOMPARE(page.value().items.constFirst().rateCenter, QString());
    QCOMPARE(page.value().items.constFirst().monthlyCost, Money::fromNanodollars(1'250'000'000));
}

void TestInventoryApi::listsAreaCodes()
{
    fixture->answer(200, contractExample("/v2/numbers/available/areacodes", "get", 200));
    const auto page = finished(api::listAreaCodes(fixture->client.transport, {}, 400, 0, this));
    COMPARE_REQUEST("GET", "/v2/numbers/available/areacodes?limit=400&offset=0");
    QVERIFY2(page.ok(), why(page));
    QCOMPARE(page.value().items.constFirst(), AreaCode{u"206"_s});
}

void TestInventoryApi::asksForADearestSetupCost_data()
{
    QTest::addColumn<qint64>("nanodollars");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("fraction") << qint64(3'250'000'000) << QByteArray("3.25");
    QTest::newRow("whole") << qint64(10'000'000'000) << QByteArray("10");
    QTest::newRow("nothing") << qint64(0) << QByteArray("0");
    QTest::newRow("finest") << qint64(1) << QByteArray("0.000000001");
}

void TestInventoryApi::asksForADearestSetupCost()
{
    QFETCH(qint64, nanodollars);
    QFETCH(QByteArray, text);
    fixture->answer(200, "{\"data\": []}");
    QVERIFY(finished(api::listAreaCodes(fixture->client.transport, Money::fromNanodollars(nanodollars), 10, 0,
                                        this))
                .ok());
    COMPARE_REQUEST("GET", "/v2/numbers/available/areacodes?max_setup_cost=" + text + "&limit=10&offset=0");
}

void TestInventoryApi::listsExchanges()
{
    fixture->answer(200, contractExample("/v2/numbers/available/exchanges", "get", 200));
    const auto page = finished(api::listExchanges(fixture->client.transport, u"206"_s,
                                                  Money::fromNanodollars(1'000'000'000), 200, 0, this));
    COMPARE_REQUEST("GET",
                    "/v2/numbers/available/exchanges?areacode=206&max_setup_cost=1&limit=200&offset=0");
    QVERIFY2(page.ok(), why(page));
    QCOMPARE(page.value().items.constFirst(), Exchange{u"206555"_s});
}

QTEST_GUILESS_MAIN(TestInventoryApi)
#include "tst_inventoryapi.moc"
