// SPDX-License-Identifier: GPL-3.0-or-later
#include "archiveplace.h"

#include <atomic>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// Whoever deletes history finds none of it any more, in no file.
class TestArchiveForgetting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void forgetsBefore_data();
    void forgetsBefore();
    void forgetsBurstsExactly();
    void whatWasCutOffIsCompleted();
    void endsEarlyWhenItIsOver();
    void forgetsAll();
    void deletesCopies();

private:
    QByteArray bytesOnDisk() const;

    std::unique_ptr<TemporaryArchive> m_place;
    std::unique_ptr<ArchiveWriter> m_writer;
};

namespace {

QList<Message> secrets(int first, int end)
{
    QList<Message> messages;
    for (int i = first; i < end; ++i)
        messages += madeMessage(QString::number(i), i, u"Secret %1 zebra"_s.arg(i));
    return messages;
}

} // namespace

void TestArchiveForgetting::init()
{
    m_writer = std::make_unique<ArchiveWriter>();
    m_place = std::make_unique<TemporaryArchive>();
    QVERIFY(!m_writer->open(m_place->path));
}

QByteArray TestArchiveForgetting::bytesOnDisk() const
{
    QByteArray all;
    const QDir folder = QFileInfo(m_place->path).dir();
    for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden)) {
        QFile file(folder.filePath(name));
        all += file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    return all;
}

void TestArchiveForgetting::forgetsBefore_data()
{
    QTest::addColumn<int>("limit"); // of 10,000, one in each millisecond
    QTest::newRow("none") << 0;
    QTest::newRow("a few") << 10;
    QTest::newRow("several transactions") << 4'500;
    QTest::newRow("most of them, so the index is made anew") << 9'000;
    QTest::newRow("all") << 10'000;
}

void TestArchiveForgetting::forgetsBefore()
{
    QFETCH(int, limit);
    QVERIFY(!m_writer->store(secrets(0, 10'000), nullptr, {{0, 10'000}}));
    QVERIFY(!m_writer->index(9'990)); // ten wait
    QVERIFY(!m_writer->forgetBefore(limit));
    QCOMPARE(m_writer->count(), 10'000 - limit);
    QCOMPARE(column(m_writer->database(), "SELECT coalesce(min(at), 10000) FROM messages"),
             {QString::number(limit)});
    QCOMPARE(m_writer->coverage(), limit == 10'000 ? Coverage() : Coverage({{limit, 10'000}}));
    QVERIFY(!m_writer->index(20'000));
    QCOMPARE(m_writer->waiting(), 0);
    QCOMPARE(column(m_writer->database(), "SELECT count(*) FROM texts WHERE texts MATCH 'zebra'"),
             {QString::number(10'000 - limit)});
    StoreCount count;
    QVERIFY(!m_writer->store(secrets(0, 10'000), &count)); // and can be had again
    QCOMPARE(count, (StoreCount{limit, 0, 10'000 - limit}));
    QVERIFY(!m_writer->database().check());
}

/// Some of a burst are numbered as if they were later.
void TestArchiveForgetting::forgetsBurstsExactly()
{
    QList<Message> burst;
    for (int i = 0; i < 300; ++i)
        burst += madeMessage(u"old %1"_s.arg(i), 1'000);
    for (int i = 0; i < 300; ++i)
        burst += madeMessage(u"kept %1"_s.arg(i), 1'001);
    QVERIFY(!m_writer->store(burst));
    QVERIFY(!m_writer->forgetBefore(1'001));
    QCOMPARE(column(m_writer->database(), "SELECT DISTINCT at FROM messages"), {u"1001"_s});
    QCOMPARE(m_writer->count(), 300);
}

void TestArchiveForgetting::whatWasCutOffIsCompleted()
{
    QVERIFY(!m_writer->store(secrets(0, 9'000), nullptr, {{0, 9'000}}));
    QVERIFY(!m_writer->index(20'000));
    // The disk fails in the second of the transactions.
    QVERIFY(!m_writer->database().run(
        "CREATE TEMP TRIGGER fails BEFORE DELETE ON main.messages WHEN OLD.at = 4100"
        " BEGIN SELECT RAISE(ABORT, 'no'); END"));
    QVERIFY(m_writer->forgetBefore(4'400));
    QCOMPARE(m_writer->count(), 5'000);
    QCOMPARE(m_writer->coverage(), Coverage({{4'400, 9'000}}));
    QVERIFY(!m_writer->database().run("DROP TRIGGER fails"));
    QVERIFY(!m_writer->forgetBefore(4'400));
    QCOMPARE(m_writer->count(), 4'600);
    QCOMPARE(column(m_writer->database(), "SELECT count(*) FROM texts WHERE texts MATCH 'zebra'"),
             {u"4600"_s});
}

/// Whoever closes the window does not wait for it; the next start goes on.
void TestArchiveForgetting::endsEarlyWhenItIsOver()
{
    std::atomic<bool> over = true;
    m_writer->endEarlyWhen(over);
    QVERIFY(!m_writer->store(secrets(0, 2'000)));
    QCOMPARE(m_writer->forgetBefore(1'000).kind, ArchiveTrouble::Kind::Interrupted);
    QCOMPARE(m_writer->count(), 2'000);
    over = false;
    QVERIFY(!m_writer->forgetBefore(1'000));
    QCOMPARE(m_writer->count(), 1'000);
    QVERIFY(!m_writer->database().run("REPLACE INTO meta (key, value) VALUES ('checked', 1)"));
    over = true;
    QCOMPARE(m_writer->checkWhenDue().kind, ArchiveTrouble::Kind::Interrupted);
    QVERIFY2(!m_writer->forgetAll(), "what somebody asked for is done all the same");
    QCOMPARE(m_writer->count(), 0);
    QVERIFY2(!bytesOnDisk().contains("zebra"), "and the texts are not in the file any more");
    over = false;
    QVERIFY(!m_writer->checkWhenDue());
    QVERIFY(!m_writer->store(secrets(0, 10)));
}

void TestArchiveForgetting::forgetsAll()
{
    QVERIFY(!m_writer->store(secrets(0, 3'000), nullptr, {{0, 3'000}}));
    QVERIFY(!m_writer->index(2'000));
    QVERIFY(!m_writer->database().run("INSERT INTO numbers VALUES ('x', 1, 'Secret zebra')"));
    QVERIFY(bytesOnDisk().contains("Secret 1234 zebra"));
    QVERIFY(!m_writer->forgetAll());
    QCOMPARE(m_writer->count(), 0);
    QCOMPARE(m_writer->waiting(), 0);
    QVERIFY(m_writer->coverage().isEmpty());
    const QByteArray left = bytesOnDisk();
    QVERIFY(!left.contains("zebra") && !left.contains("zeb"));
    QVERIFY(QFileInfo(m_place->path).size() < 200'000);
    StoreCount count;
    QVERIFY(!m_writer->store(secrets(0, 10), &count));
    QCOMPARE(count, (StoreCount{10, 0, 0}));
    QVERIFY(!m_writer->index(10));
    QCOMPARE(indexFinds(m_writer->database(), "zebra").size(), 10);
}

void TestArchiveForgetting::deletesCopies()
{
    const auto copies = [this] {
        return QFileInfo(m_place->path).dir().entryList({u"*.before-*"_s, u"*.damaged-*"_s}, QDir::Files);
    };
    const QString today = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    for (const QString &copy : QStringList{u".before-2"_s, u".damaged-"_s + today}) {
        QFile file(m_place->path + copy);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QVERIFY(!m_writer->forgetBefore(5));
    QVERIFY2(copies().size() == 2, "somebody may want to look at them");
    QFile old(m_place->path + u".before-2"_s);
    QVERIFY(old.open(QIODevice::WriteOnly));
    QVERIFY(old.setFileTime(QDateTime::currentDateTimeUtc().addDays(-8), QFileDevice::FileModificationTime));
    old.close();
    QVERIFY(!m_writer->forgetBefore(5));
    QCOMPARE(copies().size(), 1);
    QVERIFY(!m_writer->forgetAll());
    QCOMPARE(copies(), QStringList());
}

QTEST_GUILESS_MAIN(TestArchiveForgetting)
#include "tst_archiveforgetting.moc"
