// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/receipts.h"
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using sandbox::Receipts;

class TestMessageReceipts : public QObject {
    Q_OBJECT

private:
    static constexpr qint64 kSent = 1'764'000'000'410; // 2025-11-24T16:00:00.41Z

    /// "level:code level:code", newest first.
    static QString seen(const QString &to, qint64 after, bool isMms = false)
    {
        QStringList words;
        for (const auto &receipt : Receipts::at(to, isMms, kSent, kSent + after)) {
            const QJsonValue code = receipt[u"status_code"];
            words << u"%1:%2"_s.arg(receipt[u"level"].toInt())
                         .arg(code.isNull() ? u"null"_s : QString::number(code.toInt()));
        }
        return words.join(u' ');
    }

private Q_SLOTS:
    void comeWithTime()
    {
        const QString to = u"12065550142"_s;
        QCOMPARE(seen(to, 0), QString());
        QCOMPARE(seen(to, 999), QString());
        QCOMPARE(seen(to, 1000), u"1:null"_s);
        QCOMPARE(seen(to, 2000), u"2:1003 1:null"_s);
        QCOMPARE(seen(to, 4000), u"2:1004 2:1003 1:null"_s);
        QCOMPARE(seen(to, 1'000'000), u"2:1004 2:1003 1:null"_s);
    }

    void lookAsInTheReference()
    {
        const QJsonArray receipts = Receipts::at(u"12065550142"_s, false, kSent, kSent + 2000);
        QCOMPARE(receipts.at(0).toObject(),
                 QJsonObject({{u"level"_s, 2},
                              {u"status"_s, u"message buffered"_s},
                              {u"status_code"_s, 1003},
                              {u"status_code_description"_s, u"Message accepted by Carrier"_s},
                              {u"timestamp"_s, u"2025-11-24T16:00:02.00Z"_s}}));
        QCOMPARE(receipts.at(1).toObject(),
                 QJsonObject({{u"level"_s, 1},
                              {u"status"_s, u"smsc submit"_s},
                              {u"status_code"_s, QJsonValue()},
                              {u"status_code_description"_s, u"Message has been sent"_s},
                              {u"timestamp"_s, u"2025-11-24T16:00:01.00Z"_s}}));
        const QJsonArray mms = Receipts::at(u"12065550142"_s, true, kSent, kSent + 1000);
        QCOMPARE(mms.at(0)[u"status"].toString(), u"mmsc submit"_s);
    }

    void endAsTheDestinationSays_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("end");
        QTest::newRow("rejected") << u"12065550180"_s << u"2:1005 1:null"_s;
        QTest::newRow("opted out") << u"12065550186"_s << u"2:1110 1:null"_s;
        QTest::newRow("toll-free limit") << u"12065550192"_s << u"2:1160 1:null"_s;
        QTest::newRow("code stands for itself") << u"12062221201"_s << u"2:1201 1:null"_s;
        QTest::newRow("no more than accepted") << u"12065550199"_s << u"2:1003 1:null"_s;
        QTest::newRow("no more than accepted, 017x") << u"12065550173"_s << u"2:1003 1:null"_s;
        QTest::newRow("handed over") << u"12065550198"_s << u"1:null"_s;
        QTest::newRow("silent") << u"12065550197"_s << QString();
        QTest::newRow("code of success is no failure") << u"12062221004"_s << u"2:1004 2:1003 1:null"_s;
    }

    void endAsTheDestinationSays()
    {
        QFETCH(QString, to);
        QFETCH(QString, end);
        QCOMPARE(seen(to, 3'600'000), end);
    }

    void slowDestinationTakesTenTimesAsLong()
    {
        QCOMPARE(seen(u"12065550196"_s, 9'999), QString());
        QCOMPARE(seen(u"12065550196"_s, 10'000), u"1:null"_s);
        QCOMPARE(seen(u"12065550196"_s, 40'000), u"2:1004 2:1003 1:null"_s);
    }

    void failureTellsItsCodeAndMarksItsOwnWords()
    {
        const QJsonValue failed = Receipts::at(u"12065550189"_s, false, kSent, kSent + 3000).at(0);
        QCOMPARE(failed[u"status_code_description"].toString(), u"Destination Address is not text enabled"_s);
        QVERIFY2(failed[u"status"].toString().startsWith("[sandbox] "_L1),
                 qPrintable(failed[u"status"].toString()));
    }

    void everyFailingEndingHasItsOwnCodeWithAText()
    {
        QSet<int> codes;
        for (const int ending : Receipts::failingEndings()) {
            const int code = Receipts::failureOf(u"1206555%1"_s.arg(ending, 4, 10, QChar(u'0')));
            QVERIFY2(code > 1004 && !Receipts::codeText(code).isEmpty(), qPrintable(QString::number(ending)));
            codes << code;
        }
        QCOMPARE(codes.size(), 13);
    }
};

QTEST_APPLESS_MAIN(TestMessageReceipts)
#include "tst_messagereceipts.moc"
