// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/document.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

/// That a page is read as far as it is good, and costs little when it is not.
class TestJsonReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsHaveAnEnd_data();
    void listsHaveAnEnd();
    void stopsAtTheFirstProblem();
    void keepsTheFirstProblem();
    void listsAreEmptyBehindAProblem();
};

namespace {

QByteArray zeros(qsizetype count)
{
    return '[' + QByteArray("0,").repeated(count - 1) + "0]";
}

} // namespace

void TestJsonReader::listsHaveAnEnd_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("problem");
    QTest::newRow("the longest") << QByteArray("{\"data\":" + zeros(2'000) + '}') << QString();
    QTest::newRow("one more") << QByteArray("{\"data\":" + zeros(2'001) + '}')
                              << u"data: list of at most 2000 expected, one of 2001 found"_s;
    QTest::newRow("as many as fit") << QByteArray("{\"data\":" + zeros(131'000) + '}')
                                    << u"data: list of at most 2000 expected, one of 131000 found"_s;
    QTest::newRow("beside it") << QByteArray("{\"data\":[0],\"included\":" + zeros(131'000) + '}')
                               << u"included: list of at most 2000 expected, one of 131000 found"_s;
}

void TestJsonReader::listsHaveAnEnd()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, problem);
    const auto page = api::decodePage<int>({200, body}, [](const JsonField &element, const JsonField &all) {
        all[QLatin1String("included")].itemsOrNone();
        return element.smallInteger().value_or(-1);
    });
    QCOMPARE(page.ok(), problem.isEmpty());
    if (!page.ok())
        QCOMPARE(page.error().detail, problem);
}

void TestJsonReader::stopsAtTheFirstProblem()
{
    int reads = 0;
    const auto page = api::decodePage<QString>({200, "{\"data\":[\"a\",\"b\",0,\"c\",0]}"},
                                               [&reads](const JsonField &element, const JsonField &) {
                                                   ++reads;
                                                   return element.text();
                                               });
    QVERIFY(!page.ok());
    QCOMPARE(page.error().detail, u"data[2]: text expected, number found"_s);
    QCOMPARE(reads, 3);
}

void TestJsonReader::keepsTheFirstProblem()
{
    const JsonReader reader("{\"a\":1,\"b\":null}");
    reader.root()["a"_L1].text();
    reader.root()["b"_L1].price();
    reader.root()["b"_L1].fail(u"odd"_s);
    QCOMPARE(reader.problem(), u"a: text expected, number found"_s);
}

void TestJsonReader::listsAreEmptyBehindAProblem()
{
    const JsonReader reader("{\"a\":[1,2,3]}");
    QCOMPARE(reader.root()["a"_L1].items().size(), 3);
    reader.root()["a"_L1].text();
    QVERIFY(reader.root()["a"_L1].items().isEmpty());
}

QTEST_APPLESS_MAIN(TestJsonReader)
#include "tst_jsonreader.moc"
