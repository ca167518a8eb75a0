// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/money.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using trunkline::Money;

class TestMoney : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isWrittenForPeople_data();
    void isWrittenForPeople();
    void readsItsOwnText();
    void refusesGarbage_data();
    void refusesGarbage();
    void roundsJsonNumbers();
    void sumsExactly();
    void stopsAtTheLargestAmount();
};

void TestMoney::isWrittenForPeople_data()
{
    QTest::addColumn<qint64>("nanos");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("grouped");
    QTest::newRow("zero") << qint64(0) << u"$0.00"_s << u"$0.00"_s;
    QTest::newRow("cents") << qint64(1'250'000'000) << u"$1.25"_s << u"$1.25"_s;
    QTest::newRow("sms price") << qint64(4'000'000) << u"$0.0040"_s << u"$0.0040"_s;
    QTest::newRow("one nano") << qint64(1) << u"$0.000000001"_s << u"$0.000000001"_s;
    QTest::newRow("negative") << qint64(-1'500'000'000) << u"-$1.50"_s << u"-$1.50"_s;
    QTest::newRow("hundreds") << qint64(-999'990'000'000) << u"-$999.99"_s << u"-$999.99"_s;
    QTest::newRow("thousands") << qint64(-4'810'004'000'000) << u"-$4810.0040"_s << u"-$4,810.0040"_s;
    QTest::newRow("largest") << std::numeric_limits<qint64>::max() << u"$9223372036.854775807"_s
                             << u"$9,223,372,036.854775807"_s;
}

void TestMoney::isWrittenForPeople()
{
    QFETCH(qint64, nanos);
    QTEST(Money::fromNanodollars(nanos).toString(), "text");
    QTEST(Money::fromNanodollars(nanos).toGroupedString(), "grouped");
}

void TestMoney::readsItsOwnText()
{
    for (const qint64 nanos : {0LL, 1LL, 4'000'000LL, 1'250'000'000LL, -7LL, 9'223'372'036'854'775'807LL,
                               -9'223'372'036'854'775'807LL}) {
        Money money;
        const Money wanted = Money::fromNanodollars(nanos);
        QVERIFY2(Money::parse(wanted.toString(), &money), qPrintable(wanted.toString()));
        QCOMPARE(money.nanodollars(), nanos);
    }
    Money whole;
    QVERIFY(Money::parse(u" 12 ", &whole));
    QCOMPARE(whole.nanodollars(), 12'000'000'000);
}

void TestMoney::refusesGarbage_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "$", "-", ".", "1.2.3", "1,25", "abc", "1e3", "$$1", "1 2", "0.0000000001",
                             "9223372037", "9223372036.854775808", "99999999999999999999", "nan"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestMoney::refusesGarbage()
{
    QFETCH(QString, text);
    Money money = Money::fromNanodollars(42);
    QVERIFY(!Money::parse(text, &money));
    QCOMPARE(money.nanodollars(), 42);
}

void TestMoney::roundsJsonNumbers()
{
    QCOMPARE(Money::fromDollars(1.25).nanodollars(), 1'250'000'000);
    QCOMPARE(Money::fromDollars(0.1 + 0.2).nanodollars(), 300'000'000);
    QCOMPARE(Money::fromDollars(-0.0000000006).nanodollars(), -1);
}

void TestMoney::sumsExactly()
{
    Money sum;
    for (int i = 0; i < 1000; ++i)
        sum += Money::fromDollars(0.0040);
    QCOMPARE(sum, Money::fromNanodollars(4'000'000'000));
    QCOMPARE(Money::fromDollars(0.0040) * 1000, sum);
}

void TestMoney::stopsAtTheLargestAmount()
{
    const Money most = Money::fromNanodollars(std::numeric_limits<qint64>::max());
    const Money least = Money::fromNanodollars(-std::numeric_limits<qint64>::max());
    QCOMPARE(Money::fromNanodollars(std::numeric_limits<qint64>::min()), least);
    QCOMPARE(most + Money::fromNanodollars(1), most);
    QCOMPARE(least + Money::fromNanodollars(-1), least);
    QCOMPARE(most + least, Money());
    QCOMPARE(least * -1, most);
    QCOMPARE(most * 2, most);
    QCOMPARE(most * -2, least);
    QCOMPARE(Money::fromNanodollars(-4'611'686'018'427'387'904) * 2,
             least); // fits 64 bits, but has no opposite
    QCOMPARE(least * 3, least);
    QCOMPARE(Money::fromDollars(1e300), most);
    QCOMPARE(Money::fromDollars(-1e300), least);
    QCOMPARE(Money::fromDollars(std::numeric_limits<double>::quiet_NaN()), Money());
    Money sum = most;
    sum += most;
    QCOMPARE(sum, most);
}

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
