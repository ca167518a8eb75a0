// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/messagestore.h"
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sandbox;

class TestMessageStore : public QObject {
    Q_OBJECT

private:
    static constexpr qint64 kEnd = 1'764'000'000'000;
    static constexpr qint64 kDay = 86'400'000;

    static MessageStore store(qint64 count, quint64 seed = 7, qint64 end = kEnd)
    {
        return MessageStore(MessageSeed({seed, count, 30, end, {u"12065550100"_s, u"18005550123"_s}}));
    }

private Q_SLOTS:
    void idsAreDistinctAndLeadBack()
    {
        const MessageStore messages = store(20'000);
        QSet<QString> ids;
        for (qint64 index = 0; index < messages.count(); ++index) {
            const QString id = messages.at(index).id;
            ids << id;
            if (index % 97 == 0) {
                const std::optional<MessageRecord> found = messages.find(id);
                QVERIFY2(found && found->time == messages.at(index).time, qPrintable(id));
            }
        }
        QCOMPARE(ids.size(), 20'000);
        static const QRegularExpression form(u"^mdr2-[0-9a-f]{32}$"_s);
        QVERIFY2(form.match(*ids.begin()).hasMatch(), qPrintable(*ids.begin()));
    }

    void strangeIdsAreNotFound_data()
    {
        QTest::addColumn<QString>("id");
        const QString good = store(10).at(3).id;
        QTest::newRow("empty") << QString();
        QTest::newRow("short") << good.chopped(1);
        QTest::newRow("long") << QString(good + u'0');
        QTest::newRow("upper case") << QString("mdr2-"_L1 + good.mid(5).toUpper());
        QTest::newRow("other digit") << QString(good.chopped(1) + (good.endsWith(u'0') ? u'1' : u'0'));
        QTest::newRow("first API") << QString("mdr1-"_L1 + good.mid(5));
        QTest::newRow("beyond the end") << store(20).at(15).id;
        QTest::newRow("not hexadecimal") << u"mdr2-zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"_s;
    }

    void strangeIdsAreNotFound()
    {
        QFETCH(QString, id);
        QVERIFY(!store(10).find(id));
    }

    void sameSeedSameAccount()
    {
        const MessageStore one = store(500);
        const MessageStore same = store(500);
        const MessageStore other = store(500, 8);
        int differing = 0;
        for (qint64 index = 0; index < 500; ++index) {
            QCOMPARE(messageObject(one.at(index), kEnd), messageObject(same.at(index), kEnd));
            differing += one.at(index).id != other.at(index).id && one.at(index).time != other.at(index).time;
        }
        QVERIFY2(differing > 450, qPrintable(QString::number(differing)));
    }

    void timesAreOrderedAndSpreadOverTheDays()
    {
        const MessageStore messages = store(3'000);
        QList<int> perDay(30, 0);
        qint64 previous = kEnd - 30 * kDay;
        for (qint64 index = 0; index < messages.count(); ++index) {
            const qint64 time = messages.at(index).time;
            QVERIFY(time >= previous - 9 && time < kEnd);
            QCOMPARE(time % 10, 0);
            ++perDay[(time - (kEnd - 30 * kDay) + 9) / kDay];
            previous = time;
        }
        for (const int count : perDay)
            QVERIFY2(count > 50 && count < 150, qPrintable(QString::number(count)));
    }

    void findsThePlaceOfATime()
    {
        const MessageStore messages = store(1'000);
        QCOMPARE(messages.firstAt(0), 0);
        QCOMPARE(messages.firstAt(kEnd * 1000), 1'000);
        const qint64 time = messages.at(400).time;
        QCOMPARE(messages.firstAt(time * 1000), 400);
        QCOMPARE(messages.firstAt(time * 1000 + 1), 401);
        QCOMPARE(store(0).firstAt(kEnd * 1000), 0);
    }

    void sentOnesComeOnTop()
    {
        MessageStore messages = store(50);
        MessageRecord record;
        record.from = u"12065550100"_s;
        record.to = u"12065550142"_s;
        record.body = u"hello"_s;
        const QString first = messages.add(record, kEnd + 1'234);
        const QString second = messages.add(record, kEnd + 400); // the clock was set back
        QCOMPARE(messages.count(), 52);
        QVERIFY(first != second);
        QCOMPARE(messages.find(first)->time, kEnd + 1'230);
        QCOMPARE(messages.find(second)->time, kEnd + 1'230);
        QCOMPARE(messages.firstAt(kEnd * 1000), 50);
        // The same seed an hour later is the same account, but nothing has been sent there.
        QVERIFY(!store(60, 7, kEnd + 3'600'000).find(first));
    }

    void withoutNumbersThereAreNoMessages()
    {
        QCOMPARE(MessageStore(MessageSeed({1, 100, 30, kEnd, {}})).count(), 0);
    }
};

QTEST_APPLESS_MAIN(TestMessageStore)
#include "tst_messagestore.moc"
