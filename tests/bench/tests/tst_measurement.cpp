// SPDX-License-Identifier: GPL-3.0-or-later
#include "../measurement.h"

#include <QTest>

using namespace trunkline::bench;
using namespace Qt::StringLiterals;

/// What the benchmark program makes of its values, and of the lines of several runs.
class TestMeasurement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statisticsAreByNearestRank();
    void mediansAreOverRuns();
    void linesOfOneRunAlone();
    void tablesTellRunsAndGrowth();

private:
    static QJsonObject line(const QString &what, const QList<double> &values, qint64 size = 1'000)
    {
        return toJson({u"sort"_s, what, size, u"ms"_s, values, Goal{Statistic::Most, 16}});
    }
};

void TestMeasurement::statisticsAreByNearestRank()
{
    QList<double> values;
    for (int i = 100; i >= 1; --i)
        values += i;
    QCOMPARE(statistic(values, Statistic::Median), 50.0);
    QCOMPARE(statistic(values, Statistic::P95), 95.0);
    QCOMPARE(statistic(values, Statistic::Most), 100.0);
    QCOMPARE(statistic({}, Statistic::P99), 0.0);
}

/// One run that was disturbed does not decide whether a goal is met; nor does one that went well.
void TestMeasurement::mediansAreOverRuns()
{
    const QList<QJsonObject> medians =
        mediansOf({{line(u"gap"_s, {1, 40})}, {line(u"gap"_s, {2, 12})}, {line(u"gap"_s, {3, 14})}});
    QCOMPARE(medians.size(), qsizetype(1));
    QCOMPARE(medians.first()[u"most"_s].toDouble(), 14.0);
    QCOMPARE(medians.first()[u"median"_s].toDouble(), 2.0);
    QCOMPARE(medians.first()[u"runs"_s].toInt(), 3);
    QCOMPARE(medians.first()[u"met"_s], QJsonValue(true));
    const QList<QJsonObject> missed =
        mediansOf({{line(u"gap"_s, {1, 4})}, {line(u"gap"_s, {2, 30})}, {line(u"gap"_s, {3, 20})}});
    QCOMPARE(missed.first()[u"met"_s], QJsonValue(false));
}

void TestMeasurement::linesOfOneRunAlone()
{
    const QList<QJsonObject> medians =
        mediansOf({{line(u"gap"_s, {1}), noteJson(u"sort"_s, 1'000, u"a note"_s), line(u"rival"_s, {7})},
                   {line(u"gap"_s, {3})}});
    QCOMPARE(medians.size(), qsizetype(3));
    QCOMPARE(medians.at(0)[u"runs"_s].toInt(), 2);
    QCOMPARE(medians.at(1)[u"note"_s], QJsonValue(u"a note"_s));
    QCOMPARE(medians.at(2)[u"runs"_s].toInt(), 1);
    QCOMPARE(medians.at(2)[u"median"_s].toDouble(), 7.0);
}

void TestMeasurement::tablesTellRunsAndGrowth()
{
    const QList<QJsonObject> lines =
        mediansOf({{line(u"gap"_s, {1, 12})}}) + mediansOf({{line(u"gap"_s, {2, 13}, 5'000)}});
    QVERIFY2(table(lines).contains(u"most ≤ 16.0, met"_s), qPrintable(table(lines)));
    QVERIFY2(table(lines).contains(u"| 1 × 2 |"_s), qPrintable(table(lines)));
    QVERIFY2(growthTable(lines).contains(u"| 1,000 | 5,000 |"_s), qPrintable(growthTable(lines)));
}

QTEST_GUILESS_MAIN(TestMeasurement)
#include "tst_measurement.moc"
