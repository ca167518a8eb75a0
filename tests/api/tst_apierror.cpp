// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract.h"
#include "stallmeter.h"

#include "api/apierror.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

class TestApiError : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mapsEveryStatus();
    void readsEveryShape_data();
    void readsEveryShape();
    void keepsAnExcerptOfForeignBodies();
    void readsEveryExampleOfTheContract_data();
    void readsEveryExampleOfTheContract();
    void excerptIsShortAndPrintable();
    void repeatsNoLongKey();
    void cutsEveryStepAndText();
    void everyKindHasAWord();
};

void TestApiError::mapsEveryStatus()
{
    using Kind = ApiError::Kind;
    const QHash<int, Kind> special{{401, Kind::BadCredentials},
                                   {403, Kind::NotAllowed},
                                   {404, Kind::NotFound},
                                   {408, Kind::ServerFault},
                                   {429, Kind::TooMany}};
    const QList<Kind> byHundred{Kind::BadAnswer,  Kind::BadAnswer, Kind::None,
                                Kind::Redirected, Kind::Rejected,  Kind::ServerFault};
    for (int status = 0; status < 600; ++status)
        QCOMPARE(kindForStatus(status), special.value(status, byHundred.at(status / 100)));
    QCOMPARE(kindForStatus(999), Kind::BadAnswer);
}

void TestApiError::readsEveryShape_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("id");
    const QString none;
    QTest::newRow("full")
        << 401
        << QByteArray("{\"errors\": [{\"id\": \"u-1\", \"status\": 401, \"title\": \"Unauthorized\", "
                      "\"detail\": \"Authentication failed.\"}]}")
        << u"Unauthorized"_s << u"Authentication failed."_s << u"u-1"_s;
    QTest::newRow("detail is an object, no title")
        << 422
        << QByteArray("{\"errors\": [{\"detail\": {\"start_date\": [\"Missing data for required field.\"]}, "
                      "\"id\": 7}]}")
        << none << u"start_date: Missing data for required field."_s << u"7"_s;
    QTest::newRow("detail inside the envelope")
        << 422
        << QByteArray("{\"errors\": [{\"detail\": {\"data\": {\"attributes\": {\"zip\": [\"too short\", "
                      "\"odd\"]}}}}]}")
        << none << u"zip: too short; zip: odd"_s << none;
    QTest::newRow("empty detail, no id")
        << 403
        << QByteArray(
               "{\"errors\": [{\"status\": 403, \"detail\": \"\", \"title\": \"ActionNotAuthorizedError\"}]}")
        << u"ActionNotAuthorizedError"_s << none << none;
    QTest::newRow("text in status")
        << 404
        << QByteArray("{\"errors\": [{\"status\": \"404 Not Found: The requested URL was not found.\"}]}")
        << u"404 Not Found: The requested URL was not found."_s << none << none;
    QTest::newRow("status is a number in text")
        << 404 << QByteArray("{\"errors\": [{\"status\": \"404\", \"detail\": \"x\"}]}") << none << u"x"_s
        << none;
    QTest::newRow("two errors")
        << 422 << QByteArray("{\"errors\": [{\"detail\": \"a\"}, {\"detail\": \"b\", \"id\": \"2\"}]}")
        << none << u"a; b"_s << u"2"_s;
}

void TestApiError::readsEveryShape()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const ApiError error = errorFromBody(status, body);
    QCOMPARE(error.kind, kindForStatus(status));
    QCOMPARE(error.httpStatus, status);
    QTEST(error.title, "title");
    QTEST(error.detail, "detail");
    QTEST(error.requestId, "id");
    QCOMPARE(error.excerpt, QString());
}

void TestApiError::keepsAnExcerptOfForeignBodies()
{
    const QHash<QByteArray, QString> bodies{
        {"<html>\r\n<b>Bad</b>\x01\x1b[31m</html>", u"<html> <b>Bad</b> [31m</html>"_s},
        {"", QString()},
        {"{\"errors\": \"x\"}", u"{\"errors\": \"x\"}"_s},
        {"[1]", u"[1]"_s},
        {"{\"errors\": [{\"det", u"{\"errors\": [{\"det"_s},
    };
    for (auto it = bodies.begin(); it != bodies.end(); ++it) {
        const ApiError error = errorFromBody(502, it.key());
        QCOMPARE(error.kind, ApiError::Kind::ServerFault);
        QCOMPARE(error.excerpt, it.value());
        QCOMPARE(error.title + error.detail + error.requestId, QString());
    }
}

void TestApiError::readsEveryExampleOfTheContract_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const QList<QPair<const char *, int>> responses{{"BadRequest", 400},       {"Unauthorized", 401},
                                                    {"Forbidden", 403},        {"NotFound", 404},
                                                    {"MethodNotAllowed", 405}, {"UnsupportedMediaType", 415},
                                                    {"Unprocessable", 422},    {"TooManyRequests", 429},
                                                    {"ServerError", 500},      {"Unavailable", 503}};
    for (const auto &response : responses) {
        for (const ContractExample &example : contractErrors(response.first))
            QTest::addRow("%s %s", response.first, example.name.constData())
                << response.second << example.body;
    }
}

void TestApiError::readsEveryExampleOfTheContract()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const ApiError error = errorFromBody(status, body);
    QVERIFY(error.isError());
    QVERIFY2(!error.title.isEmpty() || !error.detail.isEmpty(), body.constData());
    QVERIFY2(!error.detail.contains(u'{') && error.excerpt.isEmpty(), qPrintable(error.detail));
}

void TestApiError::excerptIsShortAndPrintable()
{
    const QString excerpt = safeExcerpt(QByteArray(100'000, 'x') + "\n\r\t\0");
    QCOMPARE(excerpt.size(), 500);
    const QString odd = safeExcerpt(QByteArray("a\0b\n\n\tc\x7f\xff\xe2\x80\xae", 13));
    for (const QChar c : odd)
        QVERIFY2(c.isPrint(), qPrintable(odd));
}

void TestApiError::repeatsNoLongKey()
{
    // Each element has the whole path in front of it: told of all, 100 MB of text.
    QByteArray list = "1";
    for (int i = 2; i <= 1'900; ++i)
        list += ',' + QByteArray::number(i);
    const QByteArray body = R"({"errors":[{"detail":{")" + QByteArray(55'000, 'K') + "\":[" + list + "]}}]}";
    QVERIFY(body.size() < 65'536);
    const qint64 before = StallMeter::memory();
    StallMeter::resetPeak();
    const ApiError error = errorFromBody(422, body);
    const qint64 grown = StallMeter::peakMemory() - before;
    QVERIFY2(grown < 32'000'000, qPrintable(u"%1 bytes"_s.arg(grown)));
    QCOMPARE(error.detail, QString(1'000, u'K'));
}

void TestApiError::cutsEveryStepAndText()
{
    const QByteArray key(10'000, 'k');
    const QByteArray nested = "{\"" + key + "\":{\"" + key + "\":\"" + QByteArray(10'000, 't') + "\"}}";
    QCOMPARE(errorFromBody(422, R"({"errors":[{"detail":)" + nested + "}]}").detail, QString(1'000, u'k'));
    QByteArray texts = "\"0\"";
    for (int i = 1; i < 100; ++i)
        texts += ",\"" + QByteArray::number(i) + '"';
    const QString detail = errorFromBody(422, R"({"errors":[{"detail":[)" + texts + "]}]}").detail;
    QCOMPARE(detail.count(u';'), 49);
    QVERIFY(detail.startsWith("0; 1; 2; "_L1) && detail.endsWith("; 49"_L1));
}

void TestApiError::everyKindHasAWord()
{
    QSet<QString> words;
    for (int kind = 0; kind <= int(ApiError::Kind::Blocked); ++kind)
        words << kindWord(ApiError::Kind(kind));
    QCOMPARE(words.size(), int(ApiError::Kind::Blocked) + 1);
    QVERIFY(kindWord(ApiError::Kind::None).isEmpty());
}

QTEST_GUILESS_MAIN(TestApiError)
#include "tst_apierror.moc"
