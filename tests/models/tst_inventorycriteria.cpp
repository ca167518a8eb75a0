// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventorycriteria.h"

#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(trunkline::InventoryForm)
Q_DECLARE_METATYPE(trunkline::InventoryField)

class TestInventoryCriteria : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingTypedMeansEverything();
    void codesFillTheFront_data();
    void codesFillTheFront();
    void spellingMarksAreDropped();
    void problemsSayWhatToChange_data();
    void problemsSayWhatToChange();
    void firstProblemWins();
    void frontAndEndMayOverlap();
    void costIsReadAsDollars();
    void sentenceNamesEveryCondition_data();
    void sentenceNamesEveryCondition();
    void hintNamesTheTightestCondition();
};

void TestInventoryCriteria::nothingTypedMeansEverything()
{
    const InventoryReading reading = readInventoryForm({});
    QVERIFY(!reading.problem);
    QVERIFY(reading.criteria.isEmpty());
    QCOMPARE(reading.criteria.prefix(), QString());
}

void TestInventoryCriteria::codesFillTheFront_data()
{
    QTest::addColumn<QString>("areaCode");
    QTest::addColumn<QString>("exchange");
    QTest::addColumn<QString>("startsWith");
    QTest::addColumn<QString>("prefix");
    QTest::newRow("area code") << u"206"_s << QString() << QString() << u"206"_s;
    QTest::newRow("area code and exchange") << u"206"_s << u"555"_s << QString() << u"206555"_s;
    QTest::newRow("all three") << u"206"_s << u"555"_s << u"01"_s << u"20655501"_s;
    QTest::newRow("whole number") << u"206"_s << u"555"_s << u"0100"_s << u"2065550100"_s;
    QTest::newRow("continues the area code") << u"206"_s << QString() << u"555"_s << u"206555"_s;
    QTest::newRow("digits alone") << QString() << QString() << u"20655"_s << u"20655"_s;
    QTest::newRow("country code") << QString() << QString() << u"1 206"_s << u"206"_s;
    QTest::newRow("plus and country code") << QString() << QString() << u"+1 206"_s << u"206"_s;
    QTest::newRow("six digits name the area code") << QString() << u"206555"_s << QString() << u"206555"_s;
    QTest::newRow("six digits agree") << u"206"_s << u"206555"_s << u"0"_s << u"2065550"_s;
}

void TestInventoryCriteria::codesFillTheFront()
{
    QFETCH(QString, areaCode);
    QFETCH(QString, exchange);
    QFETCH(QString, startsWith);
    InventoryForm form;
    form.areaCode = areaCode;
    form.exchange = exchange;
    form.startsWith = startsWith;
    const InventoryReading reading = readInventoryForm(form);
    QVERIFY2(!reading.problem, qPrintable(reading.problem ? reading.problem->text : QString()));
    QTEST(reading.criteria.prefix(), "prefix");
}

void TestInventoryCriteria::spellingMarksAreDropped()
{
    InventoryForm form;
    form.startsWith = u" (206) 555-01"_s;
    form.endsWith = u"0.0"_s;
    const InventoryReading reading = readInventoryForm(form);
    QVERIFY(!reading.problem);
    QCOMPARE(reading.criteria.prefix(), u"20655501"_s);
    QCOMPARE(reading.criteria.endsWith, u"00"_s);
}

void TestInventoryCriteria::problemsSayWhatToChange_data()
{
    QTest::addColumn<InventoryForm>("form");
    QTest::addColumn<InventoryField>("field");
    QTest::addColumn<QString>("part"); // of the words
    const auto row = [](const char *name, const InventoryForm &form, InventoryField field,
                        const QString &part) { QTest::newRow(name) << form << field << part; };
    row("rate center without state", {.rateCenter = u"seattle"_s}, InventoryField::RateCenter, u"state"_s);
    row("letters", {.contains = u"CAFE"_s}, InventoryField::Contains, u"Only digits"_s);
    row("other digits", {.endsWith = u"\u0663"_s}, InventoryField::EndsWith, u"Only digits"_s);
    row("short area code", {.areaCode = u"20"_s}, InventoryField::AreaCode, u"three digits"_s);
    row("exchange alone", {.exchange = u"555"_s}, InventoryField::Exchange, u"area code"_s);
    row("short exchange", {.areaCode = u"206"_s, .exchange = u"55"_s}, InventoryField::Exchange,
        u"three digits"_s);
    row("exchange elsewhere", {.areaCode = u"206"_s, .exchange = u"425555"_s}, InventoryField::Exchange,
        u"does not lie in area code 206"_s);
    row("whole number repeated", {.areaCode = u"206"_s, .startsWith = u"2065550100"_s},
        InventoryField::StartsWith, u"continues 206"_s);
    row("no room", {.areaCode = u"206"_s, .exchange = u"555"_s, .startsWith = u"01000"_s},
        InventoryField::StartsWith, u"room for 4"_s);
    row("exchange with 1", {.areaCode = u"206"_s, .startsWith = u"1206"_s}, InventoryField::StartsWith,
        u"no exchange begins with 1"_s);
    row("too long", {.endsWith = u"12345678901"_s}, InventoryField::EndsWith, u"10 digits"_s);
    row("front and end disagree", {.startsWith = u"20655501"_s, .endsWith = u"0200"_s},
        InventoryField::EndsWith, u"No number starts"_s);
    row("cost in words", {.maxSetupCost = u"cheap"_s}, InventoryField::MaxSetupCost, u"dollars"_s);
    row("negative cost", {.maxSetupCost = u"-1"_s}, InventoryField::MaxSetupCost, u"dollars"_s);
}

void TestInventoryCriteria::problemsSayWhatToChange()
{
    QFETCH(InventoryForm, form);
    QFETCH(QString, part);
    const InventoryReading reading = readInventoryForm(form);
    QVERIFY(reading.problem.has_value());
    QTEST(reading.problem->field, "field");
    QVERIFY2(reading.problem->text.contains(part), qPrintable(reading.problem->text));
}

void TestInventoryCriteria::firstProblemWins()
{
    InventoryForm form;
    form.areaCode = u"2"_s;
    form.maxSetupCost = u"x"_s;
    QCOMPARE(readInventoryForm(form).problem->field, InventoryField::AreaCode);
}

void TestInventoryCriteria::frontAndEndMayOverlap()
{
    InventoryForm form;
    form.startsWith = u"20655501"_s;
    form.endsWith = u"0100"_s;
    QVERIFY(!readInventoryForm(form).problem);
}

void TestInventoryCriteria::costIsReadAsDollars()
{
    InventoryForm form;
    form.maxSetupCost = u" $1.50 "_s;
    QCOMPARE(readInventoryForm(form).criteria.maxSetupCost, Money::fromNanodollars(1'500'000'000));
}

void TestInventoryCriteria::sentenceNamesEveryCondition_data()
{
    QTest::addColumn<InventoryForm>("form");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("none") << InventoryForm() << u"All numbers for sale"_s;
    QTest::newRow("of the design") << InventoryForm{.state = u"wa"_s,
                                                    .areaCode = u"206"_s,
                                                    .endsWith = u"00"_s}
                                   << u"Numbers in WA, area code 206, ending 00"_s;
    QTest::newRow("all")
        << InventoryForm{.state = u"WA"_s,
                         .rateCenter = u"seattle"_s,
                         .areaCode = u"206"_s,
                         .exchange = u"555"_s,
                         .startsWith = u"01"_s,
                         .contains = u"5"_s,
                         .endsWith = u"0"_s,
                         .numberType = u"longcode"_s,
                         .maxSetupCost = u"1"_s}
        << u"Numbers in WA, rate center SEATTLE, area code 206, exchange 555, starting 20655501, containing 5, ending 0, of type local, costing at most $1.00 to set up"_s;
    QTest::newRow("area code first") << InventoryForm{.areaCode = u"206"_s} << u"Numbers in area code 206"_s;
    QTest::newRow("toll-free") << InventoryForm{.numberType = u"toll-free"_s}
                               << u"Numbers of type toll-free"_s;
}

void TestInventoryCriteria::sentenceNamesEveryCondition()
{
    QFETCH(InventoryForm, form);
    QTEST(describeCriteria(readInventoryForm(form).criteria), "sentence");
}

void TestInventoryCriteria::hintNamesTheTightestCondition()
{
    InventoryCriteria criteria;
    criteria.state = u"WA"_s;
    criteria.areaCode = u"212"_s;
    QVERIFY(looseningHint(criteria).contains(u"state or the area code"_s));
    criteria.endsWith = u"0000"_s;
    QVERIFY(looseningHint(criteria).contains(u"fewer digits"_s));
    QVERIFY(!looseningHint({}).isEmpty());
}

QTEST_GUILESS_MAIN(TestInventoryCriteria)
#include "tst_inventorycriteria.moc"
