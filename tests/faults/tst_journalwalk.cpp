// SPDX-License-Identifier: GPL-3.0-or-later
#include "countreport.h"
#include "journalwalk.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int longestDeadlineMs = 10'000;

int deepest()
{
    return qEnvironmentVariableIsSet("TRUNKLINE_LONG") ? 6 : 3;
}

QString told(const QList<Step> &steps)
{
    QStringList words;
    for (const Step step : steps)
        words.append(QLatin1String(stepWord(step)));
    return words.join(u", "_s);
}

qsizetype commonBeginning(const QList<Step> &one, const QList<Step> &other)
{
    qsizetype common = 0;
    while (common < qMin(one.size(), other.size()) && one.at(common) == other.at(common))
        ++common;
    return common;
}

/// A client that gives up soon must not do so before its step: then once more with one that waits longer.
QString walk(Walker walker, bool settled, const QList<Step> &steps, qsizetype checkFrom)
{
    QString problem;
    const bool givesUp = steps.contains(Step::TimeOut);
    for (int deadlineMs = givesUp ? 25 : JournalWalk::patientMs;; deadlineMs *= 2) {
        JournalWalk walk(walker, settled, deadlineMs);
        problem = walk.lead(steps, checkFrom);
        if (!givesUp || !walk.wentAstray() || deadlineMs > longestDeadlineMs)
            return problem;
    }
}

} // namespace

/// Everything that can happen to a write, in every order, on the real journal: never two requests, never done
/// without evidence, never free to try without a refusal or proven absence.
class TestJournalWalk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyOrder_data();
    void everyOrder();
    void cleanupTestCase();

private:
    testsupport::CountReport m_counts;
    qsizetype m_walks = 0;
};

void TestJournalWalk::everyOrder_data()
{
    QTest::addColumn<Walker>("walker");
    QTest::addColumn<bool>("settled");
    QTest::newRow("purchase") << Walker::Purchase << false;
    QTest::newRow("purchase, settling time over") << Walker::Purchase << true;
    QTest::newRow("release") << Walker::Release << false;
    QTest::newRow("release, settling time over") << Walker::Release << true;
    QTest::newRow("message") << Walker::Message << false;
    QTest::newRow("message, settling time over") << Walker::Message << true;
    QTest::newRow("message whose turn does not come") << Walker::WaitingMessage << true;
}

/// Each walk is led to its last step: none can be left out unnoticed.
void TestJournalWalk::everyOrder()
{
    QFETCH(Walker, walker);
    QFETCH(bool, settled);
    const QList<QList<Step>> walks = WalkModel::walks(walker, settled, deepest());
    QCOMPARE(WalkModel::walks(walker, settled, 3).size(), walker == Walker::WaitingMessage ? 8 : 99);
    QList<Step> before;
    for (const QList<Step> &steps : walks) {
        const QString problem = walk(walker, settled, steps, commonBeginning(before, steps));
        QVERIFY2(problem.isEmpty(), qPrintable(told(steps) + u" - "_s + problem));
        before = steps;
    }
    m_walks += walks.size();
}

void TestJournalWalk::cleanupTestCase()
{
    m_counts.print({u"%1 walks of %2 steps on the real journal"_s.arg(m_walks).arg(deepest())});
}

QTEST_GUILESS_MAIN(TestJournalWalk)
#include "tst_journalwalk.moc"
