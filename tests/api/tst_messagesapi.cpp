// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

const QString sentId = u"mdr2-5f0c3a9e7b6d4c1f8a2e1d0b9c8f7a6e"_s;

qint64 utc(const char *iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODateWithMs).toMSecsSinceEpoch();
}

/// A record with the members that are relied on, and these besides (they may repeat and then win).
QByteArray record(const QByteArray &attributes, const QByteArray &timestamp = "2024-03-05T18:22:07.41Z")
{
    return "{\"id\": \"mdr2-1\", \"attributes\": {\"direction\": \"outbound\", \"from\": \"12065550100\", "
           "\"to\": "
           "\"+12065550142\", \"timestamp\": \""
        + timestamp + "\"" + (attributes.isEmpty() ? "" : ", ") + attributes + "}}";
}

} // namespace

class TestMessagesApi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { fixture = std::make_unique<ApiFixture>(); }
    void lists();
    void looksUpAnSms();
    void looksUpAnMms();
    void readsEveryVersionsExamples();
    void recordQuirks();
    void readsEverySpellingOfTime_data();
    void readsEverySpellingOfTime();
    void namesThePathOfWhatItCannotRead_data();
    void namesThePathOfWhatItCannotRead();
    void refusesAnotherMessage();
    void sends();
    void sendsMedia();
    void sentWithPriceDetails();
    void needsTheIdOfWhatWasSent();
    void findsIdsInPastedText_data();
    void findsIdsInPastedText();

private:
    Result<Page<Message>> list(const QByteArray &body)
    {
        fixture->answer(200, body);
        const TimeRange range{utc("2024-03-01T00:00:00Z"), utc("2024-03-05T23:59:59.999Z")};
        return finished(api::listMessages(fixture->client.transport, range, 500, 1000, this));
    }
    std::unique_ptr<ApiFixture> fixture;
};

void TestMessagesApi::lists()
{
    const auto page = list(contractExample("/v2.1/messages", "get", 200));
    COMPARE_REQUEST(
        "GET",
        "/v2.1/messages?start_date=2024-03-01T00%3A00%3A00.00Z&end_date=2024-03-05T23%3A59%3A59.99Z"
        "&limit=500&offset=1000");
    QVERIFY2(page.ok(), why(page));
    QVERIFY(page.value().hasNext);
    QCOMPARE(page.value().items.size(), 2);
    const Message inbound = page.value().items.at(0);
    QVERIFY(!inbound.outbound);
    QCOMPARE(inbound.body, u"On my way"_s);
    QCOMPARE(inbound.status, u"delivered"_s);
    QCOMPARE(inbound.at, utc("2024-03-05T18:40:51.070Z"));
    QVERIFY(inbound.receipts.isEmpty() && inbound.media.isEmpty());
    QVERIFY(page.value().items.at(1).outbound);
}

void TestMessagesApi::looksUpAnSms()
{
    fixture->answer(200, contractExample("/v2.1/messages/{id}", "get", 200, "sms"));
    const auto message = finished(api::getMessage(fixture->client.transport, sentId, this));
    COMPARE_REQUEST("GET", "/v2.1/messages/" + sentId.toLatin1());
    QVERIFY2(message.ok(), why(message));
    Message expected;
    expected.id = sentId;
    expected.at = utc("2024-03-05T18:22:07.410Z");
    expected.outbound = true;
    expected.from = PhoneNumber::fromService(u"12065550100"_s);
    expected.to = PhoneNumber::fromService(u"12065550142"_s);
    expected.body = u"Parts are in, pick up any time"_s;
    expected.type = u"longcode"_s;
    expected.status = u"message buffered"_s;
    expected.amount = Money::fromNanodollars(4'000'000);
    expected.receipts = {
        {2, u"message buffered"_s, 1003, u"Message accepted by Carrier"_s, utc("2024-03-05T18:22:09Z")},
        {1, u"smsc submit"_s, {}, u"Message has been sent"_s, utc("2024-03-05T18:22:08Z")},
    };
    QCOMPARE(message.value(), expected);
}

void TestMessagesApi::looksUpAnMms()
{
    const QString id = u"mdr2-77d1c0a25b8e4f36909ac4e5b1f6d203"_s;
    fixture->answer(200, contractExample("/v2.1/messages/{id}", "get", 200, "mms"));
    const auto message = finished(api::getMessage(fixture->client.transport, id, this));
    QVERIFY2(message.ok(), why(message));
    QVERIFY(message.value().isMms);
    QCOMPARE(message.value().body, QString());
    QCOMPARE(message.value().status, QString());
    const MediaFile door{u"media-8c41f0d2"_s, u"door.jpg"_s, u"image/jpeg"_s, 48213,
                         u"https://media.example.com/8c41f0d2/door.jpg"_s};
    QCOMPARE(message.value().media, QList<MediaFile>({door}));
}

void TestMessagesApi::readsEveryVersionsExamples()
{
    for (const ContractExample &example : contractExamples("/v2.2/messages/{id}", "get", 200)) {
        fixture->answer(200, example.body);
        const QString id = example.name == "sms" ? sentId : u"mdr2-77d1c0a25b8e4f36909ac4e5b1f6d203"_s;
        const auto message = finished(api::getMessage(fixture->client.transport, id, this));
        QVERIFY2(message.ok(), why(message));
    }
    QVERIFY(list(contractExample("/v2.2/messages", "get", 200)).ok());
}

void TestMessagesApi::recordQuirks()
{
    const auto page = list(
        "{\"data\": ["
        + record("\"amount_nanodollars\": \"7000000\", \"status_code\": 1, \"is_mms\": \"true\"")
        + ", {\"data\": "
        + record("\"amount_display\": \"$0.0040\", \"message_encoding\": 8, \"message_type\": \"toll-free\"")
        + "}, "
        + record("\"body\": null, \"delivery_receipts\": [{\"level\": 2, \"status\": \"delivered\", "
                 "\"status_code\": \"1004\", "
                 "\"timestamp\": \"2024-03-05T18:22:09+00:00\"}, {\"level\": 1, \"status\": null, "
                 "\"status_code\": \"\", "
                 "\"timestamp\": \"2024-03-05T18:22:08Z\"}]")
        + "]}");
    QVERIFY2(page.ok(), why(page));
    const QList<Message> &items = page.value().items;
    QCOMPARE(items.size(), 3);
    QCOMPARE(items.at(0).amount, Money::fromNanodollars(7'000'000));
    QVERIFY(items.at(0).isMms && !items.at(0).isUcs2);
    QCOMPARE(items.at(0).to.digits(), u"12065550142"_s);
    QCOMPARE(items.at(1).amount, Money::fromNanodollars(4'000'000));
    QVERIFY(items.at(1).isUcs2);
    QCOMPARE(items.at(1).type, u"toll-free"_s);
    QCOMPARE(items.at(2).receipts.at(0).code, std::optional(1004));
    QVERIFY(!items.at(2).receipts.at(1).code.has_value());
    QVERIFY(!page.value().hasNext);
}

void TestMessagesApi::readsEverySpellingOfTime_data()
{
    QTest::addColumn<QByteArray>("spelled");
    QTest::addColumn<qint64>("at");
    QTest::newRow("record") << QByteArray("2017-12-22T01:52:39.39Z") << utc("2017-12-22T01:52:39.390Z");
    QTest::newRow("receipt") << QByteArray("2017-12-21T16:44:35.00Z") << utc("2017-12-21T16:44:35Z");
    QTest::newRow("receipt webhook") << QByteArray("2017-12-21T16:44:35+00:00")
                                     << utc("2017-12-21T16:44:35Z");
    QTest::newRow("inbound webhook") << QByteArray("2024-10-19T01:21:21.980000Z")
                                     << utc("2024-10-19T01:21:21.980Z");
    QTest::newRow("first api") << QByteArray("2016-04-14T21:10:27.366645+00:00")
                               << utc("2016-04-14T21:10:27.366Z");
    QTest::newRow("cnam") << QByteArray("2018-04-16 16:20:32.939166+00:00")
                          << utc("2018-04-16T16:20:32.939Z");
    QTest::newRow("cnam assignment") << QByteArray("Fri, 01 Jun 2018 00:17:52 GMT")
                                     << utc("2018-06-01T00:17:52Z");
    QTest::newRow("http form in an hour that local clocks skip")
        << QByteArray("Sun, 11 Mar 2018 02:30:00 GMT") << utc("2018-03-11T02:30:00Z");
    QTest::newRow("no zone is UTC") << QByteArray("2024-03-10T02:30:00") << utc("2024-03-10T02:30:00Z");
    QTest::newRow("another zone") << QByteArray("2024-03-05T10:00:00.5-08:00")
                                  << utc("2024-03-05T18:00:00.500Z");
}

void TestMessagesApi::readsEverySpellingOfTime()
{
    QFETCH(QByteArray, spelled);
    const auto page = list("{\"data\": [" + record({}, spelled) + "]}");
    QVERIFY2(page.ok(), why(page));
    QTEST(page.value().items.constFirst().at, "at");
}

void TestMessagesApi::namesThePathOfWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("element");
    QTest::addColumn<QString>("detail");
    QTest::newRow("odd time") << record({}, "yesterday")
                              << u"data[0].attributes.timestamp: time expected, \"yesterday\" found"_s;
    QTest::newRow("day that is not")
        << record({}, "2024-02-30T00:00:00Z")
        << u"data[0].attributes.timestamp: time expected, \"2024-02-30T00:00:00Z\" found"_s;
    QTest::newRow("receipts are an object")
        << record("\"delivery_receipts\": {}")
        << u"data[0].attributes.delivery_receipts: list expected, object found"_s;
    QTest::newRow("odd code")
        << record("\"delivery_receipts\": [{\"level\": 1, \"status_code\": 1003.5, \"timestamp\": "
                  "\"2024-03-05T18:22:08Z\"}]")
        << u"data[0].attributes.delivery_receipts[0].status_code: whole number expected, number found"_s;
    QTest::newRow("no direction") << QByteArray(
        "{\"id\": \"1\", \"attributes\": {\"timestamp\": \"2024-03-05T18:22:08Z\"}}")
                                  << u"data[0].attributes.direction: text expected, nothing found"_s;
}

void TestMessagesApi::namesThePathOfWhatItCannotRead()
{
    QFETCH(QByteArray, element);
    const auto page = list("{\"data\": [" + element + "]}");
    QVERIFY(!page.ok());
    QCOMPARE(page.error().kind, ApiError::Kind::BadAnswer);
    QTEST(page.error().detail, "detail");
}

void TestMessagesApi::refusesAnotherMessage()
{
    fixture->answer(200, contractExample("/v2.1/messages/{id}", "get", 200, "mms"));
    QCOMPARE(finished(api::getMessage(fixture->client.transport, sentId, this)).error().kind,
             ApiError::Kind::BadAnswer);
}

void TestMessagesApi::sends()
{
    OutgoingMessage message;
    message.from = PhoneNumber::fromService(u"12065550100"_s);
    message.to = PhoneNumber::fromService(u"+12065550142"_s);
    message.body = u"\"Grüße\" 👍\n"_s;
    fixture->answer(202, contractExample("/v2.1/messages", "post", 202));
    const auto result = written<QString>(
        [&](QObject *context, auto reply) { fixture->client.journal.send(message, context, reply); });
    COMPARE_REQUEST("POST", "/v2.1/messages",
                    "{\"body\":\"\\\"Gr\xc3\xbc\xc3\x9f"
                    "e\\\" \xf0\x9f\x91\x8d\\n\",\"from\":\"12065550100\",\"to\":\"12065550142\"}");
    QVERIFY2(result.done(), qPrintable(result.error.detail));
    QCOMPARE(*result.value, sentId);
}

void TestMessagesApi::sendsMedia()
{
    OutgoingMessage message;
    message.from = PhoneNumber::fromService(u"12065550100"_s);
    message.to = PhoneNumber::fromService(u"12065550142"_s);
    message.mediaUrls =
        QStringList{u"https://media.example.com/a.png"_s, u"https://media.example.com/b.png"_s};
    fixture->answer(202, contractExample("/v2.1/messages", "post", 202));
    const auto result = written<QString>(
        [&](QObject *context, auto reply) { fixture->client.journal.send(message, context, reply); });
    COMPARE_REQUEST("POST", "/v2.1/messages",
                    "{\"from\":\"12065550100\",\"media_urls\":[\"https://media.example.com/a.png\","
                    "\"https://media.example.com/b.png\"],\"to\":\"12065550142\"}");
    QVERIFY(result.done());
}

void TestMessagesApi::sentWithPriceDetails()
{
    fixture->answer(202, contractExample("/v2.2/messages", "post", 202));
    const auto result = written<QString>(
        [&](QObject *context, auto reply) { fixture->client.journal.send({}, context, reply); });
    QVERIFY2(result.done(), qPrintable(result.error.detail));
}

void TestMessagesApi::needsTheIdOfWhatWasSent()
{
    fixture->answer(202, "{\"data\": {\"type\": \"message\", \"id\": \"\"}}");
    const auto result = written<QString>(
        [&](QObject *context, auto reply) { fixture->client.journal.send({}, context, reply); });
    QCOMPARE(result.outcome, Outcome::Unknown);
    QCOMPARE(result.error.kind, ApiError::Kind::BadAnswer);
}

void TestMessagesApi::findsIdsInPastedText_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("id");
    QTest::newRow("bare") << sentId << sentId;
    QTest::newRow("blanks") << QString(u"  \n"_s + sentId + u"\t"_s) << sentId;
    QTest::newRow("link") << QString(u"see https://api.flowroute.com/v2.1/messages/"_s + sentId + u"?x=1"_s)
                          << sentId;
    QTest::newRow("json") << QString(u"{\"id\": \""_s + sentId + u"\"}"_s) << sentId;
    QTest::newRow("upper case") << sentId.toUpper() << sentId;
    QTest::newRow("first api") << u"mdr1-5f0c3a9e7b6d4c1f8a2e1d0b9c8f7a6e"_s
                               << u"mdr1-5f0c3a9e7b6d4c1f8a2e1d0b9c8f7a6e"_s;
    QTest::newRow("too short") << sentId.chopped(1) << QString();
    QTest::newRow("too long") << QString(sentId + u"0"_s) << QString();
    QTest::newRow("number") << u"12065550100"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestMessagesApi::findsIdsInPastedText()
{
    QFETCH(QString, pasted);
    QTEST(api::findMessageId(pasted), "id");
}

QTEST_GUILESS_MAIN(TestMessagesApi)
#include "tst_messagesapi.moc"
