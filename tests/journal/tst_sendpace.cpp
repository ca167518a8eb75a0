// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/sendpace.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace trunkline;

namespace {

constexpr int longWaitMs = 40'000;

/// Lets each one leave and end at once and remembers when its turn came.
struct Watch {
    explicit Watch(SendPace &pace)
    {
        clock.start();
        QObject::connect(&pace, &SendPace::turn, &pace, [this, &pace](qint64 intent) {
            order.append(intent);
            times.append(clock.elapsed());
            pace.left(intent);
            pace.ended(intent);
        });
    }
    bool gets(qsizetype count)
    {
        return QTest::qWaitFor([&] { return order.size() >= count; }, 60'000);
    }

    QElapsedTimer clock;
    QList<qint64> order;
    QList<qint64> times;
};

} // namespace

class TestSendPace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void defaultsStayBelowTheService();
    void keepsOrderAndDistance();
    void kindsDoNotWaitForEachOther();
    void oneTakenBackCostsNoTurn();
    void theDistanceCountsFromWhatLeft();
    void anMmsWaitsForTheEndOfTheOneBefore();
    void fiveSmsAreOnTheWayAtMost();
};

/// "5 SMS and 1 MMS a second", counted in fixed seconds: n gaps must be longer than a second.
void TestSendPace::defaultsStayBelowTheService()
{
    const SendPace::Gaps gaps;
    QVERIFY(gaps.smsMs * 5 > 1'000);
    QVERIFY(gaps.mmsMs > 1'000);
}

void TestSendPace::keepsOrderAndDistance()
{
    SendPace pace({.smsMs = 60, .mmsMs = 60});
    Watch watch(pace);
    for (qint64 intent = 1; intent <= 5; ++intent)
        pace.add(intent, false);
    QVERIFY(watch.order.isEmpty()); // later, also the first
    QVERIFY(watch.gets(5));
    QCOMPARE(watch.order, QList<qint64>({1, 2, 3, 4, 5}));
    for (int i = 1; i < 5; ++i)
        QVERIFY2(watch.times.at(i) - watch.times.at(i - 1) >= 59,
                 qPrintable(QString::number(watch.times.at(i) - watch.times.at(i - 1))));
}

void TestSendPace::kindsDoNotWaitForEachOther()
{
    SendPace pace({.smsMs = 3'600'000, .mmsMs = 3'600'000});
    Watch watch(pace);
    for (qint64 intent = 1; intent <= 4; ++intent)
        pace.add(intent, intent % 2 == 0);
    QVERIFY(watch.gets(2));
    QCOMPARE(QSet<qint64>(watch.order.cbegin(), watch.order.cend()), QSet<qint64>({1, 2}));
}

void TestSendPace::oneTakenBackCostsNoTurn()
{
    SendPace pace({.smsMs = 1'000, .mmsMs = 1'000});
    Watch watch(pace);
    for (qint64 intent = 1; intent <= 200; ++intent)
        pace.add(intent, false);
    QVERIFY(watch.gets(1));
    for (qint64 intent = 2; intent < 200; ++intent)
        QVERIFY(pace.remove(intent));
    QVERIFY(!pace.remove(1));
    QVERIFY(watch.gets(2)); // and not after 200 distances
    QCOMPARE(watch.order, QList<qint64>({1, 200}));
}

void TestSendPace::theDistanceCountsFromWhatLeft()
{
    SendPace pace({.smsMs = 1, .mmsMs = 1});
    QSignalSpy turns(&pace, &SendPace::turn);
    pace.add(1, false);
    pace.add(2, false);
    QTRY_COMPARE_WITH_TIMEOUT(turns.size(), 1, longWaitMs);
    pace.left(2); // not its turn
    pace.add(3, true); // its turn comes on the next stroke, so that of 2 would have come as well
    QTRY_COMPARE_WITH_TIMEOUT(turns.size(), 2, longWaitMs);
    QCOMPARE(turns.constLast().constFirst().toLongLong(), 3); // 1 is still on its way to the disk
    pace.left(1);
    QTRY_COMPARE_WITH_TIMEOUT(turns.size(), 3, longWaitMs);
}

/// A slow connection must not bring two to the service within one of its seconds.
void TestSendPace::anMmsWaitsForTheEndOfTheOneBefore()
{
    SendPace pace({.smsMs = 1, .mmsMs = 100});
    QSignalSpy turns(&pace, &SendPace::turn);
    QElapsedTimer clock;
    pace.add(1, true);
    pace.add(2, true);
    QTRY_COMPARE_WITH_TIMEOUT(turns.size(), 1, longWaitMs);
    pace.left(1);
    bool isLong = false; // longer than the distance
    QTimer::singleShot(300, this, [&isLong] { isLong = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isLong, longWaitMs);
    QCOMPARE(turns.size(), 1);
    clock.start();
    pace.ended(1);
    QTRY_COMPARE_WITH_TIMEOUT(turns.size(), 2, longWaitMs);
    QVERIFY2(clock.elapsed() >= 99, qPrintable(QString::number(clock.elapsed())));
    pace.left(2);
    pace.ended(2); // nobody waits: the distance is kept all the same
    clock.start();
    pace.add(3, true);
    QTRY_COMPARE_WITH_TIMEOUT(turns.size(), 3, longWaitMs);
    QVERIFY2(clock.elapsed() >= 99, qPrintable(QString::number(clock.elapsed())));
}

void TestSendPace::fiveSmsAreOnTheWayAtMost()
{
    SendPace pace({.smsMs = 20, .mmsMs = 1});
    QSignalSpy turns(&pace, &SendPace::turn);
    connect(&pace, &SendPace::turn, this, [&pace](qint64 intent) { pace.left(intent); });
    for (qint64 intent = 1; intent <= 7; ++intent)
        pace.add(intent, false);
    QTRY_COMPARE_WITH_TIMEOUT(turns.size(), 5, longWaitMs);
    bool isLong = false;
    QTimer::singleShot(200, this, [&isLong] { isLong = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isLong, longWaitMs);
    QCOMPARE(turns.size(), 5);
    QElapsedTimer clock;
    clock.start();
    pace.ended(3);
    QTRY_COMPARE_WITH_TIMEOUT(turns.size(), 6, longWaitMs);
    QVERIFY2(clock.elapsed() >= 99, qPrintable(QString::number(clock.elapsed()))); // five distances
    pace.ended(6);
    QTRY_COMPARE_WITH_TIMEOUT(turns.size(), 7, longWaitMs);
}

QTEST_GUILESS_MAIN(TestSendPace)
#include "tst_sendpace.moc"
