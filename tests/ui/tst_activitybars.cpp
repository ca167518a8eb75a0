// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitybars.h"

#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hourMs = 3'600'000;

} // namespace

class TestActivityBars : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void barsAreTheBuckets_data();
    void barsAreTheBuckets();
    void joinsDaysToWeeks();
    void leavesOutWhatIsOutside();
};

void TestActivityBars::barsAreTheBuckets_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDateTime>("from");
    QTest::addColumn<QDateTime>("to");
    QTest::addColumn<int>("bars");
    const auto row = [](const char *name, const char *zone, const QString &from, const QString &to,
                        int bars) {
        const auto at = [zone](const QString &text) {
            QDateTime time = QDateTime::fromString(text, Qt::ISODate);
            time.setTimeZone(QTimeZone(zone));
            return time;
        };
        QTest::newRow(name) << QByteArray(zone) << at(from) << at(to) << bars;
    };
    row("a day", "UTC", u"2026-03-03T00:00"_s, u"2026-03-04T00:00"_s, 24);
    row("of 23 hours", "America/Los_Angeles", u"2026-03-08T00:00"_s, u"2026-03-09T00:00"_s, 23);
    row("of 25 hours", "America/Los_Angeles", u"2026-11-01T00:00"_s, u"2026-11-02T00:00"_s, 25);
    row("of 24 and a half", "Australia/Lord_Howe", u"2026-04-05T00:00"_s, u"2026-04-06T00:00"_s, 25);
    row("over such a midnight", "Australia/Lord_Howe", u"2026-04-05T18:00"_s, u"2026-04-06T18:00"_s, 25);
    row("parts of hours", "Asia/Kathmandu", u"2026-04-05T10:20"_s, u"2026-04-05T12:10"_s, 3);
    row("one hour", "UTC", u"2026-04-05T10:00"_s, u"2026-04-05T11:00"_s, 1);
    row("a month", "America/Los_Angeles", u"2026-03-01T00:00"_s, u"2026-04-01T00:00"_s, 31);
    row("without a midnight", "America/Havana", u"2026-03-06T00:00"_s, u"2026-03-10T00:00"_s, 4);
    row("with two", "America/Havana", u"2026-10-31T00:00"_s, u"2026-11-03T00:00"_s, 3);
    row("without a day", "Pacific/Apia", u"2011-12-28T00:00"_s, u"2012-01-02T00:00"_s, 4);
    row("parts of days", "UTC", u"2026-03-03T22:00"_s, u"2026-03-07T01:00"_s, 5);
}

/// Every bucket is in the bar in whose span its messages are, whatever the clocks do.
void TestActivityBars::barsAreTheBuckets()
{
    QFETCH(QByteArray, zone);
    QFETCH(QDateTime, from);
    QFETCH(QDateTime, to);
    const QTimeZone clocks(zone);
    const TimeRange span{from.toMSecsSinceEpoch(), to.toMSecsSinceEpoch()};
    const qint64 step = activityStep(span);
    QMap<qint64, ActivityBucket> buckets; // one message every ten minutes, counted as the archive does
    for (qint64 at = span.from; at < span.to; at += hourMs / 6) {
        ActivityBucket &bucket = buckets[bucketStart(at, step, clocks)];
        bucket.start = bucketStart(at, step, clocks);
        ++bucket.arrived;
    }
    const QList<ActivityBar> bars = barsOf(buckets.values(), span, step, clocks, 120);
    QTEST(int(bars.size()), "bars");
    QCOMPARE(bars.constFirst().range.from, span.from);
    QCOMPARE(bars.constLast().range.to, span.to);
    for (qsizetype i = 0; i < bars.size(); ++i) {
        const TimeRange range = bars.at(i).range;
        QCOMPARE(bars.at(i).count.arrived, (range.to - range.from + hourMs / 6 - 1) / (hourMs / 6));
        if (i > 0)
            QCOMPARE(range.from, bars.at(i - 1).range.to);
    }
}

void TestActivityBars::joinsDaysToWeeks()
{
    const QTimeZone zone("America/Los_Angeles");
    const TimeRange span = daysRange(QDate(2025, 1, 1), QDate(2026, 3, 31), zone);
    QList<ActivityBucket> buckets;
    for (QDate day(2025, 1, 1); day <= QDate(2026, 3, 31); day = day.addDays(1))
        buckets += ActivityBucket{daysRange(day, day, zone).from, 0, 0, 1, 0};
    const QList<ActivityBar> bars = barsOf(buckets, span, dayMs, zone, 120);
    QCOMPARE(bars.size(), 66);
    QCOMPARE(bars.at(0).count.total(), 5); // Wednesday to Sunday
    for (int i = 1; i < 65; ++i) {
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(bars.at(i).range.from, zone).date().dayOfWeek(), 1);
        QCOMPARE(bars.at(i).count.total(), 7);
    }
    QCOMPARE(bars.at(65).count.total(), 2);
    QCOMPARE(barsOf(buckets, span, dayMs, zone, 50).size(), 33); // of two weeks
}

void TestActivityBars::leavesOutWhatIsOutside()
{
    const QTimeZone utc = QTimeZone::utc();
    const TimeRange span = daysRange(QDate(2026, 3, 3), QDate(2026, 3, 5), utc);
    QList<ActivityBucket> buckets;
    for (int day = -2; day < 6; ++day)
        buckets += ActivityBucket{span.from + day * dayMs, 1, 2, 3, 4};
    const QList<ActivityBar> bars = barsOf(buckets, span, dayMs, utc, 120);
    QCOMPARE(bars.size(), 3);
    for (const ActivityBar &bar : bars)
        QCOMPARE(bar.count, (ActivityCount{1, 2, 3, 4}));
    QVERIFY(barsOf(buckets, {}, dayMs, utc, 120).isEmpty());
    QCOMPARE(barsOf({}, span, dayMs, utc, 120).size(), 3);
    QCOMPARE(spanOf(buckets.mid(2, 3), utc), span);
}

QTEST_GUILESS_MAIN(TestActivityBars)
#include "tst_activitybars.moc"
