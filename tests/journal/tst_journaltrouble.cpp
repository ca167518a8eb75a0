// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalplace.h"
#include "rawdatabase.h"

#include <csignal>
#include <QTest>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace trunkline;

using Kind = JournalTrouble::Kind;

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

/// While it lives, no file of this process grows beyond that many bytes, as on a full disk.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before{};
};

} // namespace

/// What cannot be used is said so, with the path, and nothing of it is touched.
class TestJournalTrouble : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pathsThatCannotBe_data();
    void pathsThatCannotBe();
    void whatIsNoJournal_data();
    void whatIsNoJournal();
    void otherDatabases_data();
    void otherDatabases();
    void unreadableLines_data();
    void unreadableLines();
    void brokenPages();
    void fullByPages();
    void fullAtOnce();
    void diskThatTakesNoMore();
};

void TestJournalTrouble::pathsThatCannotBe_data()
{
    QTest::addColumn<QString>("file"); // in the way
    QTest::addColumn<QString>("folder"); // in the way
    QTest::addColumn<QString>("words");
    QTest::newRow("a file is the folder") << u"data/profile"_s << QString() << u"Not a directory"_s;
    QTest::newRow("a file above") << u"data"_s << QString() << u"Not a directory"_s;
    QTest::newRow("a folder is the file")
        << QString() << u"data/profile/journal.sqlite"_s << u"unable to open"_s;
}

void TestJournalTrouble::pathsThatCannotBe()
{
    QFETCH(QString, file);
    QFETCH(QString, folder);
    QFETCH(QString, words);
    const TemporaryPlace at;
    QVERIFY(file.isEmpty() || put(at.root.filePath(file), "in the way"));
    QVERIFY(folder.isEmpty() || QDir().mkpath(at.root.filePath(folder)));
    JournalFile journal;
    const JournalTrouble trouble = journal.open(at.place).trouble;
    QCOMPARE(trouble.kind, Kind::CannotOpen);
    QVERIFY2(trouble.detail.contains(words), qPrintable(trouble.detail));
    QVERIFY2(trouble.detail.contains(at.root.filePath(file + folder)), qPrintable(trouble.detail));
    QCOMPARE(journal.append({line(1, IntentEvent::Recorded)}).kind, Kind::CannotWrite);
    if (!file.isEmpty())
        QCOMPARE(contentOf(at.root.filePath(file)), "in the way");
}

void TestJournalTrouble::whatIsNoJournal_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("short") << QByteArray("xyz");
    QTest::newRow("text") << QByteArray("Something else.\n").repeated(20);
    QTest::newRow("long") << QByteArray("Something else.\n").repeated(10'000);
    QTest::newRow("zeros") << QByteArray(8192, '\0');
    QTest::newRow("the first bytes are right") << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, 'x');
}

void TestJournalTrouble::whatIsNoJournal()
{
    QFETCH(QByteArray, content);
    const TemporaryPlace at;
    QVERIFY(put(at.place.database(), content));
    JournalFile journal;
    const JournalTrouble trouble = journal.open(at.place).trouble;
    QCOMPARE(trouble.kind, Kind::Damaged);
    QVERIFY2(trouble.detail.contains(at.place.database()), qPrintable(trouble.detail));
    QCOMPARE(contentOf(at.place.database()), content);
    QCOMPARE(QDir(at.place.folder).entryList(QDir::Files | QDir::Hidden).size(), 1);
    QVERIFY(!journal.remove()); // a person may want to start over
    QVERIFY(!QFile::exists(at.place.folder));
    QVERIFY(!journal.open(at.place).trouble);
}

void TestJournalTrouble::otherDatabases_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QString>("words");
    QTest::newRow("of nobody") << QStringList{u"CREATE TABLE things (a)"_s} << u"not a journal"_s;
    QTest::newRow("of another") << QStringList{u"PRAGMA application_id=5"_s, u"PRAGMA user_version=1"_s,
                                               u"CREATE TABLE events (seq)"_s}
                                << u"not a journal"_s;
    QTest::newRow("without a version")
        << QStringList{u"PRAGMA application_id=1414679370"_s, u"CREATE TABLE events (seq)"_s}
        << u"not a journal"_s;
    QTest::newRow("newer") << QStringList{u"PRAGMA application_id=1414679370"_s, u"PRAGMA user_version=2"_s,
                                          u"CREATE TABLE events (seq)"_s}
                           << u"newer version"_s;
    QTest::newRow("without its tables")
        << QStringList{u"PRAGMA application_id=1414679370"_s, u"PRAGMA user_version=1"_s}
        << u"no such table"_s;
}

void TestJournalTrouble::otherDatabases()
{
    QFETCH(QStringList, statements);
    QFETCH(QString, words);
    const TemporaryPlace at;
    QVERIFY(QDir().mkpath(at.place.folder));
    QCOMPARE(tamper(at.place.database(), statements), QString());
    const QByteArray content = contentOf(at.place.database());
    JournalFile journal;
    const JournalTrouble trouble = journal.open(at.place).trouble;
    QCOMPARE(trouble.kind, Kind::Damaged);
    QVERIFY2(trouble.detail.contains(words), qPrintable(trouble.detail));
    if (words != u"no such table"_s) // which says it is ours
        QCOMPARE(contentOf(at.place.database()), content);
}

void TestJournalTrouble::unreadableLines_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("unknown word") << u"UPDATE events SET event = 'teleported' WHERE seq = 2"_s;
    QTest::newRow("no JSON") << u"UPDATE events SET data = '{' WHERE seq = 2"_s;
    QTest::newRow("no object") << u"UPDATE events SET data = '[]' WHERE seq = 2"_s;
    QTest::newRow("bytes") << u"UPDATE events SET data = x'ff00ff' WHERE seq = 2"_s;
}

void TestJournalTrouble::unreadableLines()
{
    QFETCH(QString, statement);
    const TemporaryPlace at;
    JournalFile journal;
    QVERIFY(!journal.open(at.place).trouble);
    QVERIFY(!journal.append({line(1, IntentEvent::Recorded), line(1, IntentEvent::Started)}));
    journal.close();
    QCOMPARE(tamper(at.place.database(), QStringList(withoutTriggers) << statement), QString());
    const JournalFile::Contents contents = journal.open(at.place);
    QCOMPARE(contents.trouble.kind, Kind::Damaged);
    QVERIFY2(contents.trouble.detail.contains(u"Line 2"_s), qPrintable(contents.trouble.detail));
    QVERIFY(contents.events.isEmpty());
    QCOMPARE(journal.verify().finding, Verification::Finding::Unreadable);
    QVERIFY(!journal.remove());
}

/// Each page in turn is overwritten: whatever SQLite makes of it, it is said and nothing crashes.
void TestJournalTrouble::brokenPages()
{
    const TemporaryPlace at;
    JournalFile journal;
    QVERIFY(!journal.open(at.place).trouble);
    QList<JournalEvent> events;
    for (int intent = 1; intent <= 40; ++intent)
        events << line(intent, IntentEvent::Recorded, intent % 9 == 0 ? u"text"_s : QString());
    QVERIFY(!journal.append(events));
    journal.close();
    const QByteArray whole = contentOf(at.place.database());
    constexpr int page = 4096;
    QVERIFY(whole.size() > 4 * page);
    int damaged = 0;
    for (qsizetype offset = 0; offset < whole.size(); offset += page) {
        QVERIFY(put(at.place.database(), QByteArray(whole).replace(offset, page, QByteArray(page, 'x'))));
        const JournalFile::Contents contents = journal.open(at.place);
        damaged += int(contents.trouble.kind == Kind::Damaged);
        // Texts are not part of the chain; everything else is noticed.
        if (!contents.trouble)
            QCOMPARE(contents.events.size(), events.size());
        journal.close();
    }
    QVERIFY2(damaged >= 3, qPrintable(QString::number(damaged))); // the schema, the lines, the index of texts
    QVERIFY(put(at.place.database(), whole));
    QVERIFY(!journal.open(at.place).trouble);
    QCOMPARE(journal.verify().finding, Verification::Finding::Intact);
}

void TestJournalTrouble::fullByPages()
{
    const TemporaryPlace at;
    JournalFile journal;
    journal.setMaxPages(16);
    QVERIFY(!journal.open(at.place).trouble);
    int written = 0;
    JournalTrouble trouble;
    while (!trouble && written < 1000) {
        trouble = journal.append({line(written + 1, IntentEvent::Recorded, u"text"_s)});
        written += trouble ? 0 : 1;
    }
    QCOMPARE(trouble.kind, Kind::CannotWrite);
    QVERIFY2(trouble.detail.contains(u"full"_s), qPrintable(trouble.detail));
    QVERIFY2(trouble.detail.contains(at.place.database()), qPrintable(trouble.detail));
    QVERIFY(written > 1);
    // What settles frees the place of a text.
    QVERIFY(!journal.append({line(1, IntentEvent::Withdrawn)}));
    QCOMPARE(journal.verify().finding, Verification::Finding::Intact);

    const JournalFile::Contents contents = journal.open(at.place);
    QVERIFY2(!contents.trouble, qPrintable(contents.trouble.detail));
    QCOMPARE(contents.events.size(), written + 1);
    QCOMPARE(readHeadCopy(at.place.headFile)->seq, written + 1);
}

void TestJournalTrouble::fullAtOnce()
{
    const TemporaryPlace at;
    JournalFile journal;
    journal.setMaxPages(2);
    const JournalTrouble trouble = journal.open(at.place).trouble;
    QCOMPARE(trouble.kind, Kind::CannotWrite);
    QVERIFY2(trouble.detail.contains(u"full"_s), qPrintable(trouble.detail));
    journal.setMaxPages(0);
    QVERIFY(!journal.open(at.place).trouble);
    QVERIFY(!journal.append({line(1, IntentEvent::Recorded)}));
}

void TestJournalTrouble::diskThatTakesNoMore()
{
    const TemporaryPlace at;
    JournalFile journal;
    QVERIFY(!journal.open(at.place).trouble);
    QVERIFY(!journal.append({line(1, IntentEvent::Recorded)}));
    JournalTrouble trouble;
    {
        const FullDisk full(16'384);
        trouble = journal.append({line(2, IntentEvent::Recorded, u"long "_s.repeated(20'000))});
    }
    QCOMPARE(trouble.kind, Kind::CannotWrite);
    QVERIFY2(trouble.detail.contains(at.place.database()), qPrintable(trouble.detail));
    QVERIFY(!journal.append({line(1, IntentEvent::Started)}));
    QCOMPARE(journal.verify().finding, Verification::Finding::Intact);
    QCOMPARE(journal.open(at.place).events.size(), 2);
}

QTEST_GUILESS_MAIN(TestJournalTrouble)
#include "tst_journaltrouble.moc"
