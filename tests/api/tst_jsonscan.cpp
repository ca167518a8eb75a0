// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonreader.h"
#include "api/jsonscan.h"

#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

/// Too much structure is refused before a parser sees it, and nothing else is.
class TestJsonScan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsDepth_data();
    void countsDepth();
    void countsValues_data();
    void countsValues();
    void isNotFooledByText_data();
    void isNotFooledByText();
    void endsWithABrokenDocument_data();
    void endsWithABrokenDocument();
    void allowsWhatTheServiceSends();
    void readerSaysWhatIsTooMuch();
};

void TestJsonScan::countsDepth_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("fits");
    const auto nested = [](int depth) -> QByteArray {
        return QByteArray(depth, '[') + QByteArray(depth, ']');
    };
    QTest::newRow("flat") << QByteArray("[]") << true;
    QTest::newRow("at the limit") << nested(4) << true;
    QTest::newRow("beyond") << nested(5) << false;
    QTest::newRow("far beyond") << nested(1'000'000) << false;
    QTest::newRow("objects") << QByteArray(R"({"a":{"a":{"a":{"a":{"a":1}}}}})") << false;
    QTest::newRow("up and down") << QByteArray("[[[[]]],[[[]]],[[[]]]]") << true;
    QTest::newRow("never closed") << QByteArray(5, '{') << false;
}

void TestJsonScan::countsDepth()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, fits);
    QCOMPARE(exceededJsonLimit(json, {4, 1'000'000'000}),
             fits ? QString() : u"document: nested more than 4 deep"_s);
}

void TestJsonScan::countsValues_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("fits");
    QTest::newRow("nothing") << QByteArray() << true;
    QTest::newRow("one") << QByteArray("1") << true;
    QTest::newRow("list at the limit") << QByteArray("[1,2,3,4]") << true; // the list is a value, too
    QTest::newRow("list beyond") << QByteArray("[1,2,3,4,5]") << false;
    QTest::newRow("members beyond") << QByteArray(R"({"a":1,"b":2,"c":3,"d":4,"e":5})") << false;
    QTest::newRow("empty lists beyond") << QByteArray("[[],[],[]]") << false;
    QTest::newRow("commas only") << QByteArray(5, ',') << false;
}

void TestJsonScan::countsValues()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, fits);
    QCOMPARE(exceededJsonLimit(json, {100, 5}), fits ? QString() : u"document: more than 5 values"_s);
}

void TestJsonScan::isNotFooledByText_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("brackets in a text") << QByteArray(R"(["[[[[[[[[,,,,,,,,{{{{{"])");
    QTest::newRow("escaped quote") << QByteArray(R"(["\"[[[[[[,,,,,,\"[[[["])");
    QTest::newRow("escaped backslash") << QByteArray(R"(["\\",1])");
    QTest::newRow("in a key") << QByteArray(R"({"[[[[[[,,,,,":1})");
    QTest::newRow("other bytes") << QByteArray("[\"\xff\xfe\x80\0,[[[[[\"]", 14);
}

void TestJsonScan::isNotFooledByText()
{
    QFETCH(QByteArray, json);
    QCOMPARE(exceededJsonLimit(json, {2, 4}), QString());
}

void TestJsonScan::endsWithABrokenDocument_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("text without end") << QByteArray("[\"abc");
    QTest::newRow("escape at the end") << QByteArray("[\"abc\\");
    QTest::newRow("closed too often") << QByteArray("]]]]]]]]");
    QTest::newRow("no JSON") << QByteArray("<html>it's \"so\"</html>");
}

void TestJsonScan::endsWithABrokenDocument()
{
    QFETCH(QByteArray, json);
    QCOMPARE(exceededJsonLimit(json), QString());
    QVERIFY(JsonReader(json).problem().startsWith("document: not JSON"_L1));
}

void TestJsonScan::allowsWhatTheServiceSends()
{
    // The largest page that is asked for: 250 messages, every one an MMS with receipts.
    QByteArray record = "{\"id\": \"1\", \"attributes\": {\"delivery_receipts\": [";
    for (int i = 0; i < 5; ++i)
        record += "{\"level\": 1, \"status\": \"\", \"status_code\": 1, \"timestamp\": \"\"},";
    record += "{}]";
    for (int i = 0; i < 30; ++i)
        record += ", \"k" + QByteArray::number(i) + "\": \"v\"";
    record += "}, \"relationships\": {\"media\": {\"data\": [{\"id\": \"1\", \"type\": \"media\"}]}}}";
    QByteArray page = "{\"data\": [" + record;
    for (int i = 1; i < 250; ++i)
        page += ',' + record;
    page += "]}";
    QVERIFY(!QJsonDocument::fromJson(page).isNull());
    QCOMPARE(exceededJsonLimit(page), QString());
    QCOMPARE(exceededJsonLimit(page, {9, 25'000}), QString()); // with room to spare
}

void TestJsonScan::readerSaysWhatIsTooMuch()
{
    const JsonReader deep(QByteArray(65, '['));
    QCOMPARE(deep.problem(), u"document: nested more than 64 deep"_s);
    QVERIFY(deep.root().isMissing());
    QVERIFY(deep.root().itemsOrNone().isEmpty());
    QByteArray many = "{\"data\":[0";
    for (int i = 0; i < 200'000; ++i)
        many += ",0";
    QCOMPARE(JsonReader(many + "]}").problem(), u"document: more than 200000 values"_s);
}

QTEST_APPLESS_MAIN(TestJsonScan)
#include "tst_jsonscan.moc"
