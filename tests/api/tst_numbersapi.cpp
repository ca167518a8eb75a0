// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

const PhoneNumber owned = PhoneNumber::fromService(u"12065550100"_s);
const PhoneNumber bought = PhoneNumber::fromService(u"12065550177"_s);

QByteArray listOf(const QByteArray &element)
{
    return "{\"data\": [" + element + "], \"links\": {\"self\": \"x\"}}";
}

const char attributes[] = "{\"value\": \"12065550100\", \"alias\": null, \"number_type\": \"standard\"}";

} // namespace

class TestNumbersApi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { fixture = std::make_unique<ApiFixture>(); }
    void lists();
    void listsWithEveryFilter();
    void listQuirks_data();
    void listQuirks();
    void namesThePathOfWhatItCannotRead_data();
    void namesThePathOfWhatItCannotRead();
    void reads();
    void readsRelationshipsInEveryForm();
    void refusesAnotherNumber();
    void buys_data();
    void buys();
    void buysWithOptions();
    void boughtInADoubleEnvelope();
    void edits_data();
    void edits();
    void releases();
    void setsAndClearsRoutes_data();
    void setsAndClearsRoutes();

private:
    Result<Page<OwnedNumber>> list(const QByteArray &body)
    {
        fixture->answer(200, body);
        return finished(api::listNumbers(fixture->client.transport, {}, 200, 0, this));
    }
    std::unique_ptr<ApiFixture> fixture;
};

void TestNumbersApi::lists()
{
    const Result<Page<OwnedNumber>> page = list(contractExample("/v2/numbers", "get", 200));
    COMPARE_REQUEST("GET", "/v2/numbers?limit=200&offset=0");
    QVERIFY2(page.ok(), why(page));
    QVERIFY(page.value().hasNext);
    OwnedNumber first;
    first.number = owned;
    first.alias = u"front desk"_s;
    first.type = u"standard"_s;
    first.rateCenter = u"seattle"_s;
    first.state = u"wa"_s;
    first.cnamLookups = true;
    QCOMPARE(page.value().items.size(), 2);
    QCOMPARE(page.value().items.at(0), first);
    QCOMPARE(page.value().items.at(1).number.digits(), u"12065550131"_s);
    QCOMPARE(page.value().items.at(1).alias, QString());
    QVERIFY(!page.value().items.at(1).messaging.has_value());
}

void TestNumbersApi::listsWithEveryFilter()
{
    fixture->answer(200, "{\"data\": []}");
    const api::NumberFilter filter{u"+44"_s, u"555"_s, u"007"_s, u"a & b"_s};
    const auto page = finished(api::listNumbers(fixture->client.transport, filter, 10, 30, this));
    COMPARE_REQUEST(
        "GET",
        "/v2/numbers?starts_with=%2B44&contains=555&ends_with=007&alias=a%20%26%20b&limit=10&offset=30", {});
    QVERIFY(page.ok());
    QVERIFY(page.value().items.isEmpty() && !page.value().hasNext);
}

void TestNumbersApi::listQuirks_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray plain =
        QByteArray("{\"type\": \"number\", \"id\": \"12065550100\", \"attributes\": ") + attributes + "}";
    QTest::newRow("element in a data of its own") << listOf("{\"data\": " + plain + "}");
    QTest::newRow("document in a data of its own") << QByteArray("{\"data\": " + listOf(plain) + "}");
    QTest::newRow("value as a number")
        << listOf("{\"id\": 12065550100, \"attributes\": {\"value\": 12065550100}}");
    QTest::newRow("unknown fields and types") << listOf(
        "{\"id\": \"1\", \"new\": {\"a\": [1]}, \"attributes\": {\"value\": \"12065550100\", \"porting\": 7, "
        "\"number_type\": \"a-new-word\"}}");
    QTest::newRow("next is null") << QByteArray("{\"data\": [" + plain + "], \"links\": {\"next\": null}}");
    QTest::newRow("links are null") << QByteArray("{\"data\": [" + plain + "], \"links\": null}");
    QTest::newRow("no links") << QByteArray("{\"data\": [" + plain + "]}");
    QTest::newRow("everything null") << listOf(
        "{\"id\": \"1\", \"attributes\": {\"value\": \"12065550100\", \"alias\": null, "
        "\"cnam_lookups_enabled\": null, "
        "\"number_type\": null, \"rate_center\": null, \"state\": null, \"messaging_enabled\": null}}");
}

void TestNumbersApi::listQuirks()
{
    QFETCH(QByteArray, body);
    const auto page = list(body);
    QVERIFY2(page.ok(), why(page));
    QVERIFY(!page.value().hasNext);
    QCOMPARE(page.value().items.size(), 1);
    QCOMPARE(page.value().items.constFirst().number, owned);
    QVERIFY(!page.value().items.constFirst().cnamLookups);
}

void TestNumbersApi::namesThePathOfWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    QTest::newRow("null value") << listOf("{\"id\": \"1\", \"attributes\": {\"value\": null}}")
                                << u"data[0].attributes.value: text expected, null found"_s;
    QTest::newRow("no attributes") << listOf("{\"id\": \"1\"}")
                                   << u"data[0].attributes: object expected, nothing found"_s;
    QTest::newRow("alias is a list") << listOf("{\"attributes\": {\"value\": \"1\", \"alias\": []}}")
                                     << u"data[0].attributes.alias: text expected, list found"_s;
    QTest::newRow("flag is a number")
        << listOf("{\"attributes\": {\"value\": \"1\", \"cnam_lookups_enabled\": 3}}")
        << u"data[0].attributes.cnam_lookups_enabled: true or false expected, number found"_s;
    QTest::newRow("data is missing") << QByteArray("{}") << u"data: list expected, nothing found"_s;
    QTest::newRow("a text in the list")
        << listOf("\"12065550100\"") << u"data[0]: object expected, text found"_s;
    QTest::newRow("next is an object") << QByteArray("{\"data\": [], \"links\": {\"next\": {}}}")
                                       << u"links.next: text expected, object found"_s;
}

void TestNumbersApi::namesThePathOfWhatItCannotRead()
{
    QFETCH(QByteArray, body);
    const auto page = list(body);
    QVERIFY(!page.ok());
    QCOMPARE(page.error().kind, ApiError::Kind::BadAnswer);
    QCOMPARE(page.error().httpStatus, 200);
    QTEST(page.error().detail, "detail");
    QVERIFY(!page.error().excerpt.isEmpty());
}

void TestNumbersApi::reads()
{
    fixture->answer(200, contractExample("/v2/numbers/{id}", "get", 200));
    const auto detail = finished(api::getNumber(fixture->client.transport, owned, this));
    COMPARE_REQUEST("GET", "/v2/numbers/12065550100", {});
    QVERIFY2(detail.ok(), why(detail));
    const NumberDetail &number = detail.value();
    QCOMPARE(number.summary.number, owned);
    QCOMPARE(number.summary.messaging, std::optional(true));
    QCOMPARE(number.primaryRouteId, u"91402"_s);
    QCOMPARE(number.failoverRouteId, QString());
    QCOMPARE(number.e911Id + number.cnamId, QString());
    QCOMPARE(number.includedRoutes,
             QList<Route>({{u"91402"_s, u"desk-pbx"_s, u"host"_s, u"pbx.example.com:5060"_s}}));
    QCOMPARE(number.monthlyCost, std::optional(Money::fromNanodollars(1'250'000'000)));
    QCOMPARE(number.setupCost, std::optional(Money::fromNanodollars(1'000'000'000)));
    QCOMPARE(number.inboundRate, std::optional(Money::fromNanodollars(12'000'000)));
    QCOMPARE(number.rateType, u"local"_s);
    QCOMPARE(number.tier, u"Standard"_s);
    QCOMPARE(number.note, QString());
    QCOMPARE(number.status, u"PURCHASED"_s);
}

void TestNumbersApi::readsRelationshipsInEveryForm()
{
    fixture->answer(
        200,
        QByteArray("{\"data\": {\"id\": \"12065550100\", \"attributes\": ") + attributes
            + ", \"relationships\": {\"primary_route\": {\"data\": {\"type\": \"route\", \"id\": 0}}, "
              "\"failover_route\": "
              "\"91402\", \"e911_address\": {\"data\": {\"type\": \"e911\", \"id\": \"5\"}}, "
              "\"message_provision\": 7}}, "
              "\"included\": [{\"type\": \"e911\", \"id\": \"5\"}, {\"type\": \"route\", \"id\": \"0\", "
              "\"attributes\": "
              "{\"alias\": \"sip-reg\", \"route_type\": \"sip-reg\", \"value\": null, "
              "\"edge_strategy_id\": 4}}]}");
    const auto detail = finished(api::getNumber(fixture->client.transport, owned, this));
    QVERIFY2(detail.ok(), why(detail));
    QCOMPARE(detail.value().primaryRouteId, u"0"_s);
    QCOMPARE(detail.value().failoverRouteId, u"91402"_s);
    QCOMPARE(detail.value().e911Id, u"5"_s);
    QCOMPARE(detail.value().cnamId, QString());
    QCOMPARE(detail.value().includedRoutes.size(), 1);
    QVERIFY(detail.value().includedRoutes.constFirst().isBuiltIn());
    QVERIFY(!detail.value().monthlyCost.has_value());
}

void TestNumbersApi::refusesAnotherNumber()
{
    fixture->answer(200, contractExample("/v2/numbers/{id}", "get", 200));
    const auto detail = finished(api::getNumber(fixture->client.transport, bought, this));
    QCOMPARE(detail.error().kind, ApiError::Kind::BadAnswer);
    fixture->answer(201, contractExample("/v2/numbers/{id}", "post", 201, "plain"));
    const auto result = written<api::Purchase>([&](QObject *context, auto reply) {
        fixture->client.journal.purchase(owned, {}, Money(), context, reply);
    });
    QCOMPARE(result.outcome, Outcome::Unknown);
    QCOMPARE(result.error.kind, ApiError::Kind::BadAnswer);
}

void TestNumbersApi::buys_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("provisioning");
    QTest::newRow("201") << 201 << contractExample("/v2/numbers/{id}", "post", 201, "plain") << QString();
    QTest::newRow("201 with messaging")
        << 201 << contractExample("/v2/numbers/{id}", "post", 201, "withMessaging") << u"pending"_s;
    QTest::newRow("200") << 200 << contractExample("/v2/numbers/{id}", "post", 201, "plain") << QString();
    QTest::newRow("207") << 207 << contractExample("/v2/numbers/{id}", "post", 207) << QString();
}

void TestNumbersApi::buys()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    fixture->answer(status, body);
    const auto result = written<api::Purchase>([&](QObject *context, auto reply) {
        fixture->client.journal.purchase(bought, {}, Money(), context, reply);
    });
    COMPARE_REQUEST("POST", "/v2/numbers/12065550177", {});
    QVERIFY2(result.done(), qPrintable(result.error.detail));
    QCOMPARE(result.value->messagingPending, status == 207);
    QCOMPARE(result.value->detail.summary.number, bought);
    QCOMPARE(result.value->detail.primaryRouteId, u"0"_s);
    QTEST(result.value->detail.provisioningStatus, "provisioning");
}

void TestNumbersApi::buysWithOptions()
{
    fixture->answer(201, contractExample("/v2/numbers/{id}", "post", 201, "withMessaging"));
    const auto result = written<api::Purchase>([&](QObject *context, auto reply) {
        fixture->client.journal.purchase(bought, {false, true}, Money(), context, reply);
    });
    COMPARE_REQUEST("POST", "/v2/numbers/12065550177",
                    "{\"cnam_lookups_enabled\":false,\"messaging_enabled\":true}");
    QVERIFY(result.done());
}

void TestNumbersApi::boughtInADoubleEnvelope()
{
    fixture->answer(201, "{\"data\": " + contractExample("/v2/numbers/{id}", "post", 201, "plain") + "}");
    const auto result = written<api::Purchase>([&](QObject *context, auto reply) {
        fixture->client.journal.purchase(bought, {}, Money(), context, reply);
    });
    QVERIFY2(result.done(), qPrintable(result.error.detail));
    QCOMPARE(result.value->detail.includedRoutes.size(), 1);
}

void TestNumbersApi::edits_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("alias") << 200 << QByteArray("{\"alias\":\"B\xc3\xbcro\",\"type\":\"number\"}");
    QTest::newRow("no alias") << 200 << QByteArray("{\"alias\":null,\"type\":\"number\"}");
    QTest::newRow("toggles")
        << 207
        << QByteArray("{\"cnam_lookups_enabled\":true,\"messaging_enabled\":false,\"type\":\"number\"}");
}

void TestNumbersApi::edits()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const QJsonObject wanted = QJsonDocument::fromJson(body).object();
    api::NumberEdit edit;
    if (wanted.contains(u"alias"_s))
        edit.alias = wanted[u"alias"_s].toString();
    if (wanted.contains(u"messaging_enabled"_s)) {
        edit.cnamLookups = true;
        edit.messaging = false;
    }
    fixture->answer(status, contractExample("/v2/numbers/{id}", "patch", status));
    const auto result = written<api::Purchase>([&](QObject *context, auto reply) {
        fixture->client.journal.editNumber(owned, edit, context, reply);
    });
    COMPARE_REQUEST("PATCH", "/v2/numbers/12065550100", body);
    QVERIFY2(result.done(), qPrintable(result.error.detail));
    QCOMPARE(result.value->messagingPending, status == 207);
    QCOMPARE(result.value->detail.summary.alias, u"front desk"_s);
}

void TestNumbersApi::releases()
{
    fixture->answer(204);
    const auto result = written<Nothing>(
        [&](QObject *context, auto reply) { fixture->client.journal.release(owned, context, reply); });
    COMPARE_REQUEST("DELETE", "/v2/numbers/12065550100", {});
    QVERIFY(result.done());
}

void TestNumbersApi::setsAndClearsRoutes_data()
{
    QTest::addColumn<bool>("primary");
    QTest::addColumn<QString>("routeId");
    QTest::newRow("set primary") << true << u"91402"_s;
    QTest::newRow("set primary to registration") << true << u"0"_s;
    QTest::newRow("set failover") << false << u"91402"_s;
    QTest::newRow("clear primary") << true << QString();
    QTest::newRow("clear failover") << false << QString();
}

void TestNumbersApi::setsAndClearsRoutes()
{
    QFETCH(bool, primary);
    QFETCH(QString, routeId);
    const api::RouteSlot slot = primary ? api::RouteSlot::Primary : api::RouteSlot::Failover;
    fixture->answer(204);
    const auto result = written<Nothing>([&](QObject *context, auto reply) {
        if (routeId.isEmpty())
            fixture->client.journal.clearRoute(owned, slot, context, reply);
        else
            fixture->client.journal.setRoute(owned, slot, routeId, context, reply);
    });
    const QByteArray target =
        QByteArray("/v2/numbers/12065550100/relationships/") + (primary ? "primary_route" : "failover_route");
    if (routeId.isEmpty())
        COMPARE_REQUEST("DELETE", target, {});
    else
        COMPARE_REQUEST("PATCH", target,
                        "{\"data\":{\"id\":\"" + routeId.toLatin1() + "\",\"type\":\"route\"}}");
    QVERIFY(result.done());
}

QTEST_GUILESS_MAIN(TestNumbersApi)
#include "tst_numbersapi.moc"
