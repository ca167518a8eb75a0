// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/messagehistogram.h"
#include "archive/messagesearch.h"
#include "archive/querytext.h"
#include "domain/messagestatus.h"
#include "searchplace.h"

#include <QTest>
#include <thread>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// Every way to search finds what looking at each message finds, in the same order.
class TestMessageSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsAll_data();
    void findsAll();
    void everyColumnBothWays_data();
    void everyColumnBothWays();
    void nothingIsMissedWhileTheIndexGrows();
    void burstsBeyondAMillisecond();
    void comesInPieces();
    void interruptedSaysSo();
    void interruptsHarmNothingElse();
    void countsByTimeAndOutcome_data();
    void countsByTimeAndOutcome();

private:
    MessageQuery parsed(const QString &text) const
    {
        return parseMessageQuery(text, QTimeZone::utc(), 1'767'400'000'000);
    }
    QList<qint64> found(const MessageQuery &query);

    std::unique_ptr<SearchPlace> m_place;
    std::unique_ptr<ArchiveDatabase> m_database;
    std::unique_ptr<MessageSearch> m_search;
};

namespace {

const QStringList queries{u""_s,
                          u"delayed"_s,
                          u"DÉLAYED"_s,
                          u"\"your parcel\""_s,
                          u"\"parcel was\""_s,
                          u"strasse"_s,
                          u"grusse"_s,
                          u"grüße"_s,
                          u"creme"_s,
                          u"\"creme brulee\""_s,
                          u"angstrom"_s,
                          u"fine"_s,
                          u"wide"_s,
                          u"код"_s,
                          u"КОД"_s,
                          u"заказ"_s,
                          u"包裹"_s,
                          u"送达"_s,
                          u"您的包裹"_s,
                          u"確認"_s,
                          u"コー"_s,
                          u"배송"_s,
                          u"裹"_s,
                          u"👍"_s,
                          u"🍕🚗"_s,
                          u"🍕"_s,
                          u"a"_s,
                          u"x"_s,
                          u"y"_s,
                          u"ok"_s,
                          u"us"_s,
                          u"z"_s,
                          u"qq"_s,
                          u"5%"_s,
                          u"_"_s,
                          u"%"_s,
                          u"'"_s,
                          u"it's"_s,
                          u"\"\\\"quoted\\\"\""_s,
                          u"0142"_s,
                          u"0142 delayed"_s,
                          u"14"_s,
                          u"\"0142\""_s,
                          u"555-0155"_s,
                          u"5550155"_s,
                          u"(206) 555-0142"_s,
                          u"+1 206 555 0142"_s,
                          u"206555"_s,
                          u"delayed parcel"_s,
                          u"delayed ok a"_s,
                          u"ok a"_s,
                          u"parcel 包裹"_s,
                          u"nothinglikeit"_s,
                          u"nothinglikeit delayed"_s,
                          u"from:206"_s,
                          u"from:206555"_s,
                          u"from:+1206"_s,
                          u"from:+206"_s,
                          u"from:12065550142"_s,
                          u"to:303"_s,
                          u"to:\"(303) 555-01\""_s,
                          u"from:44"_s,
                          u"from:anon"_s,
                          u"from:An_n"_s,
                          u"to:Anonymous from:206"_s,
                          u"from:206 from:44"_s,
                          u"from:206 from:+"_s,
                          u"from:2"_s,
                          u"from:206 to:303 delayed"_s,
                          u"from:206 a"_s,
                          u"from:999"_s,
                          u"from:+"_s,
                          u"number:0142"_s,
                          u"number:42"_s,
                          u"number:555 number:0155"_s,
                          u"number:5"_s,
                          u"number:0142 delayed"_s,
                          u"number:42 ok"_s,
                          u"status:failed"_s,
                          u"status:received"_s,
                          u"status:underway"_s,
                          u"status:delivered"_s,
                          u"status:failed status:underway"_s,
                          u"status:failed delayed"_s,
                          u"status:failed ok"_s,
                          u"status:blue"_s,
                          u"type:sms"_s,
                          u"type:mms"_s,
                          u"type:sms type:mms"_s,
                          u"type:mms a"_s,
                          u"type:mms parcel"_s,
                          u"direction:in"_s,
                          u"direction:out"_s,
                          u"direction:in status:failed"_s,
                          u"direction:out delayed"_s,
                          u"direction:in type:mms from:206"_s,
                          u"on:2026-01-02"_s,
                          u"after:2026-01-02"_s,
                          u"before:2026-01-02"_s,
                          u"after:2026-01-02 delayed"_s,
                          u"after:2026-01-01T12:00:00 before:2026-01-01T12:02:00"_s,
                          u"before:2026-01-01T12:04:00 parcel"_s,
                          u"before:2026-01-01"_s,
                          u"after:2026-02-01 before:2026-01-01"_s,
                          u"after:2026-01-02 ok"_s,
                          u"after:2026-01-02 from:206"_s,
                          u"on:2026-01-02 status:failed"_s,
                          u"0142 delayed status:failed from:206 after:2026-01-01"_s,
                          u"after:1960-01-01"_s,
                          u"before:1960-01-01"_s,
                          u"after:2400-01-01"_s,
                          u"before:2400-01-01 zebra"_s};

} // namespace

void TestMessageSearch::initTestCase()
{
    // More than are probed by a scan, half of them not in the index.
    m_place = std::make_unique<SearchPlace>(12'000, 6'000);
    m_database = std::make_unique<ArchiveDatabase>();
    QVERIFY(!m_database->open(m_place->path(), ArchiveDatabase::Access::Read));
    m_search = std::make_unique<MessageSearch>(*m_database);
    qint64 unindexed = 0;
    QVERIFY(!m_database->ask("SELECT count(*) FROM unindexed", &unindexed));
    QCOMPARE(unindexed, 6'000);
}

QList<qint64> TestMessageSearch::found(const MessageQuery &query)
{
    if (m_search->start(query))
        return {-1};
    QList<qint64> seqs;
    MessageSearch::Chunk chunk;
    while (!chunk.isComplete && !chunk.trouble) {
        chunk = m_search->next(1'000);
        seqs += chunk.seqs;
    }
    return chunk.trouble ? QList<qint64>{-2} : seqs;
}

void TestMessageSearch::findsAll_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : queries)
        QTest::newRow(qPrintable(text)) << text;
}

void TestMessageSearch::findsAll()
{
    QFETCH(QString, text);
    MessageQuery query = parsed(text);
    for (const bool descending : {true, false}) {
        query.sort.descending = descending;
        const QList<qint64> expected = m_place->expected(query);
        QCOMPARE(found(query), expected);
    }
}

void TestMessageSearch::everyColumnBothWays_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    for (int column = 0; column <= int(MessageColumn::Cost); ++column) {
        for (const char *text : {"", "delayed", "包裹", "ok a", "from:206", "status:failed", "on:2026-01-02",
                                 "type:mms direction:out", "nothinglikeit"})
            QTest::addRow("%d %s", column, text) << column << QString::fromUtf8(text);
    }
}

void TestMessageSearch::everyColumnBothWays()
{
    QFETCH(int, column);
    QFETCH(QString, text);
    MessageQuery query = parsed(text);
    for (const bool descending : {true, false}) {
        query.sort = {MessageColumn(column), descending};
        QCOMPARE(found(query), m_place->expected(query));
    }
}

void TestMessageSearch::nothingIsMissedWhileTheIndexGrows()
{
    for (const QString &text : {u"delayed"_s, u"包裹"_s, u"ok a"_s}) {
        SearchPlace place(12'000, 6'000);
        ArchiveDatabase database;
        QVERIFY(!database.open(place.path(), ArchiveDatabase::Access::Read));
        MessageSearch search(database);
        const QList<qint64> expected = place.expected(parsed(text));
        QVERIFY(!search.start(parsed(text)));
        QList<qint64> seqs;
        int left = 6'000;
        for (MessageSearch::Chunk chunk; !chunk.isComplete;) {
            QVERIFY(!place.writer().index(20, &left));
            chunk = search.next(100, 0);
            QVERIFY(!chunk.trouble);
            seqs += chunk.seqs;
        }
        QVERIFY(left < 5'500); // it did grow
        QCOMPARE(seqs, expected);
    }
}

/// More than 64 of one millisecond are numbered as if they were later.
void TestMessageSearch::burstsBeyondAMillisecond()
{
    SearchPlace place(10, 0);
    QList<Message> burst;
    for (int i = 100; i < 400; ++i) {
        burst += SearchPlace::made(i);
        burst.last().at = 1'767'225'600'000;
        burst.last().body = u"burst"_s;
    }
    QVERIFY(!place.writer().store(burst));
    place.readAll();
    ArchiveDatabase database;
    QVERIFY(!database.open(place.path(), ArchiveDatabase::Access::Read));
    MessageSearch search(database);
    for (const bool isIndexed : {false, true}) {
        if (isIndexed)
            QVERIFY(!place.writer().index(1'000));
        for (const QString &text : {u"burst "_s, u"bu "_s, QString(), u"status:failed "_s, u"from:206 "_s}) {
            for (const QString &range :
                 {u"before:2026-01-01T00:00:00.001"_s, u"after:2026-01-01T00:00:00.001"_s}) {
                const MessageQuery query = parsed(text + range);
                QVERIFY(!search.start(query));
                QCOMPARE(search.next(1'000).seqs, place.expected(query));
            }
        }
    }
}

void TestMessageSearch::comesInPieces()
{
    const MessageQuery query = parsed(u"parcel"_s);
    const QList<qint64> expected = m_place->expected(query);
    QVERIFY(!m_search->start(query));
    QCOMPARE(m_search->next(7).seqs, expected.first(7));
    QVERIFY(m_search->isRunning());
    QCOMPARE(m_search->next(3).seqs, expected.mid(7, 3));
    // Out of time at once: little or nothing, and it goes on after.
    QList<qint64> seqs = expected.first(10);
    MessageSearch::Chunk chunk;
    int pauses = 0;
    while (!chunk.isComplete) {
        chunk = m_search->next(1'000'000, 0);
        QVERIFY(!chunk.trouble);
        QVERIFY(chunk.seqs.size() <= 64);
        seqs += chunk.seqs;
        ++pauses;
    }
    QVERIFY(pauses > 5);
    QCOMPARE(seqs, expected);
    QVERIFY(!m_search->isRunning());
    const MessageSearch::Chunk after = m_search->next(5);
    QVERIFY(after.isComplete && after.seqs.isEmpty());
}

void TestMessageSearch::interruptedSaysSo()
{
    for (const QString &text : {u"parcel"_s, u"ok"_s, u"qq"_s, QString()}) {
        QVERIFY(!m_search->start(parsed(text)));
        QVERIFY(!m_search->next(1, 0).trouble);
        std::thread([this] { m_search->interrupt(); }).join();
        const MessageSearch::Chunk chunk = m_search->next(1'000'000);
        QCOMPARE(chunk.trouble.kind, ArchiveTrouble::Kind::Interrupted);
        QCOMPARE(chunk.seqs, QList<qint64>());
        QVERIFY(!chunk.isComplete);
        QVERIFY(!m_search->isRunning());
    }
}

/// At any moment: a search is right and whole, or says that it was interrupted.
void TestMessageSearch::interruptsHarmNothingElse()
{
    const MessageQuery query = parsed(u"ok a"_s);
    const QList<qint64> expected = m_place->expected(query);
    std::atomic<bool> isOver = false;
    std::thread disturber([this, &isOver] {
        while (!isOver) {
            m_search->interrupt();
            std::this_thread::yield();
        }
    });
    for (int round = 0; round < 20; ++round) {
        const QList<qint64> seqs = found(query);
        if (seqs != QList<qint64>{-1} && seqs != QList<qint64>{-2})
            QCOMPARE(seqs, expected);
    }
    isOver = true;
    disturber.join();
    QCOMPARE(found(query), expected);
}

void TestMessageSearch::countsByTimeAndOutcome_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("step");
    for (const char *text :
         {"", "delayed", "包裹", "status:failed", "direction:in type:mms", "from:206", "qq", "on:2026-01-02",
          "on:2026-01-02 ok", "after:2026-02-01 before:2026-01-01"}) {
        for (const qint64 step : {3'600'000, 86'400'000})
            QTest::addRow("%s %lld", text, step) << QString::fromUtf8(text) << step;
    }
}

void TestMessageSearch::countsByTimeAndOutcome()
{
    QFETCH(QString, text);
    QFETCH(qint64, step);
    const QTimeZone zone("Asia/Kolkata"); // its days begin at half past an hour of UTC
    const MessageQuery query = parsed(text);
    QMap<qint64, ActivityBucket> expected;
    for (const qint64 seq : m_place->expected(query)) {
        const Message &message = m_place->messages()[seq];
        ActivityBucket &bucket = expected[bucketStart(message.at, step, zone)];
        bucket.start = bucketStart(message.at, step, zone);
        QCOMPARE((bucket.start + 19'800'000) % step, 0);
        const MessageStatus status = messageStatus(message);
        bucket.received += status == MessageStatus::Received;
        bucket.failed += status == MessageStatus::Failed;
        bucket.arrived += status == MessageStatus::Delivered || status == MessageStatus::AcceptedByCarrier;
        bucket.underway += status == MessageStatus::Accepted || status == MessageStatus::HandedOver;
    }
    ArchiveDatabase database; // of its own, as when nothing was searched yet
    QVERIFY(!database.open(m_place->path(), ArchiveDatabase::Access::Read));
    MessageHistogram histogram(database);
    QVERIFY(!histogram.start(query, step, zone));
    ArchiveTrouble trouble;
    while (!histogram.advance(0, &trouble)) { }
    QVERIFY(!trouble);
    QCOMPARE(histogram.buckets(), expected.values());
}

QTEST_GUILESS_MAIN(TestMessageSearch)
#include "tst_messagesearch.moc"
