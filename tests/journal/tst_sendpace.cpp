// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/sendpace.h"

#include <QHash>
#include <QTest>

using namespace trunkline;

class TestSendPace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void staysBelowTheService_data();
    void staysBelowTheService();
    void theFirstGoesAtOnce();
    void kindsDoNotWaitForEachOther();
};

void TestSendPace::staysBelowTheService_data()
{
    QTest::addColumn<bool>("mms");
    QTest::addColumn<int>("most");
    QTest::newRow("SMS") << false << 5;
    QTest::newRow("MMS") << true << 1;
}

/// The service counts in seconds of its own clock, so every way to lay the seconds must hold.
void TestSendPace::staysBelowTheService()
{
    QFETCH(bool, mms);
    QFETCH(int, most);
    SendPace pace;
    QList<qint64> sent;
    for (int i = 0; i < 100; ++i)
        sent.append(pace.take(mms, i)); // all at once, nearly
    for (int i = 0; i < sent.size(); ++i)
        sent[i] += i;
    for (int offset = 0; offset < 1000; offset += 10) {
        QHash<qint64, int> bySecond;
        for (const qint64 at : std::as_const(sent)) {
            const int count = ++bySecond[(at + offset) / 1000];
            QVERIFY2(count <= most, qPrintable(QStringLiteral("%1 in a second").arg(count)));
        }
    }
}

void TestSendPace::theFirstGoesAtOnce()
{
    SendPace pace({.smsMs = 100, .mmsMs = 100});
    QCOMPARE(pace.take(false, 5'000), 0);
    QCOMPARE(pace.take(false, 5'040), 60);
    QCOMPARE(pace.take(false, 9'000), 0);
}

void TestSendPace::kindsDoNotWaitForEachOther()
{
    SendPace pace({.smsMs = 100, .mmsMs = 1'000});
    QCOMPARE(pace.take(true, 0), 0);
    QCOMPARE(pace.take(false, 0), 0);
    QCOMPARE(pace.take(true, 0), 1'000);
}

QTEST_GUILESS_MAIN(TestSendPace)
#include "tst_sendpace.moc"
