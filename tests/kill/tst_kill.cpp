// SPDX-License-Identifier: GPL-3.0-or-later
// The program is killed by SIGKILL at every transition of its journal and at random moments, while it buys a
// basket and sends a series; after its next start nothing is doubled and nothing forgotten.
#include "countreport.h"
#include "journal/intentstates.h"
#include "killlanes.h"
#include "killplans.h"
#include "series.h"

#include <algorithm>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace killtest;

namespace {

bool isLong()
{
    return qEnvironmentVariableIsSet("TRUNKLINE_LONG");
}

/// How many kills at random moments there have to be.
int wantedMoments()
{
    if (qEnvironmentVariableIsSet("TRUNKLINE_TEST_MOMENTS"))
        return qEnvironmentVariableIntValue("TRUNKLINE_TEST_MOMENTS");
    return isLong() ? 200 : TRUNKLINE_RANDOM_MOMENTS;
}

quint32 wantedSeed()
{
    return qEnvironmentVariableIsSet("TRUNKLINE_TEST_SEED")
        ? qEnvironmentVariable("TRUNKLINE_TEST_SEED").toUInt()
        : QRandomGenerator::system()->generate();
}

QList<KillPlan> plansOfPoints()
{
    return pointPlans(isLong() ? Wires::Both : Wires::InTurn);
}

int killsOf(const KillRuns &runs)
{
    return int(
        std::count_if(runs.begin(), runs.end(), [](const auto &run) { return !run->wasOverBefore(); }));
}

} // namespace

class TestKill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEventHasItsPoints();
    void undisturbed();
    void points_data();
    void points();
    void randomMoments_data();
    void randomMoments();
    void enoughMoments();
    void cleanupTestCase();

private:
    static void addRows(const KillRuns &runs);
    void judge(const KillRuns &runs);
    void count(const KillRuns &runs);
    int span();

    KillRuns m_undisturbed;
    KillRuns m_points;
    KillRuns m_random;
    testsupport::CountReport m_counts;
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
    for (const KillPlan &plan : plansOfPoints()) {
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
    m_points = performRuns(plansOfPoints());
    count(m_points);
    addRows(m_points);
}

void TestKill::points()
{
    judge(m_points);
}

void TestKill::randomMoments_data()
{
    const quint32 seed = wantedSeed();
    QRandomGenerator random(seed);
    qInfo("%d moments within %d ms, TRUNKLINE_TEST_SEED=%u", wantedMoments(), span(), seed);
    // A program that was through before its moment shows nothing: another moment takes its place.
    while (killsOf(m_random) < wantedMoments() && int(m_random.size()) < 5 * wantedMoments()) {
        const int first = int(m_random.size()) + 1;
        KillRuns more = performRuns(randomPlans(wantedMoments() - killsOf(m_random), first, span(), random));
        std::move(more.begin(), more.end(), std::back_inserter(m_random));
    }
    count(m_random);
    addRows(m_random);
}

void TestKill::randomMoments()
{
    judge(m_random);
}

void TestKill::enoughMoments()
{
    QVERIFY2(killsOf(m_random) >= wantedMoments(),
             qPrintable(u"%1 of %2 runs were killed"_s.arg(killsOf(m_random)).arg(m_random.size())));
}

void TestKill::cleanupTestCase()
{
    m_counts.print(
        {u"runs %1, killed %2 times, of these %3 at random moments; over before that %4"_s.arg(m_runs)
             .arg(m_kills)
             .arg(killsOf(m_random))
             .arg(m_overBefore),
         u"attempted %1, effects %2, duplicates %3, lost %4, left open %5"_s.arg(m_total.attempted)
             .arg(m_total.effects)
             .arg(m_total.duplicates)
             .arg(m_total.lost)
             .arg(m_total.open),
         u"settled by reading %1, by a person %2"_s.arg(m_total.settledByReading)
             .arg(m_total.settledByPerson)});
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
