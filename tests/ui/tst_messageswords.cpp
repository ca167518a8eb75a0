// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/coverage.h"
#include "messageswords.h"

#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// What the page Messages says of the days that were read.
class TestMessagesWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void coverageIsSaid_data();
    void coverageIsSaid();
    void sumsAreSaid();
};

namespace {

qint64 at(const char *moment)
{
    return QDateTime::fromString(QString::fromLatin1(moment), Qt::ISODate).toMSecsSinceEpoch();
}

TimeRange days(const char *from, const char *to)
{
    return {at(from), at(to)};
}

} // namespace

void TestMessagesWords::coverageIsSaid_data()
{
    QTest::addColumn<QList<TimeRange>>("gaps");
    QTest::addColumn<TimeRange>("span");
    QTest::addColumn<QString>("words");
    const TimeRange sinceJanuary = days("2026-01-01T00:00:00Z", "2026-04-02T00:00:00Z");
    QTest::newRow("whole") << QList<TimeRange>() << sinceJanuary << u"Complete from 1 Jan to now"_s;
    QTest::newRow("a day") << QList<TimeRange>{days("2026-03-03T00:00:00Z", "2026-03-04T00:00:00Z")}
                           << sinceJanuary << u"Complete from 1 Jan to now, except 3 Mar"_s;
    QTest::newRow("days, years")
        << QList<TimeRange>{days("2025-12-30T00:00:00Z", "2026-01-02T00:00:00Z"),
                            days("2026-03-03T00:00:00Z", "2026-03-04T00:00:00Z")}
        << days("2025-12-01T00:00:00Z", "2026-03-31T00:00:00Z")
        << u"Complete from 1 Dec 2025 to 30 Mar, except 30 Dec 2025 to 1 Jan, 3 Mar"_s;
    QTest::newRow("nothing") << QList<TimeRange>{sinceJanuary} << sinceJanuary
                             << u"Nothing of this range was read completely"_s;
}

void TestMessagesWords::sumsAreSaid()
{
    MessageTotals totals;
    totals.rows = 3;
    totals.parts = 5;
    totals.cost = Money::fromNanodollars(4'810'004'000'000);
    QCOMPARE(selectedTotalsText(totals), u"3 selected · 5 part(s) · $4,810.0040"_s);
}

void TestMessagesWords::coverageIsSaid()
{
    QFETCH(const QList<TimeRange>, gaps);
    QFETCH(const TimeRange, span);
    Coverage coverage;
    coverage.add({at("2020-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")});
    for (const TimeRange &gap : gaps)
        coverage.remove(gap);
    QTEST(coverageText(coverage, span, at("2026-04-01T12:00:00Z"), QTimeZone::utc()), "words");
}

QTEST_GUILESS_MAIN(TestMessagesWords)
#include "tst_messageswords.moc"
