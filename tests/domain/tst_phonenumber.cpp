// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/phonenumber.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

class TestPhoneNumber : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsServiceDigits();
    void readsAnySpelling_data();
    void readsAnySpelling();
    void acceptsNumbersThePlanDoesNotKnow_data();
    void acceptsNumbersThePlanDoesNotKnow();
    void refusesJunk_data();
    void refusesJunk();
    void collectsDigits();
};

void TestPhoneNumber::showsServiceDigits()
{
    const PhoneNumber number = PhoneNumber::fromService(u"+12065550100"_s);
    QCOMPARE(number.digits(), u"12065550100"_s);
    QCOMPARE(number.e164(), u"+12065550100"_s);
    QCOMPARE(number.national(), u"(206) 555-0100"_s);
    QCOMPARE(number.npa(), u"206"_s);
    QCOMPARE(number.nxx(), u"555"_s);
    const PhoneNumber london = PhoneNumber::fromService(u"442079460000"_s);
    QCOMPARE(london.national(), u"+44 20 7946 0000"_s);
    QVERIFY(london.npa().isEmpty());
    QCOMPARE(PhoneNumber::fromService(u"12"_s).national(), u"12"_s);
    QCOMPARE(PhoneNumber::fromService(u"Anonymous"_s).national(), u"Anonymous"_s);
    QCOMPARE(PhoneNumber::fromService(u"\u202E0015550602\u202C"_s).national(),
             u"[U+202E]0015550602[U+202C]"_s);
    QCOMPARE(PhoneNumber::fromService(u"1206\n555010"_s).national(), u"1206\u23CE555010"_s);
    QCOMPARE(PhoneNumber::fromService(QString(1'000'000, u'7')).national(),
             QString(QString(39, u'7') + u'\u2026'));
    QVERIFY(PhoneNumber().isEmpty());
    QVERIFY(PhoneNumber().e164().isEmpty());
}

void TestPhoneNumber::readsAnySpelling_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("digits");
    const QString seattle = u"12065550100"_s;
    QTest::newRow("parentheses") << u"(206) 555-0100"_s << seattle;
    QTest::newRow("plus") << u"+1 206 555 0100"_s << seattle;
    QTest::newRow("dots") << u"206.555.0100"_s << seattle;
    QTest::newRow("bare ten") << u"2065550100"_s << seattle;
    QTest::newRow("bare eleven") << u"12065550100"_s << seattle;
    QTest::newRow("001") << u"001 206 555 0100"_s << seattle;
    QTest::newRow("tel link") << u"tel:+1-206-555-0100"_s << seattle;
    QTest::newRow("TEL link with parameter") << u"TEL:+12065550100;cic=+1"_s << seattle;
    QTest::newRow("blanks around") << u"  206 555 0100\n"_s << seattle;
    QTest::newRow("no-break blanks") << u"206\u00A0555\u00A00100"_s << seattle;
    QTest::newRow("bidi marks") << u"\u202A+1 206\u200E 555 0100\u202C"_s << seattle;
    QTest::newRow("mark before tel") << u"\u200Etel:\u200B2065550100"_s << seattle;
    QTest::newRow("full width")
        << u"\uFF0B\uFF11\uFF12\uFF10\uFF16\uFF15\uFF15\uFF15\uFF10\uFF11\uFF10\uFF10"_s << seattle;
    QTest::newRow("arabic-indic") << u"\u0662\u0660\u0666\u0665\u0665\u0665\u0660\u0661\u0660\u0660"_s
                                  << seattle;
    QTest::newRow("en dashes") << u"206\u2013555\u20130100"_s << seattle;
    QTest::newRow("london") << u"+44 20 7946 0000"_s << u"442079460000"_s;
    QTest::newRow("london by 011") << u"011 44 20 7946 0000"_s << u"442079460000"_s;
    QTest::newRow("london with the zero of the inland") << u"+44 (0)20 7946 0000"_s << u"442079460000"_s;
    QTest::newRow("rome, where the zero stays") << u"+39 06 1234 5678"_s << u"390612345678"_s;
    QTest::newRow("london by 00") << u"0044 20 7946 0000"_s << u"442079460000"_s;
}

void TestPhoneNumber::readsAnySpelling()
{
    QFETCH(QString, typed);
    const ParsedNumber parsed = parsePhoneNumber(typed);
    QVERIFY(parsed.verdict == NumberVerdict::Valid || parsed.verdict == NumberVerdict::Doubtful);
    QTEST(parsed.number.digits(), "digits");
}

void TestPhoneNumber::acceptsNumbersThePlanDoesNotKnow_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed :
         {"206-555-0100", "206-555-0199", "999-555-0100", "299-234-5678", "1 370 555 0123"})
        QTest::newRow(typed) << QString::fromLatin1(typed);
}

void TestPhoneNumber::acceptsNumbersThePlanDoesNotKnow()
{
    QFETCH(QString, typed);
    const ParsedNumber parsed = parsePhoneNumber(typed);
    QVERIFY(parsed.verdict == NumberVerdict::Valid || parsed.verdict == NumberVerdict::Doubtful);
    QVERIFY(parsed.number.isNorthAmerican());
}

void TestPhoneNumber::refusesJunk_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"12", "5550100", "hello", "1-800-FLOWERS", "206 555 010", "206 555 01000 00",
                              "+", "tel:", "++--", "+999 1234567890", "+51 0001200345"})
        QTest::newRow(typed) << QString::fromLatin1(typed);
}

void TestPhoneNumber::refusesJunk()
{
    QFETCH(QString, typed);
    const ParsedNumber parsed = parsePhoneNumber(typed);
    QVERIFY2(parsed.verdict == NumberVerdict::Impossible || typed == u"tel:",
             qPrintable(parsed.number.digits()));
    QVERIFY(parsed.number.isEmpty());
    QCOMPARE(parsePhoneNumber(u" \u200E "_s).verdict, NumberVerdict::Empty);
}

void TestPhoneNumber::collectsDigits()
{
    QCOMPARE(digitsOf(u"+1 (206) 555-0100"), u"12065550100"_s);
    QCOMPARE(digitsOf(u"\u0662\uFF10x6"), u"206"_s);
    QVERIFY(digitsOf(u"none").isEmpty());
}

QTEST_APPLESS_MAIN(TestPhoneNumber)
#include "tst_phonenumber.moc"
