// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalplace.h"
#include "rawdatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

using Finding = Verification::Finding;

namespace {

/// Lines 1 to 6: two intents, started and answered.
bool fill(const JournalPlace &place)
{
    JournalFile file;
    return !file.open(place).trouble
        && !file.append({line(1, IntentEvent::Recorded, u"text"_s), line(1, IntentEvent::Started)})
        && !file.append({line(1, IntentEvent::Confirmed), line(2, IntentEvent::Recorded),
                         line(2, IntentEvent::Started), line(2, IntentEvent::Rejected)});
}

/// Opens, which has to work whatever the chain says, and verifies.
Verification verified(const JournalPlace &place, qsizetype lines)
{
    JournalFile file;
    const JournalFile::Contents contents = file.open(place);
    if (contents.trouble || contents.events.size() != lines)
        qWarning("opened with %d lines: %s", int(contents.events.size()),
                 qPrintable(contents.trouble.detail));
    return file.verify();
}

QStringList plus(QStringList statements, const QStringList &more)
{
    return statements << more;
}

} // namespace

/// Who changes the past is found out.
class TestJournalVerify : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void intact();
    void triggersRefuse_data();
    void triggersRefuse();
    void changedTable_data();
    void changedTable();
    void wholeChainWrittenAnew();
    void olderFilePutBack();
    void missingFile();
    void anotherCopy();
    void cutOffStaysFound();
    void copyThatLagsBehindIsFine();
    void changedWhileOpenIsNotPossible();
};

void TestJournalVerify::intact()
{
    const TemporaryPlace at;
    QVERIFY(fill(at.place));
    const Verification result = verified(at.place, 6);
    QCOMPARE(result.finding, Finding::Intact);
    QCOMPARE(result.lines, 6);
    QCOMPARE(result.line, 0);
}

void TestJournalVerify::triggersRefuse_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("change") << u"UPDATE events SET data = '{}' WHERE seq = 3"_s;
    QTest::newRow("change all") << u"UPDATE events SET at = 0"_s;
    QTest::newRow("remove") << u"DELETE FROM events WHERE seq = 3"_s;
    QTest::newRow("remove all") << u"DELETE FROM events"_s;
    QTest::newRow("replace") << u"REPLACE INTO events VALUES (3, 0, 1, 'rejected', '{}', x'00')"_s;
    QTest::newRow("leave a gap") << u"INSERT INTO events VALUES (8, 0, 1, 'rejected', '{}', x'00')"_s;
    QTest::newRow("before the first") << u"INSERT INTO events VALUES (0, 0, 1, 'rejected', '{}', x'00')"_s;
}

void TestJournalVerify::triggersRefuse()
{
    QFETCH(QString, statement);
    const TemporaryPlace at;
    QVERIFY(fill(at.place));
    const QString problem = tamper(at.place.database(), {statement});
    QVERIFY2(problem.contains(u"a line of the journal"_s), qPrintable(problem));
    QCOMPARE(verified(at.place, 6).finding, Finding::Intact);
}

void TestJournalVerify::changedTable_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<int>("left");
    QTest::addColumn<int>("finding");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const QStringList &statements, int left, Finding finding, int at) {
        QTest::newRow(name) << statements << left << int(finding) << at;
    };
    row("data", {u"UPDATE events SET data = replace(data, '101', '102') WHERE seq = 3"_s}, 6,
        Finding::LineChanged, 3);
    row("time", {u"UPDATE events SET at = at + 1 WHERE seq = 4"_s}, 6, Finding::LineChanged, 4);
    row("intent", {u"UPDATE events SET intent = 2 WHERE seq = 1"_s}, 6, Finding::LineChanged, 1);
    row("word", {u"UPDATE events SET event = 'rejected' WHERE seq = 3"_s}, 6, Finding::LineChanged, 3);
    row("hash", {u"UPDATE events SET hash = zeroblob(32) WHERE seq = 2"_s}, 6, Finding::LineChanged, 2);
    row("last", {u"UPDATE events SET event = 'confirmed' WHERE seq = 6"_s}, 6, Finding::LineChanged, 6);
    row("blank in the data", {u"UPDATE events SET data = data || ' ' WHERE seq = 5"_s}, 6,
        Finding::LineChanged, 5);
    row("order",
        {u"UPDATE events SET seq = 99 WHERE seq = 2"_s, u"UPDATE events SET seq = 2 WHERE seq = 3"_s,
         u"UPDATE events SET seq = 3 WHERE seq = 99"_s},
        6, Finding::LineChanged, 2);
    row("first removed", {u"DELETE FROM events WHERE seq = 1"_s}, 5, Finding::LineMissing, 1);
    row("one removed", {u"DELETE FROM events WHERE seq = 3"_s}, 5, Finding::LineMissing, 3);
    row("two removed", {u"DELETE FROM events WHERE seq IN (3, 4)"_s}, 4, Finding::LineMissing, 3);
    row("one removed, rest moved up",
        {u"DELETE FROM events WHERE seq = 3"_s, u"UPDATE events SET seq = 3 WHERE seq = 4"_s,
         u"UPDATE events SET seq = 4 WHERE seq = 5"_s, u"UPDATE events SET seq = 5 WHERE seq = 6"_s},
        5, Finding::LineChanged, 3);
    row("one put in",
        {u"INSERT INTO events SELECT 7, at, intent, event, data, hash FROM events WHERE seq = 6"_s}, 7,
        Finding::LineChanged, 7);
    row("last cut off", {u"DELETE FROM events WHERE seq = 6"_s}, 5, Finding::CutOff, 6);
    row("many cut off", {u"DELETE FROM events WHERE seq > 2"_s}, 2, Finding::CutOff, 3);
    row("all cut off", {u"DELETE FROM events"_s}, 0, Finding::CutOff, 1);
}

void TestJournalVerify::changedTable()
{
    QFETCH(QStringList, statements);
    QFETCH(int, left);
    QFETCH(int, finding);
    QFETCH(int, line);
    const TemporaryPlace at;
    QVERIFY(fill(at.place));
    const QString problem = tamper(at.place.database(), plus(withoutTriggers, statements));
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const Verification result = verified(at.place, left);
    QCOMPARE(int(result.finding), finding);
    QCOMPARE(result.line, line);
}

/// A chain that fits in itself, from the first line on, is still not the one that was.
void TestJournalVerify::wholeChainWrittenAnew()
{
    const TemporaryPlace at;
    QVERIFY(fill(at.place));
    const JournalPlace other{at.root.filePath(u"other"_s), at.root.filePath(u"other head"_s)};
    {
        JournalFile file;
        QVERIFY(!file.open(other).trouble);
        for (int intent = 1; intent <= 6; ++intent)
            QVERIFY(!file.append({line(intent, IntentEvent::Recorded)}));
        QCOMPARE(file.verify().finding, Finding::Intact);
    }
    QVERIFY(QFile::remove(at.place.database()));
    QVERIFY(QFile::copy(other.database(), at.place.database()));
    const Verification result = verified(at.place, 6);
    QCOMPARE(result.finding, Finding::CutOff);
    QCOMPARE(result.line, 6);
}

void TestJournalVerify::olderFilePutBack()
{
    const TemporaryPlace at;
    QVERIFY(fill(at.place));
    const QString older = at.root.filePath(u"older"_s);
    QVERIFY(QFile::copy(at.place.database(), older));
    {
        JournalFile file;
        QVERIFY(!file.open(at.place).trouble);
        QVERIFY(!file.append({line(3, IntentEvent::Recorded), line(3, IntentEvent::Started)}));
    }
    QVERIFY(QFile::remove(at.place.database()));
    QVERIFY(QFile::copy(older, at.place.database()));
    const Verification result = verified(at.place, 6);
    QCOMPARE(result.finding, Finding::CutOff);
    QCOMPARE(result.line, 7);
    QCOMPARE(result.lines, 6);
}

void TestJournalVerify::missingFile()
{
    const TemporaryPlace at;
    QVERIFY(fill(at.place));
    QVERIFY(QFile::remove(at.place.database()));
    const Verification result = verified(at.place, 0);
    QCOMPARE(result.finding, Finding::CutOff);
    QCOMPARE(result.line, 1);
}

void TestJournalVerify::anotherCopy()
{
    const TemporaryPlace at;
    QVERIFY(fill(at.place));
    ChainHead copy = *readHeadCopy(at.place.headFile);
    QCOMPARE(copy.seq, 6);
    copy.hash[0] = char(copy.hash.at(0) + 1);
    QVERIFY(writeHeadCopy(at.place.headFile, copy));
    QCOMPARE(verified(at.place, 6).finding, Finding::CutOff);
}

/// Going on with a journal that was cut off must not make the copy follow.
void TestJournalVerify::cutOffStaysFound()
{
    const TemporaryPlace at;
    QVERIFY(fill(at.place));
    QCOMPARE(tamper(at.place.database(), plus(withoutTriggers, {u"DELETE FROM events WHERE seq > 4"_s})),
             QString());
    const ChainHead copy = *readHeadCopy(at.place.headFile);
    for (int intent = 3; intent <= 6; ++intent) {
        JournalFile file;
        QVERIFY(!file.open(at.place).trouble);
        QVERIFY(!file.append({line(intent, IntentEvent::Recorded)}));
        QCOMPARE(file.verify().finding, Finding::CutOff);
    }
    QCOMPARE(readHeadCopy(at.place.headFile), copy);
    JournalFile file;
    QVERIFY(!file.open(at.place).trouble);
    QVERIFY(!file.remove());
    QVERIFY(!file.open(at.place).trouble);
    QVERIFY(!file.append({line(1, IntentEvent::Recorded)}));
    QCOMPARE(file.verify().finding, Finding::Intact);
}

/// As after a power cut between the line and its copy.
void TestJournalVerify::copyThatLagsBehindIsFine()
{
    const TemporaryPlace at;
    QVERIFY(fill(at.place));
    const ChainHead lagging = *readHeadCopy(at.place.headFile);
    {
        JournalFile file;
        QVERIFY(!file.open(at.place).trouble);
        QVERIFY(!file.append({line(3, IntentEvent::Recorded)}));
    }
    QVERIFY(writeHeadCopy(at.place.headFile, lagging));
    QCOMPARE(verified(at.place, 7).finding, Finding::Intact);
    QCOMPARE(readHeadCopy(at.place.headFile)->seq, 7);
}

void TestJournalVerify::changedWhileOpenIsNotPossible()
{
    const TemporaryPlace at;
    QVERIFY(fill(at.place));
    JournalFile file;
    QVERIFY(!file.open(at.place).trouble);
    const QString problem =
        tamper(at.place.database(), {u"PRAGMA busy_timeout=0"_s, u"SELECT count(*) FROM events"_s});
    QVERIFY2(problem.contains(u"locked"_s), qPrintable(problem));
    QCOMPARE(file.verify().finding, Finding::Intact);
}

QTEST_GUILESS_MAIN(TestJournalVerify)
#include "tst_journalverify.moc"
