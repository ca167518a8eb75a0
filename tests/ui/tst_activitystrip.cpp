// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitychart.h"
#include "activitylegend.h"
#include "activitystrip.h"
#include "englishplurals.h"
#include "theme.h"

#include <QAction>
#include <QApplication>
#include <QBarSet>
#include <QLabel>
#include <QMainWindow>
#include <QSignalSpy>
#include <QStackedBarSeries>
#include <QTest>
#include <QToolButton>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hourMs = 3'600'000;

} // namespace

/// The strip in a window of its own, with the key of the window that Escape is beside.
class TestActivityStrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void endsInTimeHoweverLong();
    void aClickChoosesABar();
    void draggingChoosesSeveral_data();
    void draggingChoosesSeveral();
    void keysChoose();
    void choosingAllIsNoChoice();
    void aLateReleaseChoosesNothing();
    void newNumbersDoNotDisturb();
    void escapeLetsGoThenWidensThenIsTheWindows();
    void theButtonWidens();
    void saysItInWords();
    void saysWhatIsMarked();
    void saysLessWhereItIsNarrow();
    void emptyAndCounting();
    void hugeNumbers();
    void followsTheColours();
    void followsTheFont();

private:
    static QTimeZone losAngeles() { return QTimeZone("America/Los_Angeles"); }
    /// March 2026, in which clocks change on the 8th: on the nth day n received, and one failed.
    static TimeRange march() { return daysRange(QDate(2026, 3, 1), QDate(2026, 3, 31), losAngeles()); }
    static TimeRange days(int first, int last)
    {
        return daysRange(QDate(2026, 3, first), QDate(2026, 3, last), losAngeles());
    }
    static QList<ActivityBucket> marchBuckets()
    {
        QList<ActivityBucket> buckets;
        for (int day = 1; day <= 31; ++day) {
            if (day != 5) // a day without a message has no bucket
                buckets += ActivityBucket{days(day, day).from, day, 0, 0, 1};
        }
        return buckets;
    }
    void showMarch() { m_strip->showActivity(marchBuckets(), march(), losAngeles()); }
    ActivityChart *chart() const { return m_strip->findChild<ActivityChart *>(u"activityChart"_s); }
    QString words() const { return m_strip->findChild<QLabel *>(u"activityWords"_s)->text(); }
    QStackedBarSeries *series() const
    {
        return qobject_cast<QStackedBarSeries *>(chart()->chart()->series().constFirst());
    }
    /// The middle of a bar, in the viewport.
    QPoint middleOf(int bar) const
    {
        const QPointF at = chart()->chart()->mapToPosition(QPointF(bar, 0), series());
        return {chart()->mapFromScene(chart()->chart()->mapToScene(at)).x(), chart()->height() / 3};
    }
    void drag(int from, int to) const
    {
        QWidget *area = chart()->viewport();
        QTest::mousePress(area, Qt::LeftButton, {}, middleOf(from));
        QTest::mouseMove(area, middleOf(to));
        QTest::mouseRelease(area, Qt::LeftButton, {}, middleOf(to));
    }
    TimeRange chosen(int number = 0) const { return m_chosen->at(number).at(0).value<TimeRange>(); }

    std::unique_ptr<QMainWindow> m_window;
    ActivityStrip *m_strip = nullptr;
    QAction *m_escape = nullptr;
    std::unique_ptr<QSignalSpy> m_chosen;
    std::unique_ptr<QSignalSpy> m_widened;
    std::unique_ptr<QSignalSpy> m_escaped;
};

void TestActivityStrip::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::installTranslator(new EnglishPlurals(this));
    applyAppearance(*qobject_cast<QApplication *>(QCoreApplication::instance()), Appearance::Light);
    qRegisterMetaType<TimeRange>("trunkline::TimeRange");
}

void TestActivityStrip::init()
{
    m_window = std::make_unique<QMainWindow>();
    m_strip = new ActivityStrip;
    m_window->setCentralWidget(m_strip);
    m_escape = new QAction(m_window.get());
    m_escape->setShortcut(QKeySequence(Qt::Key_Escape));
    m_window->addAction(m_escape);
    m_window->resize(900, 160);
    m_window->show();
    m_window->activateWindow(); // no window manager does it here
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), testWaitMs));
    m_chosen = std::make_unique<QSignalSpy>(m_strip, &ActivityStrip::rangeChosen);
    m_widened = std::make_unique<QSignalSpy>(m_strip, &ActivityStrip::wholeRangeWanted);
    m_escaped = std::make_unique<QSignalSpy>(m_escape, &QAction::triggered);
}

void TestActivityStrip::cleanup()
{
    m_window.reset();
}

void TestActivityStrip::endsInTimeHoweverLong()
{
    const QTimeZone zone = losAngeles();
    QList<ActivityBucket> buckets;
    for (int day = 0; day < 5'000; ++day)
        buckets +=
            ActivityBucket{QDate(2012, 1, 1).addDays(day).startOfDay(zone).toMSecsSinceEpoch(), 1, 0, 0, 0};
    QElapsedTimer clock;
    clock.start();
    m_strip->showActivity(buckets, daysRange(QDate(1970, 1, 1), QDate(9999, 12, 31), zone), zone);
    QVERIFY2(clock.elapsed() < 500, qPrintable(QString::number(clock.elapsed()))); // 3 ms
    QVERIFY(chart()->bars().size() <= 120);
    QVERIFY(words().startsWith(u"5,000 messages"_s));
    m_strip->showActivity(buckets, {}, zone); // from the first to the last
    QCOMPARE(chart()->bars().constFirst().range.from, buckets.constFirst().start);
    QCOMPARE(chart()->bars().constLast().range.to, spanOf(buckets, zone).to);
    qint64 all = 0;
    for (const ActivityBar &bar : chart()->bars())
        all += bar.count.total();
    QCOMPARE(all, 5'000);
}

void TestActivityStrip::aClickChoosesABar()
{
    showMarch();
    QCOMPARE(chart()->bars().size(), 31);
    QTest::mouseClick(chart()->viewport(), Qt::LeftButton, {}, middleOf(7));
    QCOMPARE(m_chosen->size(), 1);
    QCOMPARE(chosen(), days(8, 8));
    QCOMPARE(chosen().to - chosen().from, 23 * hourMs); // clocks change
    QTest::mouseClick(chart()->viewport(), Qt::RightButton, {}, middleOf(9));
    QCOMPARE(m_chosen->size(), 1);
    QTest::mouseClick(chart()->viewport(), Qt::LeftButton, {}, QPoint(1, 5)); // beside: the nearest
    QCOMPARE(chosen(1), days(1, 1));
}

void TestActivityStrip::draggingChoosesSeveral_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("forwards") << 2 << 9;
    QTest::newRow("backwards") << 9 << 2;
}

void TestActivityStrip::draggingChoosesSeveral()
{
    QFETCH(int, from);
    QFETCH(int, to);
    showMarch();
    drag(from, to);
    QCOMPARE(m_chosen->size(), 1);
    QCOMPARE(chosen(), days(3, 10));
}

void TestActivityStrip::keysChoose()
{
    showMarch();
    chart()->setFocus();
    QTest::keyClick(chart(), Qt::Key_Return); // nothing is marked
    QCOMPARE(m_chosen->size(), 0);
    QTest::keyClick(chart(), Qt::Key_Right);
    QTest::keyClick(chart(), Qt::Key_Right);
    QTest::keyClick(chart(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(chart(), Qt::Key_Return);
    QCOMPARE(chosen(), days(2, 3));
    QTest::keyClick(chart(), Qt::Key_Left); // from the end
    QTest::keyClick(chart(), Qt::Key_Space);
    QCOMPARE(chosen(1), days(31, 31));
    QTest::keyClick(chart(), Qt::Key_End);
    QTest::keyClick(chart(), Qt::Key_Right); // goes no further
    QTest::keyClick(chart(), Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(chart(), Qt::Key_Enter);
    QCOMPARE(chosen(2), days(30, 31));
    QTest::keyClick(chart(), Qt::Key_Home);
    QTest::keyClick(chart(), Qt::Key_Left);
    QTest::keyClick(chart(), Qt::Key_Enter);
    QCOMPARE(chosen(3), days(1, 1));
}

void TestActivityStrip::choosingAllIsNoChoice()
{
    showMarch();
    drag(0, 30);
    QCOMPARE(m_chosen->size(), 0);
    const TimeRange hour{march().from, march().from + hourMs};
    m_strip->showActivity({ActivityBucket{hour.from, 1, 0, 0, 0}}, hour, losAngeles());
    QTest::mouseClick(chart()->viewport(), Qt::LeftButton, {}, middleOf(0));
    QCOMPARE(m_chosen->size(), 0);
}

/// While the button is down others come: what is under the pointer then was not meant.
void TestActivityStrip::aLateReleaseChoosesNothing()
{
    showMarch();
    QTest::mousePress(chart()->viewport(), Qt::LeftButton, {}, middleOf(4));
    m_strip->showActivity({}, {}, losAngeles());
    QTest::mouseRelease(chart()->viewport(), Qt::LeftButton, {}, QPoint(100, 20));
    QTest::mouseClick(chart()->viewport(), Qt::LeftButton, {}, QPoint(100, 20));
    chart()->setFocus();
    QTest::keyClick(chart(), Qt::Key_Right);
    QTest::keyClick(chart(), Qt::Key_Return);
    QCOMPARE(m_chosen->size(), 0);
}

/// Messages come all the time.
void TestActivityStrip::newNumbersDoNotDisturb()
{
    showMarch();
    QTest::mousePress(chart()->viewport(), Qt::LeftButton, {}, middleOf(4));
    QTest::mouseMove(chart()->viewport(), middleOf(5));
    QList<ActivityBucket> more = marchBuckets();
    more[4].arrived = 100; // on the 6th
    m_strip->showActivity(more, march(), losAngeles());
    QCOMPARE(words(), u"2026-03-05 to 2026-03-06: 107 messages"_s);
    QTest::mouseRelease(chart()->viewport(), Qt::LeftButton, {}, middleOf(5));
    QCOMPARE(m_chosen->size(), 1);
    QCOMPARE(chosen(), days(5, 6));
}

void TestActivityStrip::escapeLetsGoThenWidensThenIsTheWindows()
{
    showMarch();
    m_strip->setNarrowed(true);
    chart()->setFocus();
    QTest::keyClick(chart(), Qt::Key_Right);
    QTest::keyClick(chart(), Qt::Key_Escape);
    QCOMPARE(m_widened->size(), 0);
    QTest::keyClick(chart(), Qt::Key_Return); // nothing is marked any more
    QCOMPARE(m_chosen->size(), 0);
    QTest::keyClick(chart(), Qt::Key_Escape);
    QCOMPARE(m_widened->size(), 1);
    QCOMPARE(m_escaped->size(), 0);
    m_strip->setNarrowed(false);
    QTest::keyClick(chart(), Qt::Key_Escape);
    QCOMPARE(m_widened->size(), 1);
    QCOMPARE(m_escaped->size(), 1);
    QTest::mousePress(chart()->viewport(), Qt::LeftButton, {}, middleOf(4));
    QTest::keyClick(chart(), Qt::Key_Escape); // in the middle of a drag
    QTest::mouseRelease(chart()->viewport(), Qt::LeftButton, {}, middleOf(8));
    QCOMPARE(m_chosen->size(), 0);
    QCOMPARE(m_escaped->size(), 1);
}

void TestActivityStrip::theButtonWidens()
{
    showMarch();
    auto *whole = m_strip->findChild<QToolButton *>(u"activityWhole"_s);
    QVERIFY(!whole->isVisible());
    m_strip->setNarrowed(true);
    QVERIFY(whole->isVisible());
    QTest::mouseClick(whole, Qt::LeftButton);
    QCOMPARE(m_widened->size(), 1);
    m_strip->setNarrowed(false);
    QVERIFY(!whole->isVisible());
}

void TestActivityStrip::saysItInWords()
{
    showMarch();
    QCOMPARE(words(), u"521 messages. Most on 2026-03-31: 32."_s);
    QCOMPARE(chart()->accessibleDescription(),
             u"521 messages: 0 arrived, 491 received, 0 under way, 30 failed. Most on 2026-03-31: 32."_s);
    const TimeRange day = days(8, 8);
    m_strip->showActivity({ActivityBucket{day.from + 2 * hourMs, 0, 0, 1, 0}}, day, losAngeles());
    QCOMPARE(words(), u"1 message. Most in the hour from 2026-03-08 03:00: 1."_s); // there is no 02:00
}

void TestActivityStrip::saysWhatIsMarked()
{
    showMarch();
    QTest::mouseMove(chart()->viewport(), middleOf(3));
    QTRY_COMPARE(words(), u"2026-03-04: 5 messages"_s);
    QTest::mouseMove(chart()->viewport(), middleOf(4));
    QTRY_COMPARE(words(), u"2026-03-05: 0 messages"_s);
    chart()->setFocus();
    QTest::keyClick(chart(), Qt::Key_Home);
    QTest::keyClick(chart(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(words(), u"2026-03-01 to 2026-03-02: 5 messages"_s);
    QCOMPARE(chart()->accessibleDescription(),
             u"2026-03-01 to 2026-03-02: 5 messages: 0 arrived, 3 received, 0 under way, 2 failed"_s);
    QTest::keyClick(chart(), Qt::Key_Escape);
    QVERIFY(words().startsWith(u"521 messages"_s));
    const TimeRange hours{days(8, 8).from, days(8, 8).from + 4 * hourMs};
    m_strip->showActivity({}, hours, losAngeles());
    QTest::keyClick(chart(), Qt::Key_Right);
    QTest::keyClick(chart(), Qt::Key_Right);
    QCOMPARE(words(), u"2026-03-08 01:00 to 03:00: 0 messages"_s); // an hour, by the clock two
}

void TestActivityStrip::saysLessWhereItIsNarrow()
{
    m_window->resize(480, 160);
    QTRY_COMPARE(m_strip->width(), 480);
    showMarch();
    QCOMPARE(words(), u"521 messages"_s);
    QCOMPARE(m_strip->findChild<QLabel *>(u"activityWords"_s)->accessibleName(),
             u"521 messages. Most on 2026-03-31: 32."_s);
    m_window->resize(900, 160);
    QTRY_COMPARE(words(), u"521 messages. Most on 2026-03-31: 32."_s);
}

void TestActivityStrip::emptyAndCounting()
{
    m_strip->showActivity({}, march(), losAngeles());
    QCOMPARE(words(), u"No messages"_s);
    QCOMPARE(chart()->accessibleDescription(), u"No messages"_s);
    QVERIFY(!m_strip->findChild<ActivityLegend *>()->isVisible());
    QTest::mouseClick(chart()->viewport(), Qt::LeftButton, {}, middleOf(3)); // still a day to look at
    QCOMPARE(m_chosen->size(), 1);
    showMarch();
    auto *legend = m_strip->findChild<ActivityLegend *>();
    const QSize size = legend->size();
    const QImage counted = legend->grab().toImage();
    m_strip->showCounting();
    QCOMPARE(words(), u"Counting…"_s);
    QVERIFY2(legend->grab().toImage() != counted, "the numbers are those of other messages");
    QCOMPARE(legend->size(), size);
    showMarch();
    QCOMPARE(legend->grab().toImage(), counted);
    m_strip->showCounting();
    QCOMPARE(chart()->bars().size(), 31);
    m_strip->showNothing(u"Nothing is kept."_s);
    QCOMPARE(words(), u"Nothing is kept."_s);
    QCOMPARE(chart()->accessibleDescription(), u"Nothing is kept."_s);
    QVERIFY(chart()->bars().isEmpty());
}

void TestActivityStrip::hugeNumbers()
{
    const int most = std::numeric_limits<int>::max();
    m_strip->showActivity({ActivityBucket{days(3, 3).from, most, most, most, most},
                           ActivityBucket{days(4, 4).from, most, most, most, most}},
                          march(), losAngeles());
    QVERIFY2(m_strip->findChild<QLabel *>(u"activityWords"_s)
                 ->accessibleName()
                 .startsWith(u"17,179,869,176 messages. Most on 2026-03-03: 8,589,934,588."_s),
             qPrintable(words()));
}

void TestActivityStrip::followsTheColours()
{
    showMarch();
    const auto drawn = [this] {
        const QImage image = chart()->grab().toImage();
        const QPointF top = chart()->chart()->mapToPosition(QPointF(30, 2), series());
        return image.pixel(chart()->mapFromScene(chart()->chart()->mapToScene(top)));
    };
    const QRgb light = drawn();
    QCOMPARE(light, ActivityLegend::colors(lightPalette())[3].rgb());
    QApplication::setPalette(darkPalette());
    QTRY_COMPARE(drawn(), ActivityLegend::colors(darkPalette())[3].rgb());
    QApplication::setPalette(lightPalette());
    QTRY_COMPARE(drawn(), light);
}

void TestActivityStrip::followsTheFont()
{
    showMarch();
    const QFont before = QApplication::font();
    const int height = m_strip->sizeHint().height();
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * 2);
    QApplication::setFont(large);
    QTRY_VERIFY(m_strip->sizeHint().height() > height * 3 / 2);
    QTRY_COMPARE(chart()->height(), chart()->sizeHint().height());
    QApplication::setFont(before);
    QTRY_COMPARE(m_strip->sizeHint().height(), height);
}

QTEST_MAIN(TestActivityStrip)
#include "tst_activitystrip.moc"
