// SPDX-License-Identifier: GPL-3.0-or-later
#include "../journal/rawdatabase.h"
#include "archiveplace.h"

#include <QProcess>
#include <QTest>

#include <sqlite3.h>

using namespace trunkline;
using namespace Qt::StringLiterals;

using Kind = ArchiveTrouble::Kind;

class TestArchiveWriter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void mergesById();
    void keepsItsNumber();
    void movesWithItsTime();
    void lastOfAListCounts();
    void burstsSpill();
    void textsAreFoundWhenIndexed();
    void changedTextsAreFoundAnew();
    void receiptsLeaveTheIndexAlone();
    void indexesInTurns();
    void tidies();
    void foldsAnewWhenFoldingChanged();
    void coversWithWhatIsStored();
    void listsUnsettled();
    void fullDiskLeavesItWhole();
    void whoIsKilledLeavesItWhole();
    void damagedBeginsAnew();
    void damagedTablesBeginAnew();
    void aNumberThatIsTakenOverIsFound();
    void looksAtTheFileOnceAWeek();

private:
    ArchiveDatabase &database() { return m_writer->database(); }
    QString only(const QByteArray &select) { return column(database(), select).value(0); }

    std::unique_ptr<TemporaryArchive> m_place;
    std::unique_ptr<ArchiveWriter> m_writer;
};

namespace {

DeliveryReceipt receipt(int level, std::optional<int> code)
{
    return {level, u"words"_s, code, QString(), 5'000};
}

QList<Message> numbered(int count, const QString &words)
{
    QList<Message> messages;
    for (int i = 0; i < count; ++i)
        messages += madeMessage(u"id %1"_s.arg(i), 10'000 + i, u"%1 %2"_s.arg(words).arg(i));
    return messages;
}

} // namespace

void TestArchiveWriter::init()
{
    m_writer = std::make_unique<ArchiveWriter>(); // the old one first: it may have the old place open
    m_place = std::make_unique<TemporaryArchive>();
    QCOMPARE(m_writer->open(m_place->path), ArchiveTrouble());
}

void TestArchiveWriter::mergesById()
{
    StoreCount count;
    QVERIFY(!m_writer->store({madeMessage(u"b"_s, 2'000), madeMessage(u"a"_s, 1'000)}, &count));
    QCOMPARE(count, (StoreCount{2, 0, 0}));
    Message changed = madeMessage(u"a"_s, 1'000);
    changed.receipts = {receipt(1, {})};
    QVERIFY(!m_writer->store({changed, madeMessage(u"b"_s, 2'000), madeMessage(u"c"_s, 3'000)}, &count));
    QCOMPARE(count, (StoreCount{1, 1, 1}));
    QCOMPARE(m_writer->count(), 3);
    const QList<Message> stored = m_writer->unsettled(0, 10);
    QCOMPARE(stored.size(), 3);
    QCOMPARE(stored.constLast(), changed);
}

void TestArchiveWriter::keepsItsNumber()
{
    QVERIFY(!m_writer->store({madeMessage(u"a"_s, 1'000), madeMessage(u"b"_s, 1'000)}));
    const QString seqOfB = QString::number(firstSeq(1'000) + 1);
    QCOMPARE(only("SELECT seq FROM messages WHERE id = CAST('b' AS BLOB)"), seqOfB);
    QVERIFY(!m_writer->store({madeMessage(u"b"_s, 1'000, u"other words"_s)}));
    QCOMPARE(only("SELECT seq FROM messages WHERE body = 'other words'"), seqOfB);
}

/// Rows are in the order of time, so one that is dated otherwise goes elsewhere.
void TestArchiveWriter::movesWithItsTime()
{
    QVERIFY(!m_writer->store({madeMessage(u"a"_s, 1'000), madeMessage(u"b"_s, 2'000)}));
    QVERIFY(!m_writer->index(10));
    StoreCount count;
    QVERIFY(!m_writer->store({madeMessage(u"a"_s, 3'000)}, &count));
    QCOMPARE(count, (StoreCount{0, 1, 0}));
    QCOMPARE(column(database(), "SELECT seq FROM messages ORDER BY seq"),
             QStringList({QString::number(firstSeq(2'000)), QString::number(firstSeq(3'000))}));
    QCOMPARE(indexFinds(database(), "hello").size(), 1);
    QVERIFY(!m_writer->index(10));
    QCOMPARE(indexFinds(database(), "hello").size(), 2);
}

void TestArchiveWriter::lastOfAListCounts()
{
    StoreCount count;
    QVERIFY(!m_writer->store({madeMessage(u"a"_s, 2'000, u"first"_s), madeMessage(u"a"_s, 1'000, u"last"_s)},
                             &count));
    QCOMPARE(count, (StoreCount{1, 0, 0}));
    QCOMPARE(column(database(), "SELECT body FROM messages"), {u"last"_s});
}

/// More of one millisecond than it has numbers, among them what has no time at all.
void TestArchiveWriter::burstsSpill()
{
    QList<Message> burst;
    for (int i = 0; i < 5'000; ++i)
        burst += madeMessage(u"burst %1"_s.arg(i), 0);
    burst += madeMessage(u"after"_s, 2);
    burst += madeMessage(u"before 1970"_s, -5'000);
    burst += madeMessage(u"after 2109"_s, std::numeric_limits<qint64>::max());
    StoreCount count;
    QVERIFY(!m_writer->store(burst.mid(0, 3'000), &count));
    QVERIFY(!m_writer->store(burst, &count));
    QCOMPARE(count, (StoreCount{2'003, 0, 3'000}));
    QCOMPARE(only("SELECT count(DISTINCT seq) FROM messages"), u"5003"_s);
    QCOMPARE(only("SELECT max(seq) FROM messages WHERE at = 0"), u"5000"_s); // -5000 is a 0, too
    QCOMPARE(only("SELECT seq FROM messages WHERE at = 2"), u"5001"_s);
    QCOMPARE(only("SELECT seq FROM messages WHERE at > 1000"), QString::number(firstSeq(LastSeqTime)));
    QVERIFY(!m_writer->store(burst, &count));
    QCOMPARE(count, (StoreCount{0, 0, 5'003}));
}

void TestArchiveWriter::textsAreFoundWhenIndexed()
{
    Message named = madeMessage(u"c"_s, 3'000, u"от Анны"_s);
    named.from = PhoneNumber::fromService(u"Anonymous"_s);
    QVERIFY(!m_writer->store({madeMessage(u"a"_s, 1'000, u"Grüße aus Köln 👍🏽"_s),
                              madeMessage(u"b"_s, 2'000, u"您的验证码"_s), named}));
    QCOMPARE(m_writer->waiting(), 3);
    QCOMPARE(column(database(), "SELECT seq FROM unindexed").size(), 3);
    QCOMPARE(indexFinds(database(), "grusse"), QStringList());
    int left = -1;
    QVERIFY(!m_writer->index(100, &left));
    QCOMPARE(left, 0);
    QCOMPARE(column(database(), "SELECT seq FROM unindexed"), QStringList());
    QCOMPARE(indexFinds(database(), "body: grusse"), {u"Grüße aus Köln 👍🏽"_s});
    QCOMPARE(indexFinds(database(), "\"koln 👍\""), {u"Grüße aus Köln 👍🏽"_s});
    QCOMPARE(indexFinds(database(), "验证码"), {u"您的验证码"_s});
    QCOMPARE(indexFinds(database(), "\"анн\""), {u"от Анны"_s});
    QCOMPARE(indexFinds(database(), "sender: \"^anon\""), {u"от Анны"_s});
    QCOMPARE(indexFinds(database(), "sender: \"^1206\"").size(), 2);
    QCOMPARE(indexFinds(database(), "recipient: \"0142$\"").size(), 3);
}

void TestArchiveWriter::changedTextsAreFoundAnew()
{
    QVERIFY(!m_writer->store(numbered(50, u"ancient"_s)));
    QVERIFY(!m_writer->index(100));
    QList<Message> changed = numbered(50, u"modern"_s);
    changed.removeLast();
    std::reverse(changed.begin(), changed.end());
    QVERIFY(!m_writer->store(changed));
    QCOMPARE(m_writer->waiting(), 49);
    QCOMPARE(indexFinds(database(), "ancient"), {u"ancient 49"_s});
    QVERIFY(!m_writer->store(numbered(50, u"newest"_s))); // those that wait, too
    QCOMPARE(m_writer->waiting(), 50);
    QVERIFY(!m_writer->index(100));
    QCOMPARE(m_writer->waiting(), 0);
    QCOMPARE(indexFinds(database(), "newest").size(), 50);
    for (const char *old : {"ancient", "modern"})
        QCOMPARE(indexFinds(database(), old), QStringList());
    QVERIFY(!m_writer->database().run("INSERT INTO texts (texts) VALUES ('integrity-check')"));
}

void TestArchiveWriter::receiptsLeaveTheIndexAlone()
{
    Message message = madeMessage(u"a"_s, 1'000);
    QVERIFY(!m_writer->store({message}));
    QVERIFY(!m_writer->index(10));
    message.receipts = {receipt(2, 1003)};
    StoreCount count;
    QVERIFY(!m_writer->store({message}, &count));
    QCOMPARE(count, (StoreCount{0, 1, 0}));
    QCOMPARE(m_writer->waiting(), 0);
    QCOMPARE(indexFinds(database(), "hello"), {u"hello"_s});
    QCOMPARE(only("SELECT status FROM messages"), u"3"_s);
}

void TestArchiveWriter::indexesInTurns()
{
    QVERIFY(!m_writer->store(numbered(25, u"word"_s)));
    int left = 0;
    QVERIFY(!m_writer->index(10, &left));
    QCOMPARE(left, 15);
    QCOMPARE(indexFinds(database(), "word").size(), 10);
    m_writer->close();
    QVERIFY(!m_writer->open(m_place->path));
    QCOMPARE(m_writer->waiting(), 15); // remembered
    QVERIFY(!m_writer->index(10, &left));
    QVERIFY(!m_writer->index(10, &left));
    QCOMPARE(left, 0);
    QCOMPARE(indexFinds(database(), "word").size(), 25);
    QVERIFY(!m_writer->index(10, &left));
}

void TestArchiveWriter::tidies()
{
    for (int turn = 0; turn < 12; ++turn) {
        QVERIFY(!m_writer->store(numbered(20 * (turn + 1), u"word"_s)));
        QVERIFY(!m_writer->index(100));
    }
    bool done = false;
    for (int turn = 0; turn < 1'000 && !done; ++turn)
        QVERIFY(!m_writer->tidy(&done));
    QVERIFY(done);
    QCOMPARE(indexFinds(database(), "word").size(), 240);
}

void TestArchiveWriter::foldsAnewWhenFoldingChanged()
{
    QVERIFY(!m_writer->store(numbered(5, u"word"_s)));
    QVERIFY(!m_writer->index(100));
    QVERIFY(!database().run("UPDATE meta SET value = 'of an older Unicode' WHERE key = 'folding'"));
    m_writer->close();
    QVERIFY(!m_writer->open(m_place->path));
    QCOMPARE(m_writer->waiting(), 5);
    QCOMPARE(indexFinds(database(), "word"), QStringList());
    QVERIFY(!m_writer->index(100));
    QCOMPARE(indexFinds(database(), "word").size(), 5);
    m_writer->close();
    QVERIFY(!m_writer->open(m_place->path));
    QCOMPARE(m_writer->waiting(), 0);
}

void TestArchiveWriter::coversWithWhatIsStored()
{
    QVERIFY(!m_writer->store({madeMessage(u"a"_s, 1'500)}, nullptr, {{1'000, 2'000}}));
    QVERIFY(!m_writer->cover({2'000, 3'000}));
    QVERIFY(!m_writer->cover({5'000, 6'000}));
    m_writer->close();
    QVERIFY(!m_writer->open(m_place->path));
    QCOMPARE(m_writer->coverage(), Coverage({{1'000, 3'000}, {5'000, 6'000}}));
}

void TestArchiveWriter::listsUnsettled()
{
    QList<Message> messages;
    const QList<QList<DeliveryReceipt>> fates{
        {}, {receipt(1, {})}, {receipt(2, 1003)}, {receipt(2, 1004)}, {receipt(2, 1006)}};
    for (int i = 0; i < fates.size(); ++i) {
        messages += madeMessage(u"out %1"_s.arg(i), 1'000 * (i + 1));
        messages.last().receipts = fates.at(i);
    }
    Message in = madeMessage(u"in"_s, 2'500);
    in.outbound = false;
    QVERIFY(!m_writer->store(messages + QList<Message>{in}));
    QCOMPARE(m_writer->unsettled(0, 10), QList<Message>({messages.at(2), messages.at(1), messages.at(0)}));
    QCOMPARE(m_writer->unsettled(2'000, 10), QList<Message>({messages.at(2), messages.at(1)}));
    QCOMPARE(m_writer->unsettled(0, 1), QList<Message>({messages.at(2)}));
}

void TestArchiveWriter::fullDiskLeavesItWhole()
{
    QVERIFY(!m_writer->store(numbered(500, u"before"_s), nullptr, {{0, 5'000}}));
    const QByteArray limit = only("SELECT page_count + 20 FROM pragma_page_count").toLatin1();
    QVERIFY(!database().run("PRAGMA max_page_count=" + limit));
    StoreCount count{7, 7, 7};
    const ArchiveTrouble trouble =
        m_writer->store(numbered(5'000, u"filling words"_s), &count, {{5'000, 9'000}});
    QCOMPARE(trouble.kind, Kind::DiskFull);
    QVERIFY(trouble.words.contains(u"messages.db"_s));
    QCOMPARE(count, StoreCount());
    QCOMPARE(m_writer->waiting(), 500);
    QCOMPARE(m_writer->count(), 500);
    QCOMPARE(m_writer->coverage(), Coverage({{0, 5'000}}));
    QVERIFY(!database().run("PRAGMA max_page_count=1")); // which is what it has
    QCOMPARE(m_writer->index(500).kind, Kind::DiskFull);
    QCOMPARE(m_writer->waiting(), 500);
    QVERIFY(!database().check());
    QVERIFY(!database().run("PRAGMA max_page_count=1000000"));
    QVERIFY(!m_writer->store(numbered(5'000, u"filling words"_s), &count, {{5'000, 9'000}}));
    QCOMPARE(count, (StoreCount{4'500, 500, 0}));
    QVERIFY(!m_writer->index(10'000));
    QCOMPARE(indexFinds(database(), "filling").size(), 5'000);
    QCOMPARE(m_writer->coverage(), Coverage({{0, 9'000}}));
}

/// What is on the disk in the moment before a commit is what a kill leaves. The cache is so small that most
/// of the transaction is in the log by then.
void TestArchiveWriter::whoIsKilledLeavesItWhole()
{
    QVERIFY(!m_writer->store(numbered(100, u"before"_s), nullptr, {{0, 5'000}}));
    QVERIFY(!database().run("PRAGMA cache_size=5"));
    struct Copy {
        QString from;
        QString to;
        bool made = false;
    } copy{QFileInfo(m_place->path).path(), m_place->root.filePath(u"killed"_s)};
    sqlite3_commit_hook(
        database().handle(),
        [](void *data) {
            auto *files = static_cast<Copy *>(data);
            files->made = QProcess::execute(u"cp"_s, {u"-r"_s, files->from, files->to}) == 0;
            return 0;
        },
        &copy);
    QVERIFY(!m_writer->store(numbered(5'000, u"after"_s), nullptr, {{5'000, 9'000}}));
    sqlite3_commit_hook(database().handle(), nullptr, nullptr);
    QVERIFY(copy.made);
    QVERIFY(QFileInfo(copy.to + u"/messages.db-wal"_s).size() > 500'000);
    QVERIFY(QFile::remove(copy.to + u"/messages.db-shm"_s)); // it belongs to who uses the other one

    ArchiveWriter next;
    QVERIFY(!next.open(copy.to + u"/messages.db"_s));
    QVERIFY(!next.database().check());
    QCOMPARE(next.count(), 100);
    QCOMPARE(next.waiting(), 100);
    QCOMPARE(next.coverage(), Coverage({{0, 5'000}}));
    StoreCount count;
    QVERIFY(!next.store(numbered(5'000, u"after"_s), &count, {{5'000, 9'000}}));
    QCOMPARE(count, (StoreCount{4'900, 100, 0}));
}

void TestArchiveWriter::damagedBeginsAnew()
{
    QVERIFY(!m_writer->store(numbered(10, u"word"_s)));
    m_writer->close();
    QFile file(m_place->path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(5'000, 'x')) == 5'000);
    file.close();
    QString aside;
    QVERIFY(!m_writer->open(m_place->path, &aside));
    QVERIFY(QFileInfo(aside).size() == 5'000);
    QCOMPARE(m_writer->count(), 0);
    QVERIFY(!m_writer->store(numbered(10, u"word"_s)));
    QString again;
    QVERIFY(!m_writer->beginAnew(&again));
    QVERIFY(QFileInfo::exists(again) && again != aside);
    QCOMPARE(m_writer->count(), 0);
    QVERIFY(!m_writer->forgetAll());
    QVERIFY(!QFileInfo::exists(aside) && !QFileInfo::exists(again));
}

void TestArchiveWriter::damagedTablesBeginAnew()
{
    m_writer->close();
    QCOMPARE(tamper(m_place->path, {u"DROP TABLE unindexed"_s}), QString());
    QString aside;
    QVERIFY(!m_writer->open(m_place->path, &aside));
    QVERIFY(QFileInfo::exists(aside));
    QVERIFY(!m_writer->store(numbered(10, u"word"_s)));
}

/// A message moves away in time, and another one of the same batch gets the number that it had.
void TestArchiveWriter::aNumberThatIsTakenOverIsFound()
{
    QVERIFY(!m_writer->store({madeMessage(u"a"_s, 1'000, u"alpha"_s)}));
    QVERIFY(!m_writer->index(10));
    QVERIFY(!m_writer->store({madeMessage(u"a"_s, 500, u"alpha"_s), madeMessage(u"b"_s, 1'000, u"beta"_s)}));
    QCOMPARE(only("SELECT seq FROM messages WHERE body = 'beta'"), QString::number(firstSeq(1'000)));
    QVERIFY(!m_writer->index(10));
    QCOMPARE(indexFinds(database(), "alpha"), {u"alpha"_s});
    QCOMPARE(indexFinds(database(), "beta"), {u"beta"_s});
}

void TestArchiveWriter::looksAtTheFileOnceAWeek()
{
    QVERIFY(!m_writer->store(numbered(3'000, u"word"_s)));
    QVERIFY(!m_writer->checkWhenDue()); // the week begins
    m_writer->close();
    QFile file(m_place->path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() / 2 / 4'096 * 4'096));
    QCOMPARE(file.write(QByteArray(4'096, 'x')), 4'096);
    file.close();
    QVERIFY(!m_writer->open(m_place->path));
    QVERIFY(!m_writer->checkWhenDue());
    QVERIFY(!database().run("UPDATE meta SET value = value - 7 * 24 * 3600 * 1000 WHERE key = 'checked'"));
    QCOMPARE(m_writer->checkWhenDue().kind, Kind::Damaged);
}

QTEST_GUILESS_MAIN(TestArchiveWriter)
#include "tst_archivewriter.moc"
