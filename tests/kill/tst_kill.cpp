// SPDX-License-Identifier: GPL-3.0-or-later
// The program is killed by SIGKILL at every transition of its journal and at random moments, while it buys a
// basket and sends a series; after its next start nothing is doubled and nothing forgotten.
#include "journal/intentstates.h"
#include "killlanes.h"
#include "killplans.h"
#include "series.h"

#include <algorithm>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace killtest;

class TestKill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEventHasItsPoints();
    void undisturbed();
    void points_data();
    void points();
    void randomMoments_data();
    void randomMoments();
    void cleanupTestCase();

private:
    static void addRows(const KillRuns &runs);
    void judge(const KillRuns &runs);
    void count(const KillRuns &runs);
    int span();

    KillRuns m_undisturbed;
    KillRuns m_points;
    KillRuns m_random;
    QElapsedTimer m_time;
    int m_runs = 0;
    int m_kills = 0;
    int m_overBefore = 0;
    Tally m_total;
};

void TestKill::addRows(const KillRuns &runs)
{
    QTest::addColumn<int>("run");
    for (size_t i = 0; i < runs.size(); ++i)
        QTest::newRow(qPrintable(runs.at(i)->plan().name)) << int(i);
}

void TestKill::judge(const KillRuns &runs)
{
    QFETCH(int, run);
    const KillRun &judged = *runs.at(size_t(run));
    QVERIFY2(judged.problems().isEmpty(), qPrintable(judged.problems().join(u'\n')));
}

void TestKill::count(const KillRuns &runs)
{
    for (const auto &run : runs) {
        ++m_runs;
        m_kills += run->kills();
        m_overBefore += run->wasOverBefore() ? 1 : 0;
        m_total += run->tally();
    }
}

/// How long both series take while the machine is as busy as with the runs that are killed.
int TestKill::span()
{
    if (m_undisturbed.empty()) {
        KillPlan plan;
        plan.script = u"both"_s;
        m_undisturbed = performRuns({plan, plan, plan});
        count(m_undisturbed);
    }
    int shortest = std::numeric_limits<int>::max();
    for (const auto &run : m_undisturbed)
        shortest = std::min(shortest, run->report()[u"millis"_s].toInt());
    return shortest;
}

void TestKill::everyEventHasItsPoints()
{
    QSet<QString> points;
    for (const KillPlan &plan : pointPlans()) {
        for (const QString &point : {plan.killAt, plan.killSettlingAt})
            points += point.section(u':', 0, 0);
    }
    for (int event = 0; event < trunkline::IntentEventCount; ++event) {
        const QString word = trunkline::eventWord(trunkline::IntentEvent(event));
        QVERIFY2(points.contains(u"before "_s + word) && points.contains(u"after "_s + word),
                 qPrintable(word));
    }
}

void TestKill::undisturbed()
{
    span();
    for (const auto &run : m_undisturbed) {
        QVERIFY2(run->problems().isEmpty(), qPrintable(run->problems().join(u'\n')));
        QCOMPARE(run->tally().attempted, 2 * SeriesLength);
        QCOMPARE(run->tally().effects, 2 * SeriesLength);
    }
}

void TestKill::points_data()
{
    m_points = performRuns(pointPlans());
    count(m_points);
    addRows(m_points);
}

void TestKill::points()
{
    judge(m_points);
}

void TestKill::randomMoments_data()
{
    const int moments = qEnvironmentVariableIsSet("TRUNKLINE_TEST_MOMENTS")
        ? qEnvironmentVariableIntValue("TRUNKLINE_TEST_MOMENTS")
        : TRUNKLINE_RANDOM_MOMENTS;
    const quint32 seed = qEnvironmentVariableIsSet("TRUNKLINE_TEST_SEED")
        ? qEnvironmentVariable("TRUNKLINE_TEST_SEED").toUInt()
        : QRandomGenerator::system()->generate();
    qInfo("%d moments within %d ms, TRUNKLINE_TEST_SEED=%u", moments, span(), seed);
    m_random = performRuns(randomPlans(moments, span(), seed));
    count(m_random);
    addRows(m_random);
}

void TestKill::randomMoments()
{
    judge(m_random);
}

void TestKill::cleanupTestCase()
{
    qInfo("runs %d, killed %d times, over before that %d", m_runs, m_kills, m_overBefore);
    qInfo("attempted %d, effects %d, duplicates %d, lost %d, left open %d", m_total.attempted,
          m_total.effects, m_total.duplicates, m_total.lost, m_total.open);
    qInfo("settled by reading %d, by a person %d", m_total.settledByReading, m_total.settledByPerson);
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
