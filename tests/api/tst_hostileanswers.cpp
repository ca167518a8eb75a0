// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"

#include "api/inventoryapi.h"
#include "api/messagesapi.h"
#include "api/numbersapi.h"

using namespace Qt::StringLiterals;
using namespace trunkline;

/// Answers that no service should give: each is an error that says where, or a value that does no harm.
class TestHostileAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isAClearError_data();
    void isAClearError();
    void messageIsReadAllTheSame_data();
    void messageIsReadAllTheSame();
    void longBodiesAreKeptWhole();
    void offersBelowNothingAreRefused();
    void oddNumbersAreRefused_data();
    void oddNumbersAreRefused();
    void manyMediaFindTheirMessages();
    void gzipBombIsAnError_data();
    void gzipBombIsAnError();
    void errorTextsAreShortAndVisible();
    void reasonPhraseIsShortAndVisible();
    void hugeErrorBodiesAreNotParsed();
    void hugeAnswerToAWriteIsUnclear();
};

namespace {

QByteArray record(const QByteArray &more)
{
    return R"({"id": "mdr2-1", "type": "message", "attributes": {"timestamp": "2024-03-01T00:00:00Z", )"
           R"("direction": "inbound", "from": "12065550100", "to": "12065550101")"
        + more + "}}";
}

QByteArray messages(const QByteArray &more)
{
    return "{\"data\": [" + record(more) + "]}";
}

const TimeRange anyTime{0, 4'102'444'800'000};

} // namespace

void TestHostileAnswers::isAClearError_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const QByteArray &body, const QString &problem) {
        QTest::newRow(name) << body << problem;
    };
    row("nested", "{\"data\": " + QByteArray(100'000, '['), u"document: nested more than 64 deep"_s);
    row("nested where nobody looks", messages(", \"x\": " + QByteArray(100, '[') + QByteArray(100, ']')),
        u"document: nested more than 64 deep"_s);
    row("too many", "{\"data\": [" + QByteArray("0,").repeated(300'000) + "0]}",
        u"document: more than 200000 values"_s);
    row("too many items", "{\"data\": [" + QByteArray("0,").repeated(130'000) + "0]}",
        u"data: list of at most 2000 expected, one of 130001 found"_s);
    row("invalid UTF-8", messages(", \"body\": \"\xff\xfe\""), u"document: not JSON"_s);
    row("overlong UTF-8", messages(", \"body\": \"\xc0\xaf\""), u"document: not JSON"_s);
    row("NUL between", QByteArray("{\"data\":\0 []}", 13), u"document: not JSON"_s);
    row("empty", "", u"document: not JSON"_s);
    row("text as list", R"({"data": "x"})", u"data: list expected, text found"_s);
    row("long id", messages("}, \"id\": \"" + QByteArray(100'000, 'x') + "\", \"y\": {"),
        u"data[0].id: text of at most 200 characters expected, 100000 found"_s);
    row("long label", messages(", \"message_type\": \"" + QByteArray(8'193, 'x') + "\""),
        u"data[0].attributes.message_type: text of at most 8192 characters expected, 8193 found"_s);
    row("huge code", messages(R"(, "delivery_receipts": [{"status_code": 4294968300, "timestamp": ""}])"),
        u"data[0].attributes.delivery_receipts[0].status_code: small whole number expected, 4294968300 found"_s);
    row("huge code as text",
        messages(R"(, "delivery_receipts": [{"status_code": "99999999999999999999", "timestamp": ""}])"),
        u"data[0].attributes.delivery_receipts[0].status_code: whole number expected, text found"_s);
    row("huge amount", messages(R"(, "amount_nanodollars": 1e300)"),
        u"data[0].attributes.amount_nanodollars: whole number expected, number found"_s);
    row("many receipts", messages(", \"delivery_receipts\": [" + QByteArray("{},").repeated(1'000) + "{}]"),
        u"data[0].attributes.delivery_receipts: list of at most 200 expected, one of 1001 found"_s);
    row("odd time", R"({"data": [{"id": "1", "attributes": {"timestamp": "\u202e2024\u0000"}}]})",
        u"data[0].attributes.timestamp: time expected, \"[U+202E]2024\u2400\" found"_s);
}

void TestHostileAnswers::isAClearError()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, problem);
    ApiFixture fixture;
    fixture.answer(200, body);
    const auto page = finished(api::listMessages(fixture.client.transport, anyTime, 10, 0, this));
    QVERIFY(!page.ok());
    QCOMPARE(page.error().kind, ApiError::Kind::BadAnswer);
    QVERIFY2(page.error().detail.startsWith(problem), qPrintable(page.error().detail));
    QVERIFY(page.error().excerpt.size() <= 500);
}

void TestHostileAnswers::messageIsReadAllTheSame_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("body");
    const auto row = [](const char *name, const QByteArray &more, const QString &body) {
        QTest::newRow(name) << more << body;
    };
    row("half a pair", R"(, "body": "a\ud800b")", QString(u"a"_s + QChar(0xD800) + u'b'));
    row("pair the wrong way", R"(, "body": "\udc00\ud800")", QString(QString(QChar(0xDC00)) + QChar(0xD800)));
    row("escaped NUL", R"(, "body": "a\u0000b")", QString(u"a"_s + QChar(0) + u'b'));
    row("override", R"(, "body": "\u202egnp")", u"\u202Egnp"_s);
    row("script", R"(, "body": "<script>alert(1)</script>")", u"<script>alert(1)</script>"_s);
    row("placeholders", R"(, "body": "%1 %2 %n %L1")", u"%1 %2 %n %L1"_s);
    row("numbers as text", R"(, "amount_nanodollars": "4000000", "message_encoding": "8", "is_mms": "true")",
        QString());
    row("negative", R"(, "amount_nanodollars": -9007199254740992)", QString());
    row("least amount", R"(, "amount_nanodollars": "-9223372036854775808")", QString());
    row("unknown members", R"(, "__proto__": {}, "constructor": null, "": 7)", QString());
    row("twice the same member", R"(, "body": "first", "body": "second")", u"second"_s);
    row("nothing where it may be", R"(, "body": null, "from": null, "delivery_receipts": null)", QString());
}

void TestHostileAnswers::messageIsReadAllTheSame()
{
    QFETCH(QByteArray, more);
    ApiFixture fixture;
    fixture.answer(200, messages(more));
    const auto page = finished(api::listMessages(fixture.client.transport, anyTime, 10, 0, this));
    QVERIFY2(page.ok(), why(page));
    QCOMPARE(page.value().items.size(), 1);
    QTEST(page.value().items.constFirst().body, "body");
}

void TestHostileAnswers::longBodiesAreKeptWhole()
{
    ApiFixture fixture;
    fixture.answer(200, messages(", \"body\": \"" + QByteArray(1'048'576, 'x') + "\""));
    const auto page = finished(api::listMessages(fixture.client.transport, anyTime, 10, 0, this));
    QVERIFY2(page.ok(), why(page));
    QCOMPARE(page.value().items.constFirst().body, QString(1'048'576, u'x'));
}

void TestHostileAnswers::offersBelowNothingAreRefused()
{
    ApiFixture fixture;
    fixture.answer(
        200, R"({"data": [{"attributes": {"value": "12065550100", "setup_cost": -5, "monthly_cost": 1}}]})");
    const auto page = finished(api::searchAvailable(fixture.client.transport, {}, 10, 0, this));
    QCOMPARE(page.error().kind, ApiError::Kind::BadAnswer);
    QCOMPARE(page.error().detail,
             u"data[0].attributes.setup_cost: amount of 0 or more expected, -$5.00 found"_s);
}

void TestHostileAnswers::oddNumbersAreRefused_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("words") << QByteArray("\"call me\"");
    QTest::newRow("path") << QByteArray("\"../../v2/routes/1\"");
    QTest::newRow("override") << QByteArray("\"\\u202e12065550100\"");
    QTest::newRow("other digits") << QByteArray("\"\\u0661\\u0662\\u0660\\u0666\"");
    QTest::newRow("long") << QByteArray("\"" + QByteArray(21, '1') + "\"");
    QTest::newRow("empty") << QByteArray("\"\"");
    QTest::newRow("only a plus") << QByteArray("\"+\"");
    QTest::newRow("fraction") << QByteArray("1.5");
    QTest::newRow("negative") << QByteArray("-12065550100");
    QTest::newRow("list") << QByteArray("[]");
}

void TestHostileAnswers::oddNumbersAreRefused()
{
    QFETCH(QByteArray, value);
    ApiFixture fixture;
    fixture.answer(200, "{\"data\": [{\"attributes\": {\"value\": " + value + "}}]}");
    const auto page = finished(api::listNumbers(fixture.client.transport, {}, 10, 0, this));
    QVERIFY(!page.ok());
    QVERIFY2(page.error().detail.startsWith("data[0].attributes.value: "_L1),
             qPrintable(page.error().detail));
}

void TestHostileAnswers::manyMediaFindTheirMessages()
{
    QByteArray records;
    QByteArray included;
    for (int i = 0; i < 2'000; ++i) {
        const QByteArray id = QByteArray::number(i);
        records += (i ? "," : "") + QByteArray("{\"id\": \"m") + id
            + R"(", "attributes": {"timestamp": "2024-03-01T00:00:00Z", "direction": "inbound"}, )"
              R"("relationships": {"media": {"data": [{"id": ")"
            + id + "\"}]}}}";
        included += (i ? "," : "") + QByteArray("{\"type\": \"media\", \"id\": \"") + id
            + "\", \"attributes\": {\"file_name\": \"f" + id + "\", \"file_size\": -1}}";
    }
    ApiFixture fixture;
    fixture.answer(200, "{\"data\": [" + records + "], \"included\": [" + included + "]}");
    const auto page = finished(api::listMessages(fixture.client.transport, anyTime, 10, 0, this));
    QVERIFY2(page.ok(), why(page));
    QCOMPARE(page.value().items.size(), 2'000);
    QCOMPARE(page.value().items.constLast().media.constFirst().name, u"f1999"_s);
    QCOMPARE(page.value().items.constLast().media.constFirst().size, 0);
}

void TestHostileAnswers::gzipBombIsAnError_data()
{
    QTest::addColumn<int>("megabytes");
    QTest::newRow("suspicious") << 24;
    QTest::newRow("beyond the cap") << 200;
}

void TestHostileAnswers::gzipBombIsAnError()
{
    QFETCH(int, megabytes);
    // zlib's format, which HTTP calls deflate; qCompress puts four bytes of its own in front.
    const QByteArray bomb = qCompress(QByteArray(megabytes * 1'048'576, ' '), 9).mid(4);
    ApiFixture fixture;
    fixture.server.enqueue({ScriptedServer::answer(200, bomb, "Content-Encoding: deflate\r\n")});
    const auto page = finished(api::listRoutes(fixture.client.transport, 10, 0, this));
    QVERIFY(!page.ok());
    const ApiError::Kind kind = page.error().kind;
    QVERIFY2(kind == ApiError::Kind::BadAnswer || kind == ApiError::Kind::TooLarge, why(page));
    QCOMPARE(fixture.server.requests().size(), 1);
}

void TestHostileAnswers::errorTextsAreShortAndVisible()
{
    ApiFixture fixture;
    fixture.answer(422,
                   R"({"errors": [{"id": "\u202e)" + QByteArray(5'000, 'r')
                       + R"(", "title": "a\u200bb\u0000c", )"
                         R"("detail": "<img src='http://192.0.2.1/x'>\n)"
                       + QByteArray(5'000, 'd') + "\"}]}");
    const ApiError error = finished(api::listRoutes(fixture.client.transport, 10, 0, this)).error();
    QCOMPARE(error.kind, ApiError::Kind::Rejected);
    QCOMPARE(error.title, u"a[U+200B]b c"_s);
    QVERIFY(error.detail.size() <= 1'000 && error.detail.startsWith("<img src='http://192.0.2.1/x'> ddd"_L1));
    QVERIFY(error.requestId.size() <= 100 && error.requestId.startsWith("[U+202E]rrr"_L1));
}

void TestHostileAnswers::reasonPhraseIsShortAndVisible()
{
    ApiFixture fixture;
    const QByteArray head = "HTTP/1.1 200 " + QByteArray(20'000, 'p') + "\x01\r\nContent-Length: 10\r\n\r\n";
    for (int i = 0; i < 4; ++i)
        fixture.server.enqueue({head + "[]", ScriptedReply::Close});
    const ApiError error = finished(api::listRoutes(fixture.client.transport, 10, 0, this)).error();
    QVERIFY2(error.isError(), "a cut answer was taken");
    QVERIFY(error.detail.size() <= 1'000);
}

void TestHostileAnswers::hugeErrorBodiesAreNotParsed()
{
    ApiFixture fixture;
    const QByteArray text = "{\"errors\": [{\"title\": \"hidden\"}], \"x\": [";
    fixture.answer(403, text + QByteArray(100'000, '[') + "]}");
    const ApiError deep = finished(api::listRoutes(fixture.client.transport, 10, 0, this)).error();
    QCOMPARE(deep.kind, ApiError::Kind::NotAllowed);
    QCOMPARE(deep.title, QString());
    QVERIFY(deep.excerpt.startsWith("{\"errors\""_L1) && deep.excerpt.size() <= 500);
    fixture.answer(403, text + QByteArray(2'000'000, ' ') + "]}");
    const ApiError large = finished(api::listRoutes(fixture.client.transport, 10, 0, this)).error();
    QCOMPARE(large.kind, ApiError::Kind::NotAllowed);
    QVERIFY(large.title.isEmpty() && large.excerpt.size() <= 500);
}

void TestHostileAnswers::hugeAnswerToAWriteIsUnclear()
{
    ApiFixture fixture;
    fixture.answer(200, "{\"data\": \"" + QByteArray(1'000'000, 'x') + "\"}");
    OutgoingMessage message;
    message.from = PhoneNumber::fromService(u"12065550100"_s);
    message.to = PhoneNumber::fromService(u"12065550101"_s);
    message.body = u"hello"_s;
    const auto result = written<QString>(
        [&](QObject *context, auto reply) { fixture.client.journal.send(message, context, reply); });
    QCOMPARE(result.error.kind, ApiError::Kind::TooLarge);
    QCOMPARE(result.outcome, Outcome::Unknown);
    QCOMPARE(fixture.server.requests().size(), 1);
}

QTEST_GUILESS_MAIN(TestHostileAnswers)
#include "tst_hostileanswers.moc"
