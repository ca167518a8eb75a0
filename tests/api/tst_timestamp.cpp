// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/timestamp.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

class TestTimestamp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void whatWasReadCanBeAskedFor_data();
    void whatWasReadCanBeAskedFor();
};

void TestTimestamp::refuses_data()
{
    QTest::addColumn<QString>("spelled");
    // By their offset they lie outside the years that can be written down and asked for.
    QTest::newRow("year 10000") << u"9999-12-31T23:59:59-12:00"_s;
    QTest::newRow("year 0") << u"0001-01-01T00:00:00+14:00"_s;
    QTest::newRow("a line end behind it") << u"2024-01-01T00:00:00Z\n"_s;
    QTest::newRow("a day that is not") << u"2024-02-30T00:00:00Z"_s;
    QTest::newRow("digits of another script") << u"\u0662024-01-01T00:00:00Z"_s;
    QTest::newRow("nothing") << QString();
}

void TestTimestamp::refuses()
{
    QFETCH(QString, spelled);
    const std::optional<qint64> at = parseTimestamp(spelled);
    QVERIFY2(!at, qPrintable(u"read as "_s + QString::number(at.value_or(0))));
}

void TestTimestamp::whatWasReadCanBeAskedFor_data()
{
    QTest::addColumn<QString>("spelled");
    QTest::addColumn<QString>("asked");
    QTest::newRow("first") << u"0001-01-01T00:00:00Z"_s << u"0001-01-01T00:00:00.00Z"_s;
    QTest::newRow("last") << u"9999-12-31T23:59:59.999Z"_s << u"9999-12-31T23:59:59.99Z"_s;
    QTest::newRow("before 1970") << u"1969-12-31T23:59:59.995Z"_s << u"1969-12-31T23:59:59.99Z"_s;
    QTest::newRow("many digits") << u"2024-03-05 18:22:07.419999999999+00:00"_s
                                 << u"2024-03-05T18:22:07.41Z"_s;
    QTest::newRow("an offset") << u"2024-03-05T00:00:00-0830"_s << u"2024-03-05T08:30:00.00Z"_s;
}

void TestTimestamp::whatWasReadCanBeAskedFor()
{
    QFETCH(QString, spelled);
    const std::optional<qint64> at = parseTimestamp(spelled);
    QVERIFY(at.has_value());
    QTEST(queryTimestamp(*at), "asked");
}

QTEST_APPLESS_MAIN(TestTimestamp)
#include "tst_timestamp.moc"
