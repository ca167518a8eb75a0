// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"

#include "api/messagesapi.h"

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

const QString id = u"mdr2-5f0c3a9e7b6d4c1f8a2e1d0b9c8f7a6e"_s;

Money nano(qint64 nanodollars)
{
    return Money::fromNanodollars(nanodollars);
}

/// A record with these members beside its id: in `data`, and among the attributes.
QByteArray record(const QByteArray &inData, const QByteArray &inAttributes)
{
    const auto more = [](const QByteArray &members) {
        return members.isEmpty() ? QByteArray() : QByteArray(", " + members);
    };
    return "{\"data\": {\"id\": \"" + id.toLatin1() + "\", \"type\": \"message\"" + more(inData)
        + ", \"attributes\": {\"direction\": \"outbound\", \"from\": \"+12065550100\", \"to\": "
          "\"+12065550142\", \"timestamp\": \"2024-03-05T18:22:07.41Z\", \"amount_nanodollars\": 4000000"
        + more(inAttributes) + "}}}";
}

QByteArray price(const QByteArray &members)
{
    return "\"price_details\": " + members;
}

const QByteArray wholePrice =
    R"({"base_rate": 0.004, "surcharge_rate": 0.003, "segment_count": 2, "charged_cost": 0.014})";
const PriceDetails wholeDetails{nano(4'000'000), nano(3'000'000), nano(14'000'000), 2};

} // namespace

Q_DECLARE_METATYPE(trunkline::PriceDetails)

/// What version 2.2 of the message calls does differently (flowroute-api 2.4), and prices in either.
class TestMessagesApiV22 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        fixture = std::make_unique<ApiFixture>();
        TransportOptions options = Client::quick();
        options.messagesVersion = MessagesVersion::V2_2;
        newer = std::make_unique<Client>(fixture->server, options);
    }
    void cleanup() { newer.reset(); }
    void lists();
    void looksUp();
    void sendsNumbersWithAPlus();
    void readsPrices_data();
    void readsPrices();
    void saysNothingWithoutThem();
    void namesThePathOfPricesItCannotRead_data();
    void namesThePathOfPricesItCannotRead();

private:
    Result<Message> look(Client &client) { return finished(api::getMessage(client.transport, id, this)); }
    std::unique_ptr<ApiFixture> fixture;
    std::unique_ptr<Client> newer;
};

void TestMessagesApiV22::lists()
{
    fixture->answer(200, contractExample("/v2.2/messages", "get", 200));
    const auto page = finished(api::listMessages(newer->transport, {0, 86'400'000}, 50, 0, this));
    COMPARE_REQUEST("GET",
                    "/v2.2/messages?start_date=1970-01-01T00%3A00%3A00.00Z&end_date="
                    "1970-01-02T00%3A00%3A00.00Z&limit=50&offset=0");
    QVERIFY2(page.ok(), why(page));
    QVERIFY(!page.value().items.isEmpty());
}

void TestMessagesApiV22::looksUp()
{
    fixture->answer(200, contractExample("/v2.2/messages/{id}", "get", 200, "sms"));
    const auto message = look(*newer);
    COMPARE_REQUEST("GET", "/v2.2/messages/" + id.toLatin1());
    QVERIFY2(message.ok(), why(message));
    QCOMPARE(message.value().from.digits(), u"12065550100"_s);
}

void TestMessagesApiV22::sendsNumbersWithAPlus()
{
    fixture->answer(202, contractExample("/v2.2/messages", "post", 202));
    const OutgoingMessage message{PhoneNumber::fromService(u"12065550100"_s),
                                  PhoneNumber::fromService(u"12065550142"_s),
                                  u"hello"_s,
                                  {u"https://media.example.com/a.png"_s}};
    const auto result =
        written<QString>([&](QObject *context, auto reply) { newer->journal.send(message, context, reply); });
    COMPARE_REQUEST("POST", "/v2.2/messages",
                    "{\"body\":\"hello\",\"from\":\"+12065550100\",\"media_urls\":["
                    "\"https://media.example.com/a.png\"],\"to\":\"+12065550142\"}");
    QVERIFY2(result.done(), qPrintable(result.error.detail));
    QCOMPARE(*result.value, id);
    // What is kept of it does not depend on the version: evidence is looked for in either.
    const Intent &intent = newer->journal.intents().constFirst();
    QCOMPARE(intent.object, u"12065550100>12065550142"_s);
    QCOMPARE(intent.wish[u"to"_s].toString(), u"12065550142"_s);
}

void TestMessagesApiV22::readsPrices_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<PriceDetails>("details");
    QTest::addColumn<Money>("cost");
    QTest::newRow("attributes") << record({}, price(wholePrice)) << wholeDetails << nano(14'000'000);
    QTest::newRow("data") << record(price(wholePrice), {}) << wholeDetails << nano(14'000'000);
    QTest::newRow("both: the attributes win")
        << record(price("{\"charged_cost\": 1}"), price(wholePrice)) << wholeDetails << nano(14'000'000);
    QTest::newRow("null there, but in data")
        << record(price(wholePrice), price("null")) << wholeDetails << nano(14'000'000);
    QTest::newRow("text") << record({},
                                    price(R"({"base_rate": "0.0040", "surcharge_rate": "$0.0030",)"
                                          R"( "segment_count": "2", "charged_cost": "0.014"})"))
                          << wholeDetails << nano(14'000'000);
    QTest::newRow("text of a floating point sum")
        << record({}, price(R"({"charged_cost": "0.021000000000000001"})"))
        << PriceDetails{{}, {}, nano(21'000'000), 0} << nano(21'000'000);
    QTest::newRow("free of charge") << record({}, price(R"({"charged_cost": 0, "segment_count": 1})"))
                                    << PriceDetails{{}, {}, nano(0), 1} << nano(0);
    QTest::newRow("nothing charged is stated")
        << record({}, price(R"({"base_rate": 0.004, "surcharge_rate": null})"))
        << PriceDetails{nano(4'000'000), {}, {}, 0} << nano(4'000'000);
    QTest::newRow("fewer than none") << record({}, price(R"({"segment_count": -3})")) << PriceDetails{}
                                     << nano(4'000'000);
    QTest::newRow("more than any") << record({}, price(R"({"segment_count": 9000000000000})"))
                                   << PriceDetails{{}, {}, {}, 1'000} << nano(4'000'000);
}

void TestMessagesApiV22::readsPrices()
{
    QFETCH(QByteArray, body);
    QFETCH(PriceDetails, details);
    QFETCH(Money, cost);
    for (Client *client : {newer.get(), &fixture->client}) {
        fixture->answer(200, body);
        const auto message = look(*client);
        QVERIFY2(message.ok(), why(message));
        QVERIFY(message.value().price.has_value());
        QCOMPARE(message.value().price->base, details.base);
        QCOMPARE(message.value().price->surcharge, details.surcharge);
        QCOMPARE(message.value().price->charged, details.charged);
        QCOMPARE(message.value().price->segments, details.segments);
        QCOMPARE(message.value().cost(), cost);
        QCOMPARE(message.value().amount, nano(4'000'000));
    }
}

void TestMessagesApiV22::saysNothingWithoutThem()
{
    fixture->answer(200, record({}, {}));
    const auto message = look(*newer);
    QVERIFY2(message.ok(), why(message));
    QVERIFY(!message.value().price);
    QCOMPARE(message.value().cost(), nano(4'000'000));
}

void TestMessagesApiV22::namesThePathOfPricesItCannotRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    QTest::newRow("a word") << record({}, price(R"({"charged_cost": "free"})"))
                            << u"data.attributes.price_details.charged_cost: amount expected, text found"_s;
    QTest::newRow("beyond any amount")
        << record({}, price(R"({"base_rate": 1e300})"))
        << u"data.attributes.price_details.base_rate: amount expected, number found"_s;
    QTest::newRow("beyond any amount, in text")
        << record({}, price(R"({"base_rate": "9999999999.00000000000000000001"})"))
        << u"data.attributes.price_details.base_rate: amount expected, text found"_s;
    QTest::newRow("half a part") << record(
        price(R"({"segment_count": 1.5})"),
        {}) << u"data.price_details.segment_count: whole number expected, number found"_s;
    QTest::newRow("a list") << record({}, price("[]"))
                            << u"data.attributes.price_details: object expected, list found"_s;
}

void TestMessagesApiV22::namesThePathOfPricesItCannotRead()
{
    QFETCH(QByteArray, body);
    fixture->answer(200, body);
    const auto message = look(*newer);
    QVERIFY(!message.ok());
    QCOMPARE(message.error().kind, ApiError::Kind::BadAnswer);
    QTEST(message.error().detail, "detail");
}

QTEST_GUILESS_MAIN(TestMessagesApiV22)
#include "tst_messagesapiv22.moc"
