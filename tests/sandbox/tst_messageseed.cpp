// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/messagecharset.h"
#include "sandbox/messagestore.h"
#include "sandbox/receipts.h"
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sandbox;

class TestMessageSeed : public QObject {
    Q_OBJECT

private:
    static constexpr qint64 kEnd = 1'764'000'000'000;
    static inline const QStringList kOurs{u"12065550100"_s, u"18005550123"_s};

    /// The numbers that are not our senders but still ours: all 555-01xx of Seattle.
    static QSet<QString> taken()
    {
        QSet<QString> numbers;
        for (int line = 0; line < 100; ++line)
            numbers << QString::number(12065550100 + line);
        return numbers;
    }
    static inline const QSet<QString> kTaken = taken();

    /// The newest `count` as replies an hour later, when all receipts are in.
    static QList<QJsonObject> newest(qint64 count)
    {
        const MessageStore store(MessageSeed({7, 2'000, 30, kEnd, kOurs, kTaken}));
        QList<QJsonObject> objects;
        for (qint64 age = 1; age <= count; ++age)
            objects << messageObject(store.at(store.count() - age), kEnd + 3'600'000);
        return objects;
    }

private Q_SLOTS:
    void newestHundredAndTwentyHoldEveryOutcome()
    {
        QSet<int> codes;
        int silent = 0;
        int handedOver = 0;
        for (const QJsonObject &object : newest(120)) {
            const QJsonObject attributes = object.value(u"attributes").toObject();
            const QJsonArray receipts = attributes.value(u"delivery_receipts").toArray();
            const bool outbound = attributes.value(u"direction") == "outbound"_L1;
            silent += outbound && receipts.isEmpty();
            handedOver += receipts.size() == 1;
            codes << receipts.at(0)[u"status_code"].toInt();
        }
        QVERIFY(silent > 0 && handedOver > 0);
        for (const int code :
             {1003, 1004, 1005, 1006, 1007, 1008, 1105, 1106, 1110, 1111, 1112, 1116, 1150, 1152})
            QVERIFY2(codes.contains(code), qPrintable(QString::number(code)));
    }

    void bothWaysBothKindsBothEncodings()
    {
        QSet<QString> seen;
        for (const QJsonObject &object : newest(120)) {
            const QJsonObject attributes = object.value(u"attributes").toObject();
            const QString way = attributes.value(u"direction").toString();
            const bool mms = attributes.value(u"is_mms").toBool();
            seen << way + (mms ? u" mms"_s : u" sms"_s)
                    + (attributes.value(u"body").isNull() ? u" null"_s : u""_s);
            seen << u"encoding %1"_s.arg(attributes.value(u"message_encoding").toInt(-1));
            seen << attributes.value(u"message_type").toString();
            QCOMPARE(object.contains(u"relationships"), mms);
        }
        const QSet<QString> wanted{u"inbound sms"_s,  u"outbound sms"_s,     u"inbound mms"_s,
                                   u"outbound mms"_s, u"inbound mms null"_s, u"outbound mms null"_s,
                                   u"encoding 0"_s,   u"encoding 8"_s,       u"longcode"_s,
                                   u"toll-free"_s};
        QCOMPARE(seen, wanted);
    }

    void inboundHasNoReceiptsAndItsOwnStatus()
    {
        for (const QJsonObject &object : newest(120)) {
            const QJsonObject attributes = object.value(u"attributes").toObject();
            if (attributes.value(u"direction") != "inbound"_L1)
                continue;
            QVERIFY(attributes.value(u"delivery_receipts").toArray().isEmpty());
            QCOMPARE(attributes.value(u"status").toString(),
                     attributes.value(u"is_mms").toBool() ? QString() : u"delivered"_s);
        }
    }

    void isBetweenOurNumbersAndPeople()
    {
        static const QRegularExpression person(u"^1[2-9]\\d\\d55501\\d\\d$"_s);
        for (const QJsonObject &object : newest(500)) {
            const QJsonObject attributes = object.value(u"attributes").toObject();
            const bool outbound = attributes.value(u"direction") == "outbound"_L1;
            const QString ours = attributes.value(outbound ? u"from" : u"to").toString();
            const QString theirs = attributes.value(outbound ? u"to" : u"from").toString();
            QVERIFY2(kOurs.contains(ours), qPrintable(ours));
            QVERIFY2(person.match(theirs).hasMatch(), qPrintable(theirs));
            QVERIFY2(!kTaken.contains(theirs), qPrintable(theirs));
        }
    }

    void speaksManyScriptsWithEmojiAndOptOuts()
    {
        QString all;
        QSet<QString> bodies;
        for (const QJsonObject &object : newest(2'000)) {
            bodies << object.value(u"attributes")[u"body"].toString();
            all += object.value(u"attributes")[u"body"].toString();
        }
        for (const QString &piece : {u"شكرًا"_s, u"תודה"_s, u"谢谢"_s, u"はい"_s, u"감사"_s, u"Спасибо"_s,
                                     u"धन्यवाद"_s, u"¿"_s, u"👍"_s, u"👨‍👩‍👧‍👦"_s, u"\n"_s})
            QVERIFY2(all.contains(piece), qPrintable(piece));
        QVERIFY(bodies.contains(u"STOP"_s));
        QVERIFY2(!all.contains("{n}"_L1), "a text kept its placeholder");
        QVERIFY2(bodies.size() > 800, qPrintable(QString::number(bodies.size())));
    }

    void charsetFollowsGsm_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("encoding");
        QTest::addColumn<int>("segments");
        QTest::newRow("empty") << QString() << 0 << 1;
        QTest::newRow("160") << QString(160, u'a') << 0 << 1;
        QTest::newRow("161") << QString(161, u'a') << 0 << 2;
        QTest::newRow("307") << QString(307, u'a') << 0 << 3;
        QTest::newRow("extended counts twice") << QString(81, u'€') << 0 << 2;
        QTest::newRow("70 UCS-2") << QString(70, u'я') << 8 << 1;
        QTest::newRow("71 UCS-2") << QString(71, u'я') << 8 << 2;
        QTest::newRow("surrogates count as two") << u"👍"_s.repeated(36) << 8 << 2;
        QTest::newRow("typographic quote") << u"it’s"_s << 8 << 1;
    }

    void charsetFollowsGsm()
    {
        QFETCH(QString, body);
        QTEST(messageEncoding(body), "encoding");
        QTEST(segmentCount(body), "segments");
    }

    void recordLooksAsInTheReference()
    {
        MessageRecord record{u"mdr2-5f0c3a9e7b6d4c1f8a2e1d0b9c8f7a6e"_s,
                             kEnd + 410,
                             true,
                             true,
                             u"18005550123"_s,
                             u"12065550142"_s,
                             {},
                             {{u"door.jpg"_s, u"image/jpeg"_s, 48'213}}};
        const QJsonObject attributes = messageObject(record, kEnd).value(u"attributes").toObject();
        QCOMPARE(attributes.value(u"amount_display").toString(), u"$0.0095"_s);
        QCOMPARE(attributes.value(u"amount_nanodollars").toInt(), 9'500'000);
        QCOMPARE(attributes.value(u"timestamp").toString(), u"2025-11-24T16:00:00.41Z"_s);
        QCOMPARE(attributes.value(u"message_type").toString(), u"toll-free"_s);
        QVERIFY(attributes.value(u"body").isNull());
        const QString id =
            messageObject(record, kEnd)[u"relationships"][u"media"][u"data"][0][u"id"].toString();
        const QJsonObject media = includedMedia(record).at(0).toObject();
        QCOMPARE(media.value(u"id").toString(), id);
        QCOMPARE(media.value(u"attributes")[u"file_size"].toInt(), 48'213);
        QCOMPARE(media.value(u"attributes")[u"mime_type"].toString(), u"image/jpeg"_s);
        record.isMms = false;
        record.body = QString(161, u'a');
        QCOMPARE(messageObject(record, kEnd)[u"attributes"][u"amount_display"].toString(), u"$0.0080"_s);
    }
};

QTEST_APPLESS_MAIN(TestMessageSeed)
#include "tst_messageseed.moc"
