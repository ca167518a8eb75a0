// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ratelimit.h"
#include <QTest>

using namespace Qt::StringLiterals;
using sandbox::RateLimit;

class TestRateLimit : public QObject {
    Q_OBJECT

private:
    static int admitted(RateLimit &limit, RateLimit::Kind kind, int attempts, qint64 now,
                        const QString &key = u"k"_s, const QString &endpoint = u"/v2.1/messages"_s)
    {
        int passed = 0;
        for (int attempt = 0; attempt < attempts; ++attempt)
            passed += limit.admits(kind, key, endpoint, now);
        return passed;
    }

private Q_SLOTS:
    void fiveSmsAndOneMmsInAWallClockSecond()
    {
        RateLimit limit;
        QCOMPARE(admitted(limit, RateLimit::Kind::Sms, 6, 10'000), 5);
        QCOMPARE(admitted(limit, RateLimit::Kind::Sms, 1, 10'999), 0);
        QCOMPARE(admitted(limit, RateLimit::Kind::Mms, 3, 10'999), 1);
        QCOMPARE(admitted(limit, RateLimit::Kind::Sms, 6, 11'000), 5);
        QCOMPARE(admitted(limit, RateLimit::Kind::Mms, 2, 11'000), 1);
    }

    void countsForEachKeyAndEndpointAlone()
    {
        RateLimit limit;
        QCOMPARE(admitted(limit, RateLimit::Kind::Sms, 6, 0), 5);
        QCOMPARE(admitted(limit, RateLimit::Kind::Sms, 6, 0, u"other"_s), 5);
        QCOMPARE(admitted(limit, RateLimit::Kind::Sms, 6, 0, u"k"_s, u"/v2.2/messages"_s), 5);
    }

    void canBeSwitchedOff()
    {
        RateLimit limit(false);
        QCOMPARE(admitted(limit, RateLimit::Kind::Mms, 50, 0), 50);
    }
};

QTEST_APPLESS_MAIN(TestRateLimit)
#include "tst_ratelimit.moc"
