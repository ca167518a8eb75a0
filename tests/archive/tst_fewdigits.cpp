// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/messagehistogram.h"
#include "archive/messagesearch.h"
#include "archive/querytext.h"
#include "searchplace.h"

#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// One or two digits are found in bodies, and where numbers begin or end: what looking at each message finds,
/// in every order.
class TestFewDigits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsAll_data();
    void findsAll();
    void findsAllInEveryOrder_data();
    void findsAllInEveryOrder();
    void findsEachPlace_data();
    void findsEachPlace();
    void nothingIsMissedWhileTheIndexGrows();

private:
    static MessageQuery parsed(const QString &text)
    {
        return parseMessageQuery(text, QTimeZone::utc(), 1'767'400'000'000);
    }

    QList<qint64> found(const MessageQuery &query)
    {
        MessageSearch search(m_database);
        return search.start(query) ? QList<qint64>{-1} : search.next(1'000'000).seqs;
    }

    std::unique_ptr<SearchPlace> m_place;
    ArchiveDatabase m_database;
};

namespace {

constexpr qint64 oldest = 1'700'000'000'000;
constexpr qint64 newest = oldest + 1'000'000; // of those that are told by place

qint64 counted(ArchiveDatabase &database, const MessageQuery &query)
{
    MessageHistogram histogram(database);
    ArchiveTrouble trouble = histogram.start(query, 86'400'000, QTimeZone::utc());
    while (!trouble && !histogram.advance(0, &trouble)) { }
    qint64 messages = 0;
    for (const ActivityBucket &bucket : histogram.buckets())
        messages += bucket.received + bucket.underway + bucket.arrived + bucket.failed;
    return trouble ? -1 : messages;
}

Message between(const QString &from, const QString &to, const QString &body)
{
    static int number = 100'000;
    Message message = SearchPlace::made(++number);
    message.at = oldest + number;
    message.from = PhoneNumber::fromService(from);
    message.to = PhoneNumber::fromService(to);
    message.body = body;
    return message;
}

const QString nobody = u"12065550100"_s;

/// By place of the digits. Older than all that a scan tries first.
QList<Message> byPlace()
{
    return {
        between(nobody, nobody, u"body 42"_s),
        between(nobody, nobody, u"body 142, delayed"_s),
        between(nobody, nobody, u"body ４２"_s),
        between(u"14255550100"_s, nobody, u"from begins, delayed"_s),
        between(nobody, u"14255550100"_s, u"to begins"_s),
        between(u"12065550142"_s, nobody, u"from ends 2"_s),
        between(nobody, u"12065550142"_s, u"to ends 2, delayed"_s),
        between(u"12065550124"_s, nobody, u"from ends 4"_s),
        between(nobody, u"12065550124"_s, u"to ends 4, delayed"_s),
        between(u"4205550100"_s, u"4205550100"_s, u"abroad"_s),
        between(u"12064255100"_s, u"12065424100"_s, u"inside, delayed"_s),
        between(u"Shop4"_s, nobody, u"a word with one"_s),
        between(u"Shop42"_s, nobody, u"a word with two"_s),
    };
}

} // namespace

void TestFewDigits::initTestCase()
{
    m_place = std::make_unique<SearchPlace>(12'000, 6'000); // more than a scan tries first, half in the index
    QList<Message> messages = byPlace();
    for (int i = 0; i < 200;
         ++i) { // more than a millisecond has seqs for: some are numbered as of the next day
        messages += between(nobody, nobody, u"burst 42"_s);
        messages.last().at = 1'767'311'999'999;
    }
    QVERIFY(!m_place->writer().store(messages));
    m_place->readAll();
    QVERIFY(!m_database.open(m_place->path(), ArchiveDatabase::Access::Read));
}

void TestFewDigits::findsAll_data()
{
    QTest::addColumn<QString>("text");
    const QString texts =
        u"4|42|1|12|0|20|01|99|\"4\"|+4|(42)|4 42|4 delayed|42 delayed|42 \"code 01\"|4 a|42 ok|42 0142"
        "|42 number:5|42 from:303|42 status:failed|5 type:mms direction:out|42 on:2026-01-02"
        "|4 before:2026-01-02|42 after:2026-01-02|42 before:2026-01-02|4 after:2026-01-02 delayed"_s;
    for (const QString &text : texts.split(u'|'))
        QTest::newRow(qPrintable(text)) << text;
}

void TestFewDigits::findsAll()
{
    QFETCH(QString, text);
    MessageQuery query = parsed(text);
    const QList<qint64> expected = m_place->expected(query);
    QCOMPARE(found(query), expected);
    QCOMPARE(counted(m_database, query), expected.size());
    query.sort.descending = false;
    QCOMPARE(found(query), m_place->expected(query));
}

void TestFewDigits::findsAllInEveryOrder_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"4", "42", "4 delayed", "42 ok"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestFewDigits::findsAllInEveryOrder()
{
    QFETCH(QString, text);
    MessageQuery query = parsed(text);
    for (int column = 0; column <= int(MessageColumn::Cost); ++column) {
        for (const bool descending : {true, false}) {
            query.sort = {MessageColumn(column), descending};
            QCOMPARE(found(query), m_place->expected(query));
        }
    }
}

void TestFewDigits::findsEachPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("bodies");
    const QStringList one{u"from begins, delayed"_s, u"to begins"_s, u"from ends 4"_s,
                          u"to ends 4, delayed"_s,   u"abroad"_s,    u"body 42"_s,
                          u"body 142, delayed"_s,    u"body ４２"_s};
    const QStringList two{u"from begins, delayed"_s, u"to begins"_s, u"from ends 2"_s,
                          u"to ends 2, delayed"_s,   u"abroad"_s,    u"body 42"_s,
                          u"body 142, delayed"_s,    u"body ４２"_s, u"a word with two"_s};
    const auto row = [](const QString &text, const QStringList &bodies) {
        QTest::newRow(qPrintable(text)) << text << bodies;
    };
    row(u"4"_s, one);
    row(u"42"_s, two);
    row(u"4 delayed"_s, one.filter(u"delayed"_s));
    row(u"42 delayed"_s, two.filter(u"delayed"_s));
    row(u"42 ed"_s, two.filter(u"ed"_s));
    row(u"\"42\""_s, two.filter(u"body"_s));
}

void TestFewDigits::findsEachPlace()
{
    QFETCH(QString, text);
    QFETCH(QStringList, bodies);
    QStringList seen;
    for (const qint64 seq : found(parsed(text))) {
        const Message &message = m_place->messages()[seq];
        if (message.at < newest)
            seen += message.body;
    }
    seen.sort();
    bodies.sort();
    QCOMPARE(seen, bodies);
}

void TestFewDigits::nothingIsMissedWhileTheIndexGrows()
{
    int left = 6'000;
    for (const QString &text : {u"4"_s, u"42"_s, u"42 delayed"_s}) {
        const QList<qint64> expected = m_place->expected(parsed(text));
        MessageSearch search(m_database);
        QVERIFY(!search.start(parsed(text)));
        QList<qint64> seqs;
        for (MessageSearch::Chunk chunk; !chunk.isComplete;) {
            QVERIFY(!m_place->writer().index(5, &left));
            chunk = search.next(100, 0);
            QVERIFY(!chunk.trouble);
            seqs += chunk.seqs;
        }
        QCOMPARE(seqs, expected);
    }
    QVERIFY(left < 5'900); // it did grow
    while (left > 0)
        QVERIFY(!m_place->writer().index(1'000, &left));
    for (const QString &text : {u"4"_s, u"42"_s, u"12"_s, u"0"_s, u"42 after:2026-01-02"_s})
        QCOMPARE(found(parsed(text)), m_place->expected(parsed(text)));
}

QTEST_GUILESS_MAIN(TestFewDigits)
#include "tst_fewdigits.moc"
