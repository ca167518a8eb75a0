// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"

using namespace Qt::StringLiterals;
using namespace trunkline;

class TestRoutesApi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { fixture = std::make_unique<ApiFixture>(); }
    void lists();
    void listQuirks();
    void needsATypeAndAnId();
    void creates_data();
    void creates();
    void createdWithALinkWithoutVersion();
    void refusesAnotherAlias();
    void updates();
    void refusesAnotherId();
    void deletes();
    void neverAddressesTheCollection();

private:
    std::unique_ptr<ApiFixture> fixture;
    const api::RouteDraft draft{u"desk-pbx"_s, RouteType::Host, u"pbx.example.com:5060"_s};
    const Route desk{u"91402"_s, u"desk-pbx"_s, u"host"_s, u"pbx.example.com:5060"_s};
};

void TestRoutesApi::lists()
{
    fixture->answer(200, contractExample("/v2/routes", "get", 200));
    const auto page = finished(api::listRoutes(fixture->client.transport, 200, 400, this));
    COMPARE_REQUEST("GET", "/v2/routes?limit=200&offset=400");
    QVERIFY2(page.ok(), why(page));
    QCOMPARE(page.value().items, QList<Route>({{u"0"_s, u"sip-reg"_s, u"sip-reg"_s, QString()}, desk}));
}

void TestRoutesApi::listQuirks()
{
    fixture->answer(
        200,
        "{\"data\": [{\"data\": {\"id\": 7, \"attributes\": {\"alias\": null, \"route_type\": \"webhook\", "
        "\"value\": \"x\", \"edge_strategy_id\": null}}}]}");
    const auto page = finished(api::listRoutes(fixture->client.transport, 10, 0, this));
    QVERIFY2(page.ok(), why(page));
    QCOMPARE(page.value().items, QList<Route>({{u"7"_s, QString(), u"webhook"_s, u"x"_s}}));
}

void TestRoutesApi::needsATypeAndAnId()
{
    fixture->answer(200, "{\"data\": [{\"id\": null, \"attributes\": {\"route_type\": \"host\"}}]}");
    const auto page = finished(api::listRoutes(fixture->client.transport, 10, 0, this));
    QVERIFY(!page.ok());
    QCOMPARE(page.error().detail, u"data[0].id: text expected, null found"_s);
}

void TestRoutesApi::creates_data()
{
    QTest::addColumn<RouteType>("type");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("host") << RouteType::Host << QByteArray("host");
    QTest::newRow("number") << RouteType::Number << QByteArray("number");
    QTest::newRow("uri") << RouteType::Uri << QByteArray("uri");
}

void TestRoutesApi::creates()
{
    QFETCH(RouteType, type);
    QFETCH(QByteArray, word);
    fixture->answer(201, contractExample("/v2/routes", "post", 201));
    const auto result = written<Route>([&](QObject *context, auto reply) {
        fixture->client.journal.createRoute({u"desk-pbx"_s, type, u"v\"1"_s}, context, reply);
    });
    COMPARE_REQUEST("POST", "/v2/routes",
                    "{\"data\":{\"attributes\":{\"alias\":\"desk-pbx\",\"route_type\":\"" + word
                        + "\",\"value\":\"v\\\"1\"},\"type\":\"route\"}}");
    QVERIFY2(result.done(), qPrintable(result.error.detail));
    QCOMPARE(*result.value, desk);
}

void TestRoutesApi::createdWithALinkWithoutVersion()
{
    fixture->answer(
        201,
        "{\"data\": {\"id\": \"98396\", \"type\": \"route\", \"attributes\": {\"alias\": \"desk-pbx\", "
        "\"route_type\": \"host\", \"value\": \"pbx.example.com:5060\"}, \"links\": {\"self\": "
        "\"https://api.flowroute.com/routes/98396\"}}}");
    const auto result = written<Route>(
        [&](QObject *context, auto reply) { fixture->client.journal.createRoute(draft, context, reply); });
    QVERIFY(result.done());
    QCOMPARE(result.value->id, u"98396"_s); // of the id, never of a link
}

void TestRoutesApi::refusesAnotherAlias()
{
    fixture->answer(201, contractExample("/v2/routes", "post", 201));
    const auto result = written<Route>([&](QObject *context, auto reply) {
        fixture->client.journal.createRoute({u"other"_s, RouteType::Host, u"x"_s}, context, reply);
    });
    QCOMPARE(result.outcome, Outcome::Unknown);
    QCOMPARE(result.error.kind, ApiError::Kind::BadAnswer);
}

void TestRoutesApi::updates()
{
    fixture->answer(200, contractExample("/v2/routes/{id}", "patch", 200));
    const auto result = written<Route>([&](QObject *context, auto reply) {
        fixture->client.journal.updateRoute(u"91402"_s, {u"desk-pbx-2"_s, RouteType::Host, u"h"_s}, context,
                                            reply);
    });
    COMPARE_REQUEST(
        "PATCH", "/v2/routes/91402",
        "{\"data\":{\"attributes\":{\"alias\":\"desk-pbx-2\",\"route_type\":\"host\",\"value\":\"h\"},"
        "\"type\":\"route\"}}");
    QVERIFY2(result.done(), qPrintable(result.error.detail));
    QCOMPARE(result.value->alias, u"desk-pbx-2"_s);
}

void TestRoutesApi::refusesAnotherId()
{
    fixture->answer(200, contractExample("/v2/routes/{id}", "patch", 200));
    const auto result = written<Route>([&](QObject *context, auto reply) {
        fixture->client.journal.updateRoute(u"91403"_s, {u"desk-pbx-2"_s, RouteType::Host, u"h"_s}, context,
                                            reply);
    });
    QCOMPARE(result.outcome, Outcome::Unknown);
}

void TestRoutesApi::deletes()
{
    fixture->answer(204);
    const auto result = written<Nothing>([&](QObject *context, auto reply) {
        fixture->client.journal.deleteRoute(u"a/b 1"_s, context, reply);
    });
    COMPARE_REQUEST("DELETE", "/v2/routes/a%2Fb%201");
    QVERIFY(result.done());
}

void TestRoutesApi::neverAddressesTheCollection()
{
    for (const QString &id : {QString(), u"."_s, u".."_s}) {
        const auto result = written<Nothing>(
            [&](QObject *context, auto reply) { fixture->client.journal.deleteRoute(id, context, reply); });
        QCOMPARE(result.outcome, Outcome::Refused);
        QCOMPARE(result.error.kind, ApiError::Kind::Blocked);
    }
    QCOMPARE(fixture->server.requests().size(), 0);
}

QTEST_GUILESS_MAIN(TestRoutesApi)
#include "tst_routesapi.moc"
