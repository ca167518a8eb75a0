// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/messagemore.h"
#include "archive/messagerecord.h"
#include "domain/messagestatus.h"

#include <limits>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 lowest = std::numeric_limits<qint64>::min();
constexpr qint64 highest = std::numeric_limits<qint64>::max();

Message whole()
{
    Message message;
    message.id = u"mdr2-"_s + QString(32, u'a');
    message.at = 1'764'072'000'123;
    message.outbound = true;
    message.from = PhoneNumber::fromService(u"12065550100"_s);
    message.to = PhoneNumber::fromService(u"Anonymous"_s);
    message.body = u"Grüße\n👍 "_s;
    message.isMms = true;
    message.isUcs2 = true;
    message.type = u"toll-free"_s;
    message.status = u"a word of tomorrow"_s;
    message.amount = Money::fromNanodollars(9'500'000);
    message.price = PriceDetails{Money::fromNanodollars(-1), {}, Money::fromNanodollars(highest), 7};
    message.receipts = {
        {2, u"message buffered"_s, 1003, u"Message accepted by Carrier"_s, message.at + 1'500},
        {1, u"mmsc submit"_s, {}, QString(), lowest}};
    message.media = {{u"m1"_s, u"a.jpg"_s, u"image/jpeg"_s, highest, u"https://media.example.com/a"_s},
                     {u"m2"_s, QString(), QString(), 0, QString()}};
    return message;
}

using Change = std::function<void(Message &)>;

QList<Change> changesOfEveryField()
{
    return {
        [](Message &m) { m.id = u"other"_s; },
        [](Message &m) { m.at += 1; },
        [](Message &m) { m.outbound = false; },
        [](Message &m) { m.from = m.to; },
        [](Message &m) { m.to = m.from; },
        [](Message &m) { m.body += u'x'; },
        [](Message &m) { m.isMms = false; },
        [](Message &m) { m.isUcs2 = false; },
        [](Message &m) { m.type.clear(); },
        [](Message &m) { m.status.clear(); },
        [](Message &m) { m.amount = {}; },
        [](Message &m) { m.price.reset(); },
        [](Message &m) { m.price->base.reset(); },
        [](Message &m) { m.price->surcharge = Money(); },
        [](Message &m) { m.price->charged.reset(); },
        [](Message &m) { m.price->segments = 6; },
        [](Message &m) { m.receipts.removeLast(); },
        [](Message &m) { m.receipts[0].level = 1; },
        [](Message &m) { m.receipts[0].status = u"delivered"_s; },
        [](Message &m) { m.receipts[0].code.reset(); },
        [](Message &m) { m.receipts[0].codeDescription.clear(); },
        [](Message &m) { m.receipts[1].at = highest; },
        [](Message &m) { m.media.removeLast(); },
        [](Message &m) { m.media[1].id.clear(); },
        [](Message &m) { m.media[0].name.clear(); },
        [](Message &m) { m.media[0].mimeType.clear(); },
        [](Message &m) { m.media[0].size = -1; },
        [](Message &m) { m.media[0].url.clear(); },
    };
}

} // namespace

class TestMessageRecord : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackWhole();
    void everyFieldCounts();
    void hasWhatIsSortedBy();
    void ids_data();
    void ids();
    void noTwoIdsAreOne();
    void numbersWithPlus();
    void brokenBytesAreNoMessage();
    void longTextsComeBack();
    void laterFieldsAreLeftOut();
    void numbersFollowTime();
    void indexedTexts();
};

void TestMessageRecord::comesBackWhole()
{
    for (const Message &message : {whole(), Message()}) {
        Message read = whole(); // whose fields have to be overwritten
        QVERIFY(messageOf(recordOf(message), &read));
        QCOMPARE(read, message);
        QCOMPARE(recordOf(read), recordOf(message));
    }
}

/// A change of any field is a change of the record, or the archive would keep the older one.
void TestMessageRecord::everyFieldCounts()
{
    const QList<Change> changes = changesOfEveryField();
    const MessageRecord before = recordOf(whole());
    for (const Change &change : changes) {
        Message message = whole();
        change(message);
        const MessageRecord after = recordOf(message);
        QVERIFY2(!(after == before), qPrintable(u"change %1"_s.arg(&change - &changes.constFirst())));
        Message read;
        QVERIFY(messageOf(after, &read));
        QCOMPARE(read, message);
    }
}

void TestMessageRecord::hasWhatIsSortedBy()
{
    Message message = whole();
    MessageRecord record = recordOf(message);
    QCOMPARE(record.kind, 1);
    QCOMPARE(record.parts, 7); // as the price says
    QCOMPARE(record.cost, highest); // what was charged
    QCOMPARE(record.status, qint64(MessageStatus::AcceptedByCarrier));
    QCOMPARE(record.bodyKey, QByteArray("grusse\n👍 "));
    message.price.reset();
    message.isMms = false;
    message.body = QString(161, u'X');
    record = recordOf(message);
    QCOMPARE(record.kind, 0);
    QCOMPARE(record.parts, 2);
    QCOMPARE(record.cost, 9'500'000);
    QCOMPARE(record.bodyKey, QByteArray("xxxxxxxxxxxx"));
    message.body = u"12345678901👍"_s; // the pair would be cut in two
    QCOMPARE(recordOf(message).bodyKey, QByteArray("12345678901"));
}

void TestMessageRecord::ids_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("size");
    QTest::newRow("usual") << QString(u"mdr2-"_s + u"0123456789abcdef"_s.repeated(2)) << 16;
    QTest::newRow("zeros") << QString(u"mdr2-"_s + QString(32, u'0')) << 16;
    QTest::newRow("capitals") << QString(u"mdr2-"_s + u"0123456789ABCDEF"_s.repeated(2)) << 37;
    QTest::newRow("older kind") << QString(u"mdr1-"_s + QString(32, u'a')) << 37;
    QTest::newRow("short") << QString(u"mdr2-"_s + QString(31, u'a')) << 36;
    QTest::newRow("long") << QString(u"mdr2-"_s + QString(33, u'a')) << 38;
    QTest::newRow("16 bytes") << u"abcdefghijklmnop"_s << 17;
    QTest::newRow("begins with a zero") << QString(QChar(u'\0') + u"abc"_s) << 5;
    QTest::newRow("other letters") << u"идентификатор"_s << 26;
    QTest::newRow("none") << QString() << 0;
}

void TestMessageRecord::ids()
{
    QFETCH(QString, id);
    QTEST(int(idBytes(id).size()), "size");
    QCOMPARE(idOfBytes(idBytes(id)), id);
}

void TestMessageRecord::noTwoIdsAreOne()
{
    const QString text = u"abcdefghijklmnop"_s;
    const QString usual = u"mdr2-"_s + QString::fromLatin1(text.toLatin1().toHex());
    QVERIFY(idBytes(text) != idBytes(usual));
    QVERIFY(idBytes(text) != idBytes(QString(QChar(u'\0') + text)));
}

void TestMessageRecord::numbersWithPlus()
{
    Message message;
    message.from = PhoneNumber::fromService(u"++12065550100"_s); // keeps one of them
    Message read;
    QVERIFY(messageOf(recordOf(message), &read));
    QCOMPARE(read.from.digits(), u"+12065550100"_s);
}

void TestMessageRecord::brokenBytesAreNoMessage()
{
    const QByteArray bytes = encodedMore(whole());
    Message read;
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY2(!decodeMore(bytes.left(size), &read), QByteArray::number(size).constData());
    QVERIFY(!decodeMore(QByteArray(10'000, '\x81'), &read)); // arrays in arrays
    QVERIFY(!decodeMore("\x87\x18\xff", &read)); // a usual word that nobody knows
}

/// QCborStreamReader hands out long texts in pieces.
void TestMessageRecord::longTextsComeBack()
{
    Message message = whole();
    message.status = u"я👍"_s.repeated(300'000);
    Message read;
    QVERIFY(messageOf(recordOf(message), &read));
    QVERIFY(read == message);
}

void TestMessageRecord::laterFieldsAreLeftOut()
{
    QByteArray bytes = encodedMore(whole());
    QCOMPARE(bytes.at(0), '\x87'); // an array of seven
    bytes[0] = '\x89';
    bytes += QByteArray::fromHex("8101f5"); // [1], true
    Message read = whole();
    QVERIFY(decodeMore(bytes, &read));
    QCOMPARE(read, whole());
}

void TestMessageRecord::numbersFollowTime()
{
    QCOMPARE(firstSeq(1), 64);
    QCOMPARE(atOfSeq(firstSeq(1'764'072'000'123)), 1'764'072'000'123);
    QCOMPARE(atOfSeq(firstSeq(5) + 63), 5);
    QCOMPARE(firstSeq(lowest), 0);
    QCOMPARE(atOfSeq(firstSeq(highest)), LastSeqTime);
    QVERIFY(firstSeq(highest) > 0);
}

void TestMessageRecord::indexedTexts()
{
    QCOMPARE(indexedBody("Grüße"), QByteArray("grusse\n\n"));
    QCOMPARE(indexedBody({}), QByteArray("\n\n"));
    QCOMPARE(indexedNumber("12065550100"), QByteArray("^12065550100$"));
    QCOMPARE(indexedNumber("Anonymous"), QByteArray("^anonymous$"));
    QCOMPARE(indexedBody(QByteArray(20'000, 'a')).size(), 16'002);
}

QTEST_GUILESS_MAIN(TestMessageRecord)
#include "tst_messagerecord.moc"
