// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/timerange.h"

#include <QDateTime>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

class TestTimeRange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void daysAreAsLongAsTheClocksSay_data();
    void daysAreAsLongAsTheClocksSay();
    void presetsCoverCalendarDays_data();
    void presetsCoverCalendarDays();
    void asksOneDayMore();
};

namespace {

constexpr qint64 hour = 3'600'000;

qint64 utc(const QString &text)
{
    return QDateTime::fromString(text + u'Z', Qt::ISODate).toMSecsSinceEpoch();
}

QDate localDate(qint64 at, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(
               at + zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at, Qt::UTC)) * 1000LL, Qt::UTC)
        .date();
}

} // namespace

void TestTimeRange::daysAreAsLongAsTheClocksSay_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("day");
    QTest::addColumn<int>("hours");
    const auto row = [](const char *zone, QDate day, int hours) {
        QTest::addRow("%s %s", zone, qPrintable(day.toString(Qt::ISODate)))
            << QByteArray(zone) << day << hours;
    };
    row("America/Los_Angeles", QDate(2024, 3, 10), 23);
    row("America/Los_Angeles", QDate(2024, 11, 3), 25);
    row("America/Los_Angeles", QDate(2024, 2, 29), 24);
    row("Europe/Berlin", QDate(2024, 3, 31), 23);
    row("Europe/Berlin", QDate(2024, 10, 27), 25);
    row("America/Havana", QDate(2024, 3, 10), 23);
    row("America/Havana", QDate(2024, 11, 3), 25);
    row("Asia/Beirut", QDate(2022, 3, 27), 23);
    row("Asia/Beirut", QDate(2022, 10, 29), 25);
    row("Pacific/Kiritimati", QDate(2024, 12, 31), 24);
    row("Pacific/Pago_Pago", QDate(2024, 12, 31), 24);
}

void TestTimeRange::daysAreAsLongAsTheClocksSay()
{
    QFETCH(QByteArray, zone);
    QFETCH(QDate, day);
    QFETCH(int, hours);
    const QTimeZone where(zone);
    QVERIFY2(where.isValid(), "the machine lacks this time zone");
    const TimeRange range = daysRange(day, day, where);
    QCOMPARE(range.to - range.from, hours * hour);
    QCOMPARE(localDate(range.from, where), day);
    QCOMPARE(localDate(range.from - 1, where), day.addDays(-1));
    QCOMPARE(localDate(range.to - 1, where), day);
    QCOMPARE(localDate(range.to, where), day.addDays(1));
    for (qint64 at = range.from; at < range.to; at += hour / 4)
        QCOMPARE(presetRange(RangePreset::Today, at, where), range);
}

void TestTimeRange::presetsCoverCalendarDays_data()
{
    using R = RangePreset;
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("now");
    QTest::addColumn<R>("preset");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto row = [](const char *name, const char *zone, const char *now, R preset, const char *from,
                        const char *to) {
        QTest::newRow(name) << QByteArray(zone) << QString::fromLatin1(now) << preset
                            << QString::fromLatin1(from) << QString::fromLatin1(to);
    };
    const char *la = "America/Los_Angeles";
    row("last second of a month", la, "2024-02-01T07:59:59", R::ThisMonth, "2024-01-01T08:00:00",
        "2024-02-01T08:00:00");
    row("first second of a month", la, "2024-02-01T08:00:00", R::ThisMonth, "2024-02-01T08:00:00",
        "2024-03-01T08:00:00");
    row("leap day", la, "2024-02-29T20:00:00", R::Today, "2024-02-29T08:00:00", "2024-03-01T08:00:00");
    row("before leap day", la, "2024-03-01T20:00:00", R::Yesterday, "2024-02-29T08:00:00",
        "2024-03-01T08:00:00");
    row("leap month", la, "2024-03-31T20:00:00", R::LastMonth, "2024-02-01T08:00:00", "2024-03-01T08:00:00");
    row("month with a change", la, "2024-03-31T20:00:00", R::ThisMonth, "2024-03-01T08:00:00",
        "2024-04-01T07:00:00");
    row("week with a change", la, "2024-03-12T20:00:00", R::Last7Days, "2024-03-06T08:00:00",
        "2024-03-13T07:00:00");
    row("30 days", "UTC", "2024-03-30T12:00:00", R::Last30Days, "2024-03-01T00:00:00", "2024-03-31T00:00:00");
    row("new year", la, "2024-01-01T12:00:00", R::LastMonth, "2023-12-01T08:00:00", "2024-01-01T08:00:00");
    row("UTC+14", "Pacific/Kiritimati", "2024-12-31T10:00:00", R::Today, "2024-12-31T10:00:00",
        "2025-01-01T10:00:00");
    row("UTC-11", "Pacific/Pago_Pago", "2025-01-01T10:59:59", R::Today, "2024-12-31T11:00:00",
        "2025-01-01T11:00:00");
}

void TestTimeRange::presetsCoverCalendarDays()
{
    QFETCH(QByteArray, zone);
    QFETCH(QString, now);
    QFETCH(RangePreset, preset);
    QFETCH(QString, from);
    QFETCH(QString, to);
    const TimeRange range = presetRange(preset, utc(now), QTimeZone(zone));
    QCOMPARE(range.from, utc(from));
    QCOMPARE(range.to, utc(to));
}

void TestTimeRange::asksOneDayMore()
{
    const TimeRange asked = askedRange({100 * hour, 200 * hour});
    QCOMPARE(asked, (TimeRange{76 * hour, 224 * hour}));
    QVERIFY(TimeRange{}.isEmpty());
    const TimeRange range{1, 3};
    QVERIFY(range.contains(1) && range.contains(2) && !range.contains(3) && !range.contains(0));
}

QTEST_APPLESS_MAIN(TestTimeRange)
#include "tst_timerange.moc"
