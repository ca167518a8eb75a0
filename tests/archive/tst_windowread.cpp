// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/syncpace.h"
#include "archive/windowread.h"
#include "archive/windowseams.h"

#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

using Step = WindowRead::Step;
using Seam = WindowSeams::Seam;

namespace {

constexpr qint64 hour = 3'600'000;
constexpr qint64 day = 24 * hour;
constexpr qint64 midnight = 20'000 * day;

Message at(qint64 moment)
{
    Message message;
    message.id = u"at %1"_s.arg(moment);
    message.at = moment;
    return message;
}

Page<Message> page(const QList<qint64> &moments, bool hasNext)
{
    Page<Message> made;
    for (const qint64 moment : moments)
        made.items.append(at(moment));
    made.hasNext = hasNext;
    return made;
}

QList<qint64> momentsOf(const QList<Message> &messages)
{
    QList<qint64> moments;
    for (const Message &message : messages)
        moments.append(message.at);
    return moments;
}

QList<TimeRange> cut(WindowPlan &plan)
{
    QList<TimeRange> ranges;
    while (const auto window = plan.next())
        ranges.append(window->range);
    return ranges;
}

} // namespace

/// What is asked for next and when it is over: WindowPlan, WindowRead, WindowSeams and SyncPace.
class TestWindowRead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsAtMidnightsNewestFirst();
    void cutsOffNothingShort();
    void tellsNeighbours();
    void takesMoreDaysWhereLittleIs();
    void endsBehindTheBeginning();
    void endsWithTheList();
    void readsToTheEndWhenOldOnesComeFirst();
    void keepsWhatIsNewerOnlyWhenOpen();
    void sharesOneRecordBetweenPages();
    void beginsAnewWhenOneHasGone();
    void givesUpOnAListThatNeverRests();
    void refusesEndlessLists();
    void splitsWhatIsLeft();
    void seamsFitOrNot();
    void paceIsHalvedOnceForWhatWasTogether();
    void paceComesBackOneByOne();
    void paceFollowsLatency();
};

void TestWindowRead::cutsAtMidnightsNewestFirst()
{
    WindowPlan plan;
    plan.begin(
        {{midnight - 5 * day, midnight - 4 * day - hour}, {midnight - day - 7 * hour, midnight + 7 * hour}});
    QCOMPARE(cut(plan),
             (QList<TimeRange>{{midnight, midnight + 7 * hour},
                               {midnight - day, midnight},
                               {midnight - day - 7 * hour, midnight - day},
                               {midnight - 5 * day, midnight - 4 * day - hour}}));
    QVERIFY(plan.isEmpty());
    plan.begin({{-9 * hour, 8 * hour}}); // before 1970 as well
    QCOMPARE(cut(plan), (QList<TimeRange>{{0, 8 * hour}, {-9 * hour, 0}}));
}

void TestWindowRead::cutsOffNothingShort()
{
    WindowPlan plan;
    plan.begin({{midnight - 5 * hour, midnight + hour}}); // the last minutes, at midnight
    QCOMPARE(cut(plan), (QList<TimeRange>{{midnight - 5 * hour, midnight + hour}}));
    plan.begin({{midnight - 2 * day - 5 * hour, midnight + 5 * hour}});
    QCOMPARE(cut(plan),
             (QList<TimeRange>{{midnight - day, midnight + 5 * hour},
                               {midnight - 2 * day - 5 * hour, midnight - day}}));
}

void TestWindowRead::tellsNeighbours()
{
    WindowPlan plan;
    plan.begin({{midnight - 2 * day, midnight - day}, {midnight, midnight + 2 * day}});
    QVERIFY(!plan.next()->hasUpper);
    QVERIFY(plan.next()->hasUpper);
    QVERIFY(!plan.next()->hasUpper); // the gaps do not touch
}

void TestWindowRead::takesMoreDaysWhereLittleIs()
{
    WindowPlan plan;
    plan.begin({{midnight - 400 * day, midnight}});
    const auto length = [&] {
        const TimeRange range = plan.next()->range;
        return (range.to - range.from) / day;
    };
    QCOMPARE(length(), 1);
    plan.learn({midnight - day, midnight}, 1);
    QCOMPARE(length(), 2);
    plan.learn({midnight - day, midnight}, 1); // a short one tells nothing of longer ones
    QCOMPARE(length(), 2);
    for (int i = 0; i < 20; ++i)
        plan.learn({midnight - 40 * day, midnight}, 1);
    QCOMPARE(length(), 32);
    plan.learn({midnight - 32 * day, midnight}, 5);
    QCOMPARE(length(), 32);
    plan.learn({midnight - 32 * day, midnight}, 9);
    QCOMPARE(length(), 16);
}

void TestWindowRead::endsBehindTheBeginning()
{
    WindowRead read({{midnight, midnight + day}, true}, midnight + day + 1'000, false);
    QCOMPARE(read.asked(), (TimeRange{midnight - day, midnight + day + 1'000}));
    QList<Message> records;
    QCOMPARE(read.take(page({midnight + day + 5, midnight + 9, midnight + 5}, true), &records), Step::Next);
    QCOMPARE(read.take(page({midnight + 5, midnight, midnight - 1, midnight - 2}, true), &records),
             Step::Ended);
    QCOMPARE(momentsOf(records), (QList<qint64>{midnight + 9, midnight + 5, midnight}));
    QCOMPARE(read.newestBelow(), at(midnight - 1).id);
}

void TestWindowRead::endsWithTheList()
{
    WindowRead read({{midnight, midnight + day}, true}, midnight + day, false);
    QList<Message> records;
    QCOMPARE(read.take(page({midnight + 9}, false), &records), Step::Ended);
    QVERIFY(read.newestBelow().isEmpty());
    WindowRead empty({{midnight, midnight + day}, true}, midnight + day, false);
    QCOMPARE(empty.take(page({}, false), &records), Step::Ended);
}

void TestWindowRead::readsToTheEndWhenOldOnesComeFirst()
{
    WindowRead read({{midnight, midnight + day}, true}, midnight + day, false);
    QList<Message> records;
    QCOMPARE(read.take(page({midnight - 9, midnight - 5}, true), &records), Step::Next);
    QCOMPARE(read.take(page({midnight - 5, midnight + 5}, true), &records), Step::Next);
    QCOMPARE(read.take(page({midnight + 5, midnight + 7}, false), &records), Step::Ended);
    QCOMPARE(momentsOf(records), (QList<qint64>{midnight + 5, midnight + 7}));
    QCOMPARE(read.newestBelow(), at(midnight - 5).id);
    QCOMPARE(read.recordsLeft(), 0);
}

void TestWindowRead::keepsWhatIsNewerOnlyWhenOpen()
{
    for (const bool isOpen : {true, false}) {
        WindowRead read({{midnight, midnight + day}, false}, midnight + 2 * day, isOpen);
        QList<Message> records;
        read.take(page({midnight + day + hour, midnight + hour}, false), &records);
        QCOMPARE(records.size(), isOpen ? 2 : 1);
    }
}

void TestWindowRead::sharesOneRecordBetweenPages()
{
    WindowRead read({{midnight, midnight + day}, true}, midnight + day, false);
    QList<Message> records;
    QCOMPARE(read.offset(), 0);
    read.take(page({midnight + 9, midnight + 8, midnight + 7}, true), &records);
    QCOMPARE(read.offset(), 2);
    // Two came in: what was seen is seen again, and counts for the place in the list all the same.
    QCOMPARE(read.take(page({midnight + 9, midnight + 8, midnight + 7}, true), &records), Step::Next);
    QCOMPARE(read.offset(), 4);
    QCOMPARE(read.take(page({midnight + 7, midnight + 6}, false), &records), Step::Ended);
    QCOMPARE(momentsOf(records), (QList<qint64>{midnight + 9, midnight + 8, midnight + 7, midnight + 6}));
}

void TestWindowRead::beginsAnewWhenOneHasGone()
{
    WindowRead read({{midnight, midnight + day}, true}, midnight + day, false);
    QList<Message> records;
    read.take(page({midnight + 9, midnight + 8, midnight + 7}, true), &records);
    QCOMPARE(read.take(page({midnight + 5, midnight + 4}, false), &records), Step::Again);
    QCOMPARE(read.offset(), 0);
    QCOMPARE(read.take(page({midnight + 9, midnight + 7, midnight + 6}, true), &records), Step::Next);
    QCOMPARE(read.take(page({}, false), &records), Step::Again); // the shared one has gone from the end
    QCOMPARE(read.take(page({midnight + 9, midnight + 7}, false), &records), Step::Ended);
}

void TestWindowRead::givesUpOnAListThatNeverRests()
{
    WindowRead read({{midnight, midnight + day}, true}, midnight + day, false);
    QList<Message> records;
    int again = 0;
    for (Step step = Step::Next; step != Step::Bad; ++again) {
        QVERIFY(again < 100);
        read.take(page({midnight + 1'000 + again}, true), &records);
        step = read.take(page({midnight + again}, true), &records);
    }
    QCOMPARE(read.problem().kind, ApiError::Kind::BadAnswer);
}

void TestWindowRead::refusesEndlessLists()
{
    WindowRead empty({{midnight, midnight + day}, true}, midnight + day, false);
    QList<Message> records;
    QCOMPARE(empty.take(page({}, true), &records), Step::Bad);
    QCOMPARE(empty.problem().kind, ApiError::Kind::BadAnswer);
    WindowRead vain({{midnight, midnight + day}, true}, midnight + day, false);
    vain.take(page({midnight + 9, midnight + 8}, true), &records);
    for (int pushedDown = 1; pushedDown < 20; ++pushedDown)
        QCOMPARE(vain.take(page({midnight + 8}, true), &records), Step::Next);
    QCOMPARE(vain.take(page({midnight + 8}, true), &records), Step::Bad);
}

void TestWindowRead::splitsWhatIsLeft()
{
    WindowRead read({{midnight, midnight + day}, true}, midnight + day, false);
    QList<Message> records;
    QCOMPARE(read.recordsLeft(), 0); // nothing is known yet
    read.take(page({midnight + 23 * hour, midnight + 22 * hour, midnight + 20 * hour}, true), &records);
    QCOMPARE(read.recordsLeft(), 15); // three in four hours
    const DayWindow older = read.split();
    QCOMPARE(older.range, (TimeRange{midnight, midnight + 10 * hour}));
    QVERIFY(older.hasUpper);
    QCOMPARE(read.range(), (TimeRange{midnight + 10 * hour, midnight + day}));
    QCOMPARE(read.take(page({midnight + 20 * hour, midnight + 9 * hour}, true), &records), Step::Ended);
    QCOMPARE(read.newestBelow(), at(midnight + 9 * hour).id);
    QCOMPARE(records.size(), 3);
}

void TestWindowRead::seamsFitOrNot()
{
    WindowSeams seams;
    QCOMPARE(seams.judge(midnight, {u"a"_s}), Seam::Open);
    seams.upperEnded(midnight, u"a"_s);
    QCOMPARE(seams.judge(midnight, {u"b"_s, u"a"_s}), Seam::Fits);
    QCOMPARE(seams.judge(midnight, {u"b"_s}), Seam::Torn);
    QCOMPARE(seams.judge(midnight + 1, {u"b"_s}), Seam::Open);
    seams.upperEnded(midnight, {});
    QCOMPARE(seams.judge(midnight, {}), Seam::Fits);
}

void TestWindowRead::paceIsHalvedOnceForWhatWasTogether()
{
    SyncPace pace(8);
    QList<qint64> together;
    for (int i = 0; i < 8; ++i)
        together.append(pace.begin());
    QVERIFY(pace.refused(together.at(3)));
    QCOMPARE(pace.allowed(), 4);
    for (const qint64 request : together)
        QVERIFY(!pace.refused(request));
    QCOMPARE(pace.allowed(), 4);
    for (int i = 0; i < 5; ++i)
        QVERIFY(pace.refused(pace.begin()));
    QCOMPARE(pace.allowed(), 1);
}

void TestWindowRead::paceComesBackOneByOne()
{
    SyncPace pace(4);
    pace.refused(pace.begin());
    pace.refused(pace.begin());
    QCOMPARE(pace.allowed(), 1);
    QList<int> allowed;
    for (int i = 0; i < 12; ++i) {
        pace.answered(pace.begin(), 50);
        allowed.append(pace.allowed());
    }
    QCOMPARE(allowed, (QList<int>{2, 2, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4}));
}

void TestWindowRead::paceFollowsLatency()
{
    SyncPace pace(4);
    for (int i = 0; i < 20; ++i)
        pace.answered(pace.begin(), 100 + i % 5 * 60);
    QCOMPARE(pace.allowed(), 4); // varies, as it does
    for (int i = 0; i < 60; ++i)
        pace.answered(pace.begin(), 4'000);
    QCOMPARE(pace.allowed(), 1);
    for (int i = 0; i < 60; ++i)
        pace.answered(pace.begin(), 100);
    QCOMPARE(pace.allowed(), 4);
}

QTEST_GUILESS_MAIN(TestWindowRead)
#include "tst_windowread.moc"
