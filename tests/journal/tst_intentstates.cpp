// SPDX-License-Identifier: GPL-3.0-or-later
#include "countreport.h"
#include "journal/conclusion.h"
#include "journal/intentview.h"

#include <QTest>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

/// What can befall a write from outside, in any order.
enum class Stimulus {
    Turn, ///< its turn comes: the journal may write Started and let it leave
    AnswerYes,
    AnswerNo,
    TimeOut,
    Crash, ///< and a new start
    Cancel,
    SettlingEnds, ///< the settling time is over
    ReadYes,
    ReadNo,
    ReadNoTooSoon, ///< right after the last read
    ReadFails,
    ReadSeveral,
    PersonYes,
    PersonNo,
};
constexpr int StimulusCount = int(Stimulus::PersonNo) + 1;

constexpr int deepest = 8; ///< six from outside, besides its turn and the end of the settling time
constexpr int settleMs = 60'000;
constexpr int agreeMs = 5'000;

/// One intent on its way through the stimuli by the rules of the journal, and what an observer outside saw.
struct Walk {
    IntentView view;
    Conclusion conclusion; ///< while it is unknown
    qint64 now = 0;

    int sent = 0;
    bool yes = false; ///< an answer, a read or a person said so
    bool refused = false; ///< by an answer, or it never left
    bool personSaidNo = false;
    bool settled = false; ///< the settling time was over
    int absentReads = 0; ///< in a row since the start, after the settling time, not too soon
    int severalReads = 0;

    IntentState state() const { return view.find(1)->state; }
    auto everything() const
    {
        return std::tuple(state(), conclusion, now, sent, yes, refused, personSaidNo, settled, absentReads,
                          severalReads);
    }
    bool apply(IntentEvent event) { return view.apply({0, 1, 1, event, {}}); }
    /// As the reconciler does with one that has become unknown.
    void beginLooking()
    {
        conclusion = {now + settleMs, agreeMs};
        settled = false;
        absentReads = severalReads = 0;
    }
};

void observe(Walk &walk, Stimulus stimulus)
{
    if (stimulus == Stimulus::ReadYes)
        walk.yes = true;
    if (!walk.settled)
        return;
    if (stimulus == Stimulus::ReadNo || stimulus == Stimulus::ReadNoTooSoon) {
        const bool isOneMore = stimulus == Stimulus::ReadNo || walk.absentReads == 0;
        walk.absentReads += isOneMore ? 1 : 0;
        walk.severalReads = 0;
    } else if (stimulus == Stimulus::ReadSeveral) {
        ++walk.severalReads;
        walk.absentReads = 0;
    }
}

Evidence::Verdict verdictOf(Stimulus stimulus)
{
    switch (stimulus) {
    case Stimulus::ReadYes:
        return Evidence::Verdict::Present;
    case Stimulus::ReadNo:
    case Stimulus::ReadNoTooSoon:
        return Evidence::Verdict::NotThere;
    case Stimulus::ReadSeveral:
        return Evidence::Verdict::Several;
    default:
        return Evidence::Verdict::NoRead;
    }
}

/// A look, which takes no time.
void read(Walk &walk, Stimulus stimulus)
{
    if (walk.state() != IntentState::Unknown)
        return;
    if (stimulus != Stimulus::ReadNoTooSoon && stimulus != Stimulus::ReadFails)
        walk.now += agreeMs;
    observe(walk, stimulus);
    if (const auto event = walk.conclusion.take(verdictOf(stimulus), walk.now, walk.now))
        walk.apply(*event);
}

void crash(Walk &walk)
{
    if (const auto event = eventAtStart(walk.state())) {
        walk.apply(*event);
        walk.refused = walk.refused || *event == IntentEvent::Withdrawn;
    }
    if (walk.state() == IntentState::Unknown)
        walk.beginLooking(); // what was seen before is not remembered
}

void timeOut(Walk &walk)
{
    if (walk.apply(IntentEvent::Unanswered))
        walk.beginLooking();
}

void settlingEnds(Walk &walk)
{
    if (walk.state() != IntentState::Unknown || walk.settled)
        return;
    walk.settled = true;
    walk.now = walk.conclusion.settledAt();
}

void befall(Walk &walk, Stimulus stimulus)
{
    switch (stimulus) {
    case Stimulus::Turn:
        walk.sent += walk.apply(IntentEvent::Started) ? 1 : 0;
        return;
    case Stimulus::AnswerYes:
        walk.yes = walk.apply(IntentEvent::Confirmed) || walk.yes;
        return;
    case Stimulus::AnswerNo:
        walk.refused = walk.apply(IntentEvent::Rejected) || walk.refused;
        return;
    case Stimulus::TimeOut:
        return timeOut(walk);
    case Stimulus::SettlingEnds:
        return settlingEnds(walk);
    case Stimulus::Crash:
        return crash(walk);
    case Stimulus::Cancel:
        walk.refused = walk.apply(IntentEvent::Withdrawn) || walk.refused;
        return;
    case Stimulus::PersonYes:
        walk.yes = walk.apply(IntentEvent::PersonSaysDone) || walk.yes;
        return;
    case Stimulus::PersonNo:
        walk.personSaidNo = walk.apply(IntentEvent::PersonSaysAbsent) || walk.personSaidNo;
        return;
    default:
        return read(walk, stimulus);
    }
}

QString complaint(const Walk &walk)
{
    if (walk.sent > 1)
        return u"sent twice"_s;
    if (walk.state() == IntentState::Done && !walk.yes)
        return u"done without evidence"_s;
    if (walk.state() == IntentState::Absent && walk.absentReads < 2 && !walk.personSaidNo)
        return u"free to try without proven absence"_s;
    if (walk.state() == IntentState::Unknown && (walk.yes || walk.absentReads >= 2 || walk.severalReads >= 2))
        return u"not settled in spite of evidence"_s;
    if (walk.state() == IntentState::Refused && !walk.refused)
        return u"refused without a refusal"_s;
    if (walk.state() == IntentState::Refused && walk.yes)
        return u"refused after it was done"_s;
    const bool mayHaveLeft = walk.sent > 0 && !walk.yes && !walk.refused;
    if (mayHaveLeft && !walk.view.find(1)->isOpen() && walk.state() != IntentState::Absent)
        return u"free to try while it may have happened"_s;
    return {};
}

qint64 pathsOf(int depth)
{
    return depth == 0 ? 1 : 1 + StimulusCount * pathsOf(depth - 1);
}

JournalEvent recorded()
{
    Intent intent;
    intent.kind = WriteKind::SendMessage;
    intent.object = u"12065550100>12065550142"_s;
    return {0, 1, 1, IntentEvent::Recorded, recordData(intent)};
}

} // namespace

/// The table of transitions, every state with every event, and every way through it.
class TestIntentStates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsNotInTheTableIsRefused();
    void wordsComeBack();
    void noEventLeavesAnEnd();
    void allInterleavings();

private:
    void descend(const Walk &walk, int depth, const QList<Stimulus> &path);
    testsupport::CountReport m_counts;
    qint64 m_paths = 0;
};

void TestIntentStates::whatIsNotInTheTableIsRefused()
{
    int allowed = 0;
    for (int from = 0; from < IntentStateCount; ++from) {
        for (int event = 0; event < IntentEventCount; ++event)
            allowed += stateAfter(IntentState(from), IntentEvent(event)) ? 1 : 0;
    }
    QCOMPARE(allowed, int(IntentTransitions.size())); // and no pair stands there twice
    for (const IntentTransition &transition : IntentTransitions)
        QCOMPARE(stateAfter(transition.from, transition.event), std::optional(transition.to));
}

void TestIntentStates::wordsComeBack()
{
    QSet<QString> words;
    for (int event = 0; event < IntentEventCount; ++event) {
        words.insert(eventWord(IntentEvent(event)));
        QCOMPARE(eventFromWord(eventWord(IntentEvent(event))), std::optional(IntentEvent(event)));
    }
    QCOMPARE(words.size(), IntentEventCount);
    for (int kind = 0; kind < WriteKindCount; ++kind)
        QCOMPARE(kindFromWord(kindWord(WriteKind(kind))), std::optional(WriteKind(kind)));
    QVERIFY(!eventFromWord(u"sent again"_s));
}

void TestIntentStates::noEventLeavesAnEnd()
{
    for (const IntentState end : {IntentState::Done, IntentState::Refused, IntentState::Absent}) {
        for (int event = 0; event < IntentEventCount; ++event)
            QVERIFY2(!stateAfter(end, IntentEvent(event)), qPrintable(eventWord(IntentEvent(event))));
    }
}

void TestIntentStates::descend(const Walk &walk, int depth, const QList<Stimulus> &path)
{
    const QString problem = complaint(walk);
    if (!problem.isEmpty()) {
        QStringList steps;
        for (const Stimulus stimulus : path)
            steps += QString::number(int(stimulus));
        QFAIL(qPrintable(problem + u" after "_s + steps.join(u' ')));
    }
    ++m_paths;
    if (depth == 0)
        return;
    for (int stimulus = 0; stimulus < StimulusCount; ++stimulus) {
        Walk next = walk;
        befall(next, Stimulus(stimulus));
        // What changes nothing leads to where the shorter path leads: count those ways, walk them once.
        if (next.everything() == walk.everything()) {
            m_paths += pathsOf(depth - 1);
            continue;
        }
        descend(next, depth - 1, path + QList{Stimulus(stimulus)});
        if (QTest::currentTestFailed())
            return;
    }
}

void TestIntentStates::allInterleavings()
{
    Walk walk;
    QVERIFY(walk.view.apply(recorded()));
    descend(walk, deepest, {});
    QCOMPARE(m_paths, pathsOf(deepest));
    m_counts.print(
        {u"%1 ways of up to %2 steps through the rules of the journal"_s.arg(m_paths).arg(deepest)});
}

QTEST_GUILESS_MAIN(TestIntentStates)
#include "tst_intentstates.moc"
