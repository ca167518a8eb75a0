// SPDX-License-Identifier: GPL-3.0-or-later
#include "../journal/rawdatabase.h"
#include "archiveplace.h"

#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

using Access = ArchiveDatabase::Access;
using Kind = ArchiveTrouble::Kind;

namespace {

bool put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(content) == content.size();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

QStringList filesBeside(const QString &path)
{
    return QFileInfo(path).dir().entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

/// Today's version of the schema, and so many after it.
QString version(int later = 0)
{
    return QString::number(archiveSchema().size() + later);
}

/// A later version of the schema, as one may come.
QList<SchemaStep> laterSchema()
{
    return archiveSchema()
        + QList<SchemaStep>{{{"ALTER TABLE messages ADD COLUMN note TEXT NOT NULL DEFAULT ''",
                              "UPDATE messages SET note = 'moved'"}}};
}

} // namespace

class TestArchiveDatabase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newFileIsPrivate();
    void readsBesideAWriter();
    void whatIsNotReady_data();
    void whatIsNotReady();
    void pathsThatCannotBe();
    void migratesWithACopy();
    void migrationThatFailsLeavesAll();
    void migratesOverSeveralSteps();
    void checksEveryPage();
    void setsAsideWithTheLog();
    void transactionsAreWhole();
    void closedSaysSo();

private:
    std::unique_ptr<TemporaryArchive> m_place;

    void fill()
    {
        ArchiveWriter writer;
        QVERIFY(!writer.open(m_place->path));
        QVERIFY(!writer.store({madeMessage(u"a"_s, 1'000), madeMessage(u"b"_s, 2'000)}));
    }

private Q_SLOTS:
    void init() { m_place = std::make_unique<TemporaryArchive>(); }
};

void TestArchiveDatabase::newFileIsPrivate()
{
    ArchiveDatabase database;
    QCOMPARE(database.open(m_place->path, Access::Write), ArchiveTrouble());
    QVERIFY(!database.run("INSERT INTO meta VALUES ('x', 1)"));
    const QFile::Permissions owner =
        QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    const QFileInfo folder(QFileInfo(m_place->path).path());
    QCOMPARE(folder.permissions(), owner | QFile::ExeOwner | QFile::ExeUser);
    const QStringList files = filesBeside(m_place->path);
    QCOMPARE(files, QStringList({u"messages.db"_s, u"messages.db-shm"_s, u"messages.db-wal"_s}));
    for (const QString &file : files)
        QCOMPARE(QFile::permissions(folder.filePath() + u'/' + file), owner);
    QCOMPARE(column(database, "PRAGMA application_id"), {QString::number(0x54524b41)});
    QCOMPARE(column(database, "PRAGMA user_version"), {version()});
    QCOMPARE(column(database, "PRAGMA journal_mode"), {u"wal"_s});
    database.close();
    QCOMPARE(filesBeside(m_place->path), {u"messages.db"_s}); // no copy of nothing
}

void TestArchiveDatabase::readsBesideAWriter()
{
    ArchiveDatabase reader;
    QCOMPARE(reader.open(m_place->path, Access::Read).kind, Kind::CannotOpen);
    QVERIFY(!QFileInfo::exists(m_place->path));
    fill();
    ArchiveDatabase writer;
    QVERIFY(!writer.open(m_place->path, Access::Write));
    QVERIFY(!reader.open(m_place->path, Access::Read));
    QCOMPARE(column(reader, "SELECT count(*) FROM messages"), {u"2"_s});
    QVERIFY(!writer.run("BEGIN IMMEDIATE; DELETE FROM messages"));
    QCOMPARE(column(reader, "SELECT count(*) FROM messages"), {u"2"_s});
    QVERIFY(!writer.run("COMMIT"));
    QCOMPARE(column(reader, "SELECT count(*) FROM messages"), {u"0"_s});
    QCOMPARE(reader.run("DELETE FROM meta").kind, Kind::Failed);
    QVERIFY(reader.trouble().words.contains(u"readonly"_s));
}

void TestArchiveDatabase::whatIsNotReady_data()
{
    QTest::addColumn<QStringList>("statements"); // carried out on a file of today
    QTest::addColumn<QByteArray>("content"); // or instead of one
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("newer") << QStringList{u"PRAGMA user_version=99"_s} << QByteArray() << int(Kind::Newer)
                           << u"newer version"_s;
    QTest::newRow("of another program") << QStringList{u"PRAGMA application_id=7"_s} << QByteArray()
                                        << int(Kind::CannotOpen) << u"not an archive"_s;
    QTest::newRow("of nobody") << QStringList{u"PRAGMA application_id=0"_s, u"PRAGMA user_version=0"_s}
                               << QByteArray() << int(Kind::CannotOpen) << u"not an archive"_s;
    QTest::newRow("no database") << QStringList() << QByteArray(9'000, 'x') << int(Kind::Damaged)
                                 << u"not a database"_s;
}

void TestArchiveDatabase::whatIsNotReady()
{
    QFETCH(QStringList, statements);
    QFETCH(QByteArray, content);
    QFETCH(int, kind);
    QFETCH(QString, words);
    if (content.isEmpty())
        fill();
    else
        QVERIFY(put(m_place->path, content));
    QCOMPARE(tamper(m_place->path, statements), QString());
    const QByteArray before = contentOf(m_place->path);
    for (const Access access : {Access::Write, Access::Read}) {
        ArchiveDatabase database;
        const ArchiveTrouble trouble = database.open(m_place->path, access);
        QCOMPARE(int(trouble.kind), kind);
        QVERIFY2(trouble.words.contains(words) && trouble.words.contains(u"messages.db"_s),
                 qPrintable(trouble.words));
        QVERIFY(!database.isOpen());
    }
    QCOMPARE(contentOf(m_place->path), before);
    QCOMPARE(filesBeside(m_place->path), {u"messages.db"_s});
}

void TestArchiveDatabase::pathsThatCannotBe()
{
    ArchiveDatabase database;
    QVERIFY(put(m_place->root.filePath(u"account"_s), "x"));
    QCOMPARE(database.open(m_place->path, Access::Write).kind, Kind::CannotOpen);
    const QString folder = m_place->root.filePath(u"other/messages.db"_s);
    QVERIFY(QDir().mkpath(folder));
    QCOMPARE(database.open(folder, Access::Write).kind, Kind::CannotOpen);
    QCOMPARE(database.open(folder, Access::Read).kind, Kind::CannotOpen);
}

void TestArchiveDatabase::migratesWithACopy()
{
    fill();
    const QString copy = m_place->path + u".before-"_s + version(1);
    QVERIFY(put(m_place->path + u".before-1"_s, "an older copy"));
    {
        ArchiveDatabase unready(laterSchema());
        QCOMPARE(unready.open(m_place->path, Access::Read).kind, Kind::CannotOpen);
        ArchiveDatabase database(laterSchema());
        QCOMPARE(database.open(m_place->path, Access::Write), ArchiveTrouble());
        QCOMPARE(column(database, "SELECT note FROM messages"), QStringList({u"moved"_s, u"moved"_s}));
        QCOMPARE(column(database, "PRAGMA user_version"), {version(1)});
        QVERIFY(!unready.open(m_place->path, Access::Read));
    }
    QCOMPARE(filesBeside(m_place->path), QStringList({u"messages.db"_s, QFileInfo(copy).fileName()}));
    QVERIFY(!(QFile::permissions(copy) & (QFile::ReadGroup | QFile::ReadOther)));
    ArchiveDatabase today;
    QCOMPARE(today.open(m_place->path, Access::Write).kind, Kind::Newer);
    QVERIFY(!today.open(copy, Access::Write)); // the copy is whole, and what it was
    QVERIFY(!today.check());
    QCOMPARE(column(today, "SELECT at FROM messages ORDER BY seq"), QStringList({u"1000"_s, u"2000"_s}));
}

void TestArchiveDatabase::migrationThatFailsLeavesAll()
{
    fill();
    QList<SchemaStep> schema = laterSchema();
    schema.last().statements << "INSERT INTO nowhere VALUES (1)";
    {
        ArchiveDatabase database(schema);
        const ArchiveTrouble trouble = database.open(m_place->path, Access::Write);
        QCOMPARE(trouble.kind, Kind::Misfit);
        QVERIFY(trouble.words.contains(u"nowhere"_s));
    }
    ArchiveDatabase today;
    QVERIFY(!today.open(m_place->path, Access::Write));
    QCOMPARE(column(today, "SELECT count(*) FROM messages"), {u"2"_s});
    QCOMPARE(column(today, "SELECT count(*) FROM pragma_table_info('messages') WHERE name = 'note'"),
             {u"0"_s});
}

void TestArchiveDatabase::migratesOverSeveralSteps()
{
    fill();
    const QList<SchemaStep> schema =
        laterSchema() + QList<SchemaStep>{{{"UPDATE messages SET note = note || '!'"}}};
    ArchiveDatabase database(schema);
    QVERIFY(!database.open(m_place->path, Access::Write));
    QCOMPARE(column(database, "SELECT DISTINCT note FROM messages"), {u"moved!"_s});
    QCOMPARE(column(database, "PRAGMA user_version"), {version(2)});
    QVERIFY(QFileInfo::exists(m_place->path + u".before-"_s + version(2)));
    QVERIFY(!QFileInfo::exists(m_place->path + u".before-"_s + version(1)));
    QVERIFY(ArchiveDatabase::removeLeftovers(m_place->path));
    QVERIFY(!QFileInfo::exists(m_place->path + u".before-"_s + version(2)));
    QVERIFY(QFileInfo::exists(m_place->path));
}

void TestArchiveDatabase::checksEveryPage()
{
    {
        ArchiveWriter writer;
        QVERIFY(!writer.open(m_place->path));
        QList<Message> messages;
        for (int i = 0; i < 2'000; ++i)
            messages += madeMessage(QString::number(i), i, u"some words to fill a page"_s);
        QVERIFY(!writer.store(messages));
        QVERIFY(!writer.database().check());
    }
    QByteArray content = contentOf(m_place->path);
    const qsizetype page = content.size() / 4'096 / 2 * 4'096;
    content.replace(page, 4'096, QByteArray(4'096, 'x'));
    QVERIFY(put(m_place->path, content));
    ArchiveDatabase database;
    QVERIFY(!database.open(m_place->path, Access::Write));
    QCOMPARE(database.check().kind, Kind::Damaged);
}

void TestArchiveDatabase::setsAsideWithTheLog()
{
    QVERIFY(put(m_place->path, "damaged"));
    QVERIFY(put(m_place->path + u"-wal"_s, "its log"));
    QVERIFY(put(m_place->path + u"-shm"_s, "of no use"));
    QString aside;
    QVERIFY(!ArchiveDatabase::setAside(m_place->path, &aside));
    QVERIFY(aside.startsWith(m_place->path + u".damaged-2"_s));
    QCOMPARE(contentOf(aside), QByteArray("damaged"));
    QCOMPARE(contentOf(aside + u"-wal"_s), QByteArray("its log"));
    QCOMPARE(filesBeside(m_place->path).size(), 2);
    QCOMPARE(ArchiveDatabase::setAside(m_place->path).kind, Kind::CannotOpen);
    // The days that it stays count from now, however long it was not changed.
    for (const QString &file : {aside, QString(aside + u"-wal"_s)}) {
        QFile old(file);
        QVERIFY(old.open(QIODevice::ReadWrite));
        QVERIFY(
            old.setFileTime(QDateTime::currentDateTimeUtc().addDays(-30), QFileDevice::FileModificationTime));
    }
    QVERIFY(ArchiveDatabase::removeLeftovers(m_place->path, QDateTime::currentDateTimeUtc().addDays(-7)));
    QCOMPARE(filesBeside(m_place->path).size(), 2);
    QVERIFY(ArchiveDatabase::removeLeftovers(m_place->path, QDateTime::currentDateTimeUtc().addDays(1)));
    QCOMPARE(filesBeside(m_place->path), QStringList());
    QVERIFY(put(m_place->path, "damaged"));
    QVERIFY(!ArchiveDatabase::setAside(m_place->path));
    QVERIFY(ArchiveDatabase::removeLeftovers(m_place->path));
    QCOMPARE(filesBeside(m_place->path), QStringList());
}

void TestArchiveDatabase::transactionsAreWhole()
{
    ArchiveDatabase database;
    QVERIFY(!database.open(m_place->path, Access::Write));
    const ArchiveTrouble own{Kind::Failed, u"no"_s};
    QCOMPARE(database.transaction(
                 [&] { return database.run("INSERT INTO meta VALUES ('x', 1)") ? ArchiveTrouble() : own; }),
             own);
    QCOMPARE(column(database, "SELECT count(*) FROM meta"), {u"0"_s});
    QVERIFY(!database.transaction([&] { return database.run("INSERT INTO meta VALUES ('x', 1)"); }));
    QCOMPARE(column(database, "SELECT count(*) FROM meta"), {u"1"_s});
}

void TestArchiveDatabase::closedSaysSo()
{
    ArchiveWriter writer;
    QCOMPARE(writer.store({madeMessage(u"a"_s, 1)}).kind, Kind::CannotOpen);
    QCOMPARE(writer.cover({0, 1}).kind, Kind::CannotOpen);
    QCOMPARE(writer.index(10).kind, Kind::CannotOpen);
    QCOMPARE(writer.tidy().kind, Kind::CannotOpen);
    QCOMPARE(writer.forgetBefore(5).kind, Kind::CannotOpen);
    QCOMPARE(writer.forgetAll().kind, Kind::CannotOpen);
    ArchiveTrouble trouble;
    QVERIFY(writer.coverage(&trouble).isEmpty());
    QCOMPARE(trouble.kind, Kind::CannotOpen);
    QVERIFY(writer.unsettled(0, 10, &trouble).isEmpty());
    QCOMPARE(trouble.kind, Kind::CannotOpen);
    QCOMPARE(writer.count(&trouble), 0);
    QCOMPARE(trouble.kind, Kind::CannotOpen);
}

QTEST_GUILESS_MAIN(TestArchiveDatabase)
#include "tst_archivedatabase.moc"
