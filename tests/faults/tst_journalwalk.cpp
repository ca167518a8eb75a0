// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalwalk.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

int deepest()
{
    return qEnvironmentVariableIsSet("TRUNKLINE_LONG") ? 5 : 3;
}

QString told(const QList<Step> &steps)
{
    QStringList words;
    for (const Step step : steps)
        words.append(QLatin1String(stepWord(step)));
    return words.join(u", "_s);
}

/// The place of the first step that can never happen there, which saves the walk: a write has one end, and
/// none after a crash.
qsizetype firstImpossible(const QList<Step> &steps)
{
    bool ended = false;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const bool ends = steps.at(i) <= Step::TimeOut;
        if (ends && ended)
            return i;
        ended = ended || ends || steps.at(i) == Step::Crash;
    }
    return steps.size();
}

/// The next sequence that differs at that place or before; false after the last one.
bool advance(QList<Step> *steps, qsizetype place)
{
    while (place >= 0 && int(steps->at(place)) + 1 == StepCount)
        --place;
    if (place < 0)
        return false;
    (*steps)[place] = Step(int(steps->at(place)) + 1);
    for (qsizetype i = place + 1; i < steps->size(); ++i)
        (*steps)[i] = Step(0);
    return true;
}

} // namespace

/// Everything that can happen to a write, in every order, on the real journal: never two requests, never done
/// without evidence, never free to try without a refusal or proven absence.
class TestJournalWalk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyOrder_data();
    void everyOrder();
};

void TestJournalWalk::everyOrder_data()
{
    QTest::addColumn<Walker>("walker");
    QTest::addColumn<bool>("settled");
    QTest::newRow("release") << Walker::Release << false;
    QTest::newRow("release, settling time over") << Walker::Release << true;
    QTest::newRow("message") << Walker::Message << false;
    QTest::newRow("message, settling time over") << Walker::Message << true;
    QTest::newRow("message whose turn does not come") << Walker::WaitingMessage << true;
}

/// Sequences are numbers with a digit for each step. Where a step cannot happen, all that go on from there
/// are left out.
void TestJournalWalk::everyOrder()
{
    QFETCH(Walker, walker);
    QFETCH(bool, settled);
    QList<Step> steps(deepest(), Step(0));
    int walks = 0;
    for (bool more = true; more;) {
        if (const qsizetype impossible = firstImpossible(steps); impossible < steps.size()) {
            more = advance(&steps, impossible);
            continue;
        }
        JournalWalk walk(walker, settled, steps.contains(Step::TimeOut));
        const QString start = walk.begin();
        QVERIFY2(start.isEmpty(), qPrintable(start));
        qsizetype done = 0;
        while (done < steps.size() && walk.canHappen(steps.at(done))) {
            const QString problem = walk.perform(steps.at(done));
            QVERIFY2(problem.isEmpty(), qPrintable(told(steps) + u" - "_s + problem));
            ++done;
        }
        walks += done == steps.size() ? 1 : 0;
        more = advance(&steps, qMin(done, steps.size() - 1));
    }
    QVERIFY(walks > 0);
    qInfo("%d walks of %d steps", walks, deepest());
}

QTEST_GUILESS_MAIN(TestJournalWalk)
#include "tst_journalwalk.moc"
