// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/coverage.h"

#include <bitset>
#include <QRandomGenerator>
#include <QTest>

using namespace trunkline;

namespace {

QList<TimeRange> ranges(std::initializer_list<TimeRange> list)
{
    return list;
}

} // namespace

class TestCoverage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void joinsWhatTouches();
    void leavesGaps();
    void removes();
    void nothingIsNothing();
    void agreesWithBits();
};

void TestCoverage::joinsWhatTouches()
{
    Coverage coverage({{10, 20}, {40, 50}});
    coverage.add({20, 30});
    QCOMPARE(coverage.ranges(), ranges({{10, 30}, {40, 50}}));
    coverage.add({0, 5});
    QCOMPARE(coverage.ranges(), ranges({{0, 5}, {10, 30}, {40, 50}}));
    coverage.add({4, 45});
    QCOMPARE(coverage.ranges(), ranges({{0, 50}}));
    coverage.add({10, 20});
    QCOMPARE(coverage, Coverage({{0, 50}}));
}

void TestCoverage::leavesGaps()
{
    const Coverage coverage({{10, 20}, {30, 40}});
    QCOMPARE(coverage.gaps({0, 50}), ranges({{0, 10}, {20, 30}, {40, 50}}));
    QCOMPARE(coverage.gaps({15, 35}), ranges({{20, 30}}));
    QCOMPARE(coverage.gaps({12, 18}), ranges({}));
    QCOMPARE(coverage.gaps({20, 30}), ranges({{20, 30}}));
    QVERIFY(coverage.contains({10, 20}));
    QVERIFY(!coverage.contains({10, 21}));
    QVERIFY(!coverage.contains({9, 20}));
}

void TestCoverage::removes()
{
    Coverage coverage({{10, 20}, {30, 40}});
    coverage.remove({15, 35});
    QCOMPARE(coverage.ranges(), ranges({{10, 15}, {35, 40}}));
    coverage.remove({11, 12});
    QCOMPARE(coverage.ranges(), ranges({{10, 11}, {12, 15}, {35, 40}}));
    coverage.remove({std::numeric_limits<qint64>::min(), 38});
    QCOMPARE(coverage.ranges(), ranges({{38, 40}}));
    coverage.remove({0, 100});
    QVERIFY(coverage.isEmpty());
}

void TestCoverage::nothingIsNothing()
{
    Coverage coverage;
    coverage.add({5, 5});
    coverage.add({9, 3});
    QVERIFY(coverage.isEmpty());
    QVERIFY(coverage.contains({7, 7}));
    QVERIFY(coverage.gaps({7, 7}).isEmpty());
    QCOMPARE(coverage.gaps({7, 8}), ranges({{7, 8}}));
    coverage.add({1, 9});
    coverage.remove({5, 5});
    QCOMPARE(coverage.ranges(), ranges({{1, 9}}));
}

/// Many random steps, beside a row of bits that cannot be wrong.
void TestCoverage::agreesWithBits()
{
    QRandomGenerator random(7);
    Coverage coverage;
    std::bitset<64> bits;
    for (int step = 0; step < 20'000; ++step) {
        const int from = random.bounded(64);
        const int to = std::min(64, from + random.bounded(12));
        const bool adds = random.bounded(2) == 0;
        if (adds)
            coverage.add({from, to});
        else
            coverage.remove({from, to});
        for (int i = from; i < to; ++i)
            bits.set(size_t(i), adds);
        std::bitset<64> covered;
        qint64 end = -1;
        for (const TimeRange &range : coverage.ranges()) {
            QVERIFY(!range.isEmpty() && range.from > end); // in order, and not touching
            end = range.to;
            for (qint64 i = range.from; i < range.to; ++i)
                covered.set(size_t(i));
        }
        QCOMPARE(covered.to_ullong(), bits.to_ullong());
        std::bitset<64> missing;
        for (const TimeRange &gap : coverage.gaps({0, 64})) {
            for (qint64 i = gap.from; i < gap.to; ++i)
                missing.set(size_t(i));
        }
        QCOMPARE(missing.to_ullong(), (~bits).to_ullong());
    }
}

QTEST_GUILESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
