// SPDX-License-Identifier: GPL-3.0-or-later
#include "rangebar.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// RangeBar in the zone of the test run, America/Los_Angeles, which changes its clocks.
class TestRangeBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QCOMPARE(QTimeZone::systemTimeZoneId(), QByteArray("America/Los_Angeles"));
        m_bar = std::make_unique<RangeBar>();
        m_bar->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_bar.get(), testWaitMs));
    }
    void presetsFollowTheCalendar_data();
    void presetsFollowTheCalendar();
    void editingMakesItCustom();
    void daysWithChangingClocks_data();
    void daysWithChangingClocks();
    void customMomentsStayWhenTheZoneChanges();
    void todayMovesWithTheZone();

private:
    QComboBox *presets() const { return m_bar->findChild<QComboBox *>(u"rangePreset"_s); }
    QComboBox *zones() const { return m_bar->findChild<QComboBox *>(u"rangeZone"_s); }
    QDateTimeEdit *edit(const char *name) const
    {
        return m_bar->findChild<QDateTimeEdit *>(QLatin1String(name));
    }
    /// Types a moment into a field, as "20251102 0000": every section in its turn.
    void type(const char *name, const QString &digits) const
    {
        QDateTimeEdit *field = edit(name);
        field->setFocus();
        field->setSelectedSection(QDateTimeEdit::YearSection);
        QTest::keyClicks(field, digits);
        QTest::keyClick(field, Qt::Key_Return);
    }

    std::unique_ptr<RangeBar> m_bar;
};

void TestRangeBar::presetsFollowTheCalendar_data()
{
    QTest::addColumn<RangePreset>("preset");
    QTest::newRow("today") << RangePreset::Today;
    QTest::newRow("yesterday") << RangePreset::Yesterday;
    QTest::newRow("7 days") << RangePreset::Last7Days;
    QTest::newRow("30 days") << RangePreset::Last30Days;
    QTest::newRow("this month") << RangePreset::ThisMonth;
    QTest::newRow("last month") << RangePreset::LastMonth;
}

void TestRangeBar::presetsFollowTheCalendar()
{
    QFETCH(RangePreset, preset);
    QSignalSpy changed(m_bar.get(), &RangeBar::rangeChanged);
    m_bar->choose(preset);
    QCOMPARE(changed.size(), 1);
    const TimeRange expected =
        presetRange(preset, QDateTime::currentMSecsSinceEpoch(), QTimeZone::systemTimeZone());
    QCOMPARE(m_bar->range(), expected);
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(expected.from);
    QCOMPARE(edit("rangeFrom")->text(), from.toString(u"yyyy-MM-dd HH:mm"_s));
    QCOMPARE(edit("rangeTo")->time(), QTime(0, 0));
}

void TestRangeBar::editingMakesItCustom()
{
    QSignalSpy changed(m_bar.get(), &RangeBar::rangeChanged);
    auto *from = edit("rangeFrom");
    from->setCurrentSection(QDateTimeEdit::HourSection); // of midnight: there is one more in any month
    QTest::keyClick(from, Qt::Key_Up);
    QCOMPARE(presets()->currentText(), u"Custom"_s);
    QCOMPARE(changed.size(), 1);
    from->setCurrentSection(QDateTimeEdit::YearSection);
    QTest::keyClick(from, Qt::Key_Up);
    QVERIFY(m_bar->findChild<QLabel *>(u"rangeHint"_s)->isVisible());
    QCOMPARE(changed.size(), 1); // no range, so nothing to read
    QVERIFY(m_bar->range().isEmpty());
}

void TestRangeBar::daysWithChangingClocks_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("hours");
    QTest::newRow("spring forward") << u"202503090000"_s << u"202503100000"_s << 23;
    QTest::newRow("fall back") << u"202511020000"_s << u"202511030000"_s << 25;
    QTest::newRow("other days") << u"202511040000"_s << u"202511050000"_s << 24;
}

void TestRangeBar::daysWithChangingClocks()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    type("rangeFrom", from);
    type("rangeTo", to);
    const TimeRange range = m_bar->range();
    QTEST(int((range.to - range.from) / 3'600'000), "hours");
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(range.from).toString(u"yyyyMMddHHmm"_s), from);
}

void TestRangeBar::customMomentsStayWhenTheZoneChanges()
{
    type("rangeFrom", u"202507010000"_s);
    type("rangeTo", u"202507020000"_s);
    const TimeRange before = m_bar->range();
    QSignalSpy changed(m_bar.get(), &RangeBar::rangeChanged);
    QSignalSpy zone(m_bar.get(), &RangeBar::zoneChanged);
    QTest::keyClick(zones(), Qt::Key_Down);
    QCOMPARE(zone.size(), 1);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(m_bar->range(), before);
    QCOMPARE(edit("rangeFrom")->text(), u"2025-07-01 07:00"_s);
}

void TestRangeBar::todayMovesWithTheZone()
{
    m_bar->choose(RangePreset::Today);
    QSignalSpy changed(m_bar.get(), &RangeBar::rangeChanged);
    QTest::keyClick(zones(), Qt::Key_Down);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_bar->range(),
             presetRange(RangePreset::Today, QDateTime::currentMSecsSinceEpoch(), QTimeZone::utc()));
}

QTEST_MAIN(TestRangeBar)
#include "tst_rangebar.moc"
