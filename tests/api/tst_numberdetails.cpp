// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

const PhoneNumber owned = PhoneNumber::fromService(u"12065550100"_s);
const PhoneNumber bought = PhoneNumber::fromService(u"12065550177"_s);

const char attributes[] = "{\"value\": \"12065550100\", \"alias\": null, \"number_type\": \"standard\"}";

} // namespace

/// POST /v2/numbers/details, a read of many numbers (flowroute-api 3.6).
class TestNumberDetails : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { fixture = std::make_unique<ApiFixture>(); }
    void readsSeveral();
    void readsSeveralInEveryForm_data();
    void readsSeveralInEveryForm();
    void severalKeepTheirOwnRoutes();
    void oneOfSeveralThatCannotBeReadIsAnError();
    void severalAreAskedForAgainLikeAnyRead();

private:
    std::unique_ptr<ApiFixture> fixture;
};

void TestNumberDetails::readsSeveral()
{
    fixture->answer(200, contractExample("/v2/numbers/details", "post", 200));
    const auto several = finished(api::getNumbers(fixture->client.transport, {owned, bought}, this));
    COMPARE_REQUEST("POST", "/v2/numbers/details", "{\"numbers\":[\"+12065550100\",\"+12065550177\"]}");
    QVERIFY2(several.ok(), why(several));
    QCOMPARE(several.value().size(), 1); // of the other it says nothing
    const NumberDetail &number = several.value().constFirst();
    QCOMPARE(number.summary.number, owned);
    QCOMPARE(number.summary.alias, u"front desk"_s);
    QCOMPARE(number.primaryRouteId, u"91402"_s);
    QCOMPARE(number.monthlyCost, std::optional(Money::fromNanodollars(1'250'000'000)));
    QVERIFY(number.stated.primaryRoute && number.stated.failoverRoute);
    QVERIFY(number.includedRoutes.isEmpty());
}

void TestNumberDetails::readsSeveralInEveryForm_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("found");
    QTest::addColumn<int>("routes");
    const QByteArray number = QByteArray("\"attributes\": ") + attributes
        + ", \"relationships\": {\"primary_route\": {\"data\": {\"type\": \"route\", \"id\": \"0\"}}, "
          "\"failover_route\": {\"data\": {\"type\": \"route\", \"id\": \"0\"}}}";
    const QByteArray included = "\"included\": [{\"type\": \"route\", \"id\": \"0\", \"attributes\": "
                                "{\"alias\": \"sip-reg\", \"route_type\": \"sip-reg\", \"value\": null}}]";
    QTest::newRow("objects") << "{\"data\": [{" + number + "}], " + included + "}" << 1 << 1;
    QTest::newRow("documents") << "{\"data\": [{\"data\": {" + number + "}, " + included + "}]}" << 1 << 1;
    QTest::newRow("document in a data of its own")
        << "{\"data\": {\"data\": [{" + number + "}], " + included + "}}" << 1 << 1;
    QTest::newRow("nothing beside") << "{\"data\": [{" + number + "}]}" << 1 << 0;
    QTest::newRow("twice") << "{\"data\": [{" + number + "}, {" + number + "}]}" << 1 << 0;
    QTest::newRow("none") << QByteArray("{\"data\": []}") << 0 << 0;
    QTest::newRow("nobody asked for it")
        << QByteArray("{\"data\": [{\"attributes\": {\"value\": \"12065550199\"}, \"relationships\": {}}]}")
        << 0 << 0;
}

void TestNumberDetails::readsSeveralInEveryForm()
{
    QFETCH(QByteArray, body);
    QFETCH(int, found);
    fixture->answer(200, body);
    const auto several = finished(api::getNumbers(fixture->client.transport, {owned, bought}, this));
    QVERIFY2(several.ok(), why(several));
    QCOMPARE(int(several.value().size()), found);
    if (found > 0)
        QTEST(int(several.value().constFirst().includedRoutes.size()), "routes");
}

void TestNumberDetails::severalKeepTheirOwnRoutes()
{
    const auto number = [](const QByteArray &value, const QByteArray &route) -> QByteArray {
        return "{\"attributes\": {\"value\": \"" + value
            + "\"}, \"relationships\": {\"primary_route\": {\"data\": {\"id\": \"" + route + "\"}}}}";
    };
    const auto route = [](const QByteArray &id) -> QByteArray {
        return "{\"type\": \"route\", \"id\": \"" + id + "\", \"attributes\": {\"alias\": \"to " + id
            + "\", \"route_type\": \"host\", \"value\": \"h\"}}";
    };
    fixture->answer(200,
                    "{\"data\": [" + number("12065550177", "2") + ", " + number("12065550100", "1")
                        + "], \"included\": [" + route("1") + ", " + route("2")
                        + ", {\"type\": \"message_provisioning_status\", \"id\": \"5\", \"attributes\": "
                          "{\"status\": \"pending\", \"tn\": \"12065550100\"}}]}");
    const auto several = finished(api::getNumbers(fixture->client.transport, {owned, bought}, this));
    QVERIFY2(several.ok(), why(several));
    QCOMPARE(several.value().size(), 2);
    const NumberDetail &first = several.value().constFirst();
    const NumberDetail &second = several.value().constLast();
    QCOMPARE(first.summary.number, bought);
    QCOMPARE(first.includedRoutes.size(), 1);
    QCOMPARE(first.includedRoutes.constFirst().alias, u"to 2"_s);
    QCOMPARE(first.provisioningStatus, QString());
    QCOMPARE(second.includedRoutes.size(), 1);
    QCOMPARE(second.includedRoutes.constFirst().alias, u"to 1"_s);
    QCOMPARE(second.provisioningStatus, u"pending"_s);
}

void TestNumberDetails::oneOfSeveralThatCannotBeReadIsAnError()
{
    fixture->answer(200,
                    QByteArray("{\"data\": [{\"attributes\": ") + attributes
                        + ", \"relationships\": {}}, {\"attributes\": {\"value\": \"12065550177\", "
                          "\"alias\": []}, \"relationships\": {}}]}");
    const auto several = finished(api::getNumbers(fixture->client.transport, {owned, bought}, this));
    QVERIFY(!several.ok());
    QCOMPARE(several.error().kind, ApiError::Kind::BadAnswer);
    QCOMPARE(several.error().detail, u"data[1].attributes.alias: text expected, list found"_s);
}

/// It is a POST, which Qt would send again by itself when a connection is lost; ours are counted.
void TestNumberDetails::severalAreAskedForAgainLikeAnyRead()
{
    fixture->server.enqueue({{}, ScriptedReply::Close});
    fixture->answer(503);
    fixture->answer(200, contractExample("/v2/numbers/details", "post", 200));
    const auto several = finished(api::getNumbers(fixture->client.transport, {owned}, this));
    QVERIFY2(several.ok(), why(several));
    QCOMPARE(fixture->server.requests().size(), 3);
    for (const RecordedRequest &request : fixture->server.requests())
        QCOMPARE(request.body(), QByteArray("{\"numbers\":[\"+12065550100\"]}"));
    fixture->server.setFallback({{}, ScriptedReply::Close});
    const auto lost = finished(api::getNumbers(fixture->client.transport, {owned}, this));
    QCOMPARE(lost.error().kind, ApiError::Kind::ConnectionLost);
    QCOMPARE(fixture->server.requests().size(), 3 + Client::quick().maxReadAttempts);
}

QTEST_GUILESS_MAIN(TestNumberDetails)
#include "tst_numberdetails.moc"
