// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/journaldatabase.h"
#include "journalplace.h"

#include <algorithm>
#include <numeric>
#include <QDirIterator>
#include <QTest>
#include <random>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

/// Every byte of every file below the folder.
QByteArray bytesBelow(const QString &folder)
{
    QByteArray bytes;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            bytes += file.readAll();
    }
    return bytes;
}

/// Unlike any other, of several lengths: within a page of the database and over many.
QString textOf(qint64 intent)
{
    return u"Secret-%1-"_s.arg(intent, 4, 10, QChar(u'0'))
        .repeated(intent % 7 == 0 ? 1500 : int(1 + intent % 40));
}

/// The intents whose texts can be found, whole or in part, in any file below the folder.
QSet<int> tracesBelow(const QString &folder)
{
    const QByteArray mark("Secret-");
    const QByteArray bytes = bytesBelow(folder);
    QSet<int> found;
    for (qsizetype at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1))
        found << bytes.mid(at + mark.size(), 4).toInt();
    return found;
}

} // namespace

/// What is written is there again, in order; what has to go is gone.
class TestJournalFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewOneIsEmpty();
    void keepsLinesInOrder();
    void keepsEveryWord();
    void keepsTextsUntilSettled();
    void removedTextsLeaveNoBytes_data();
    void removedTextsLeaveNoBytes();
    void failedAppendLeavesNothing();
    void filesArePrivate();
    void foldersAreTightened();
    void copyFollows();
    void missingCopyStaysMissing();
    void commitsWaitForTheDisk();
    void notOpen();
    void removeLeavesNothing();
    void removeKeepsWhatIsNotOurs();
};

void TestJournalFile::aNewOneIsEmpty()
{
    const TemporaryPlace at;
    JournalFile file;
    const JournalFile::Contents contents = file.open(at.place);
    QVERIFY2(!contents.trouble, qPrintable(contents.trouble.detail));
    QVERIFY(contents.events.isEmpty());
    QCOMPARE(readHeadCopy(at.place.headFile), ChainHead()); // so that a missing one is noticed
    QCOMPARE(file.verify().finding, Verification::Finding::Intact);
}

void TestJournalFile::keepsLinesInOrder()
{
    const TemporaryPlace at;
    JournalFile file;
    QVERIFY(!file.open(at.place).trouble);
    JournalEvent first = line(1, IntentEvent::Recorded);
    first.data = QJsonObject{{u"object"_s, u"1206\u00e9\U0001f600\n\"'"_s},
                             {u"cost"_s, qint64(9'007'199'254'740'991)}};
    QVERIFY(!file.append({first, line(2, IntentEvent::Recorded)}));
    QVERIFY(!file.append({line(2, IntentEvent::Started)}));
    QVERIFY(!file.append({}));
    file.close();

    const JournalFile::Contents contents = file.open(at.place);
    QVERIFY2(!contents.trouble, qPrintable(contents.trouble.detail));
    QCOMPARE(contents.events.size(), 3);
    QCOMPARE(contents.events.at(0).data, first.data);
    QCOMPARE(contents.events.at(0).at, first.at);
    QCOMPARE(contents.events.at(2).intent, 2);
    QCOMPARE(contents.events.at(2).event, IntentEvent::Started);
    QVERIFY(!file.append({line(1, IntentEvent::Started)}));
    QCOMPARE(file.open(at.place).events.constLast().seq, 4);
    QCOMPARE(file.verify().finding, Verification::Finding::Intact);
    QCOMPARE(file.verify().lines, 4);
}

void TestJournalFile::keepsEveryWord()
{
    const TemporaryPlace at;
    JournalFile file;
    QVERIFY(!file.open(at.place).trouble);
    QList<JournalEvent> events;
    for (int word = 0; word < IntentEventCount; ++word)
        events << line(word + 1, IntentEvent(word));
    QVERIFY(!file.append(events));
    const JournalFile::Contents contents = file.open(at.place);
    QCOMPARE(contents.events.size(), IntentEventCount);
    for (int word = 0; word < IntentEventCount; ++word) {
        QCOMPARE(contents.events.at(word).event, IntentEvent(word));
        QCOMPARE(contents.events.at(word).seq, word + 1);
    }
}

void TestJournalFile::keepsTextsUntilSettled()
{
    const TemporaryPlace at;
    JournalFile file;
    QVERIFY(!file.open(at.place).trouble);
    const QList<IntentEvent> settling{IntentEvent::Withdrawn,       IntentEvent::Confirmed,
                                      IntentEvent::Rejected,        IntentEvent::SeenPresent,
                                      IntentEvent::ProvenAbsent,    IntentEvent::PersonSaysDone,
                                      IntentEvent::PersonSaysAbsent};
    const QString text = u"Your table is ready \u00e9\U0001f600"_s;
    QList<JournalEvent> recorded;
    for (int word = 1; word < IntentEventCount; ++word)
        recorded << line(word, IntentEvent::Recorded, text);
    QVERIFY(!file.append(recorded));
    for (int word = 1; word < IntentEventCount; ++word)
        QVERIFY(!file.append({line(word, IntentEvent(word))}));
    const QList<JournalEvent> events = file.open(at.place).events;
    QCOMPARE(events.size(), 2 * (IntentEventCount - 1));
    for (int word = 1; word < IntentEventCount; ++word) {
        const QString expected = settling.contains(IntentEvent(word)) ? QString() : text;
        QVERIFY2(events.at(word - 1).body == expected, qPrintable(eventWord(IntentEvent(word))));
        QCOMPARE(events.at(word - 1).event, IntentEvent::Recorded);
    }
}

void TestJournalFile::removedTextsLeaveNoBytes_data()
{
    QTest::addColumn<QList<int>>("order");
    QList<int> all(200);
    std::iota(all.begin(), all.end(), 1);
    QTest::newRow("one") << QList<int>{1};
    QTest::newRow("a long one") << QList<int>{7};
    QTest::newRow("in order") << all;
    QTest::newRow("backwards") << QList<int>(all.crbegin(), all.crend());
    std::shuffle(all.begin(), all.end(), std::mt19937(3)); // NOLINT: the same order each time
    QTest::newRow("mixed") << all;
}

void TestJournalFile::removedTextsLeaveNoBytes()
{
    QFETCH(QList<int>, order);
    const TemporaryPlace at;
    JournalFile file;
    QVERIFY(!file.open(at.place).trouble);
    constexpr int kept = 900;
    QList<JournalEvent> recorded;
    for (const int intent : order)
        recorded << line(intent, IntentEvent::Recorded, textOf(intent));
    for (qsizetype done = 0; done < recorded.size(); done += 7)
        QVERIFY(!file.append(recorded.mid(done, 7)));
    QVERIFY(!file.append({line(kept, IntentEvent::Recorded, textOf(kept))}));
    QSet<int> expected(order.begin(), order.end());
    expected << kept;
    QCOMPARE(tracesBelow(at.place.folder), expected);
    for (qsizetype done = 0; done < order.size(); done += 5) {
        QList<JournalEvent> settled;
        for (const int intent : order.mid(done, 5)) {
            settled << line(intent, IntentEvent::Rejected);
            expected.remove(intent);
        }
        QVERIFY(!file.append(settled));
        QCOMPARE(tracesBelow(at.place.folder), expected);
    }
    QCOMPARE(file.open(at.place).events.at(order.size()).body, textOf(kept));
}

void TestJournalFile::failedAppendLeavesNothing()
{
    const TemporaryPlace at;
    JournalFile file;
    QVERIFY(!file.open(at.place).trouble);
    QVERIFY(!file.append({line(1, IntentEvent::Recorded, u"kept"_s)}));
    // Two texts for one intent: the last statement of the transaction fails.
    const JournalTrouble trouble =
        file.append({line(2, IntentEvent::Recorded), line(1, IntentEvent::Recorded, u"again"_s)});
    QCOMPARE(trouble.kind, JournalTrouble::Kind::CannotWrite);
    QVERIFY2(trouble.detail.contains(at.place.database()), qPrintable(trouble.detail));
    QVERIFY(!file.append({line(1, IntentEvent::Started)}));
    QCOMPARE(file.verify().finding, Verification::Finding::Intact);
    const QList<JournalEvent> events = file.open(at.place).events;
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.at(0).body, u"kept"_s);
    QCOMPARE(events.at(1).event, IntentEvent::Started);
}

void TestJournalFile::filesArePrivate()
{
    const TemporaryPlace at;
    JournalFile file;
    QVERIFY(!file.open(at.place).trouble);
    QVERIFY(!file.append({line(1, IntentEvent::Recorded)}));
    const QFile::Permissions mine = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    const QFile::Permissions enter = QFile::ExeOwner | QFile::ExeUser;
    QCOMPARE(QFile::permissions(at.place.folder), mine | enter);
    QCOMPARE(QFile::permissions(at.root.filePath(u"data"_s)), mine | enter);
    QCOMPARE(QFile::permissions(at.place.headFile), mine);
    const QFileInfoList files = QDir(at.place.folder).entryInfoList(QDir::Files | QDir::Hidden);
    QCOMPARE(files.size(), 2); // the database and its log, no shared memory
    for (const QFileInfo &info : files)
        QVERIFY2(info.permissions() == mine, qPrintable(info.filePath()));
}

void TestJournalFile::foldersAreTightened()
{
    const TemporaryPlace at;
    QVERIFY(QDir().mkpath(at.place.folder));
    const QString above = at.root.filePath(u"data"_s);
    const QFile::Permissions wide =
        QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(at.place.folder, wide));
    QVERIFY(QFile::setPermissions(above, wide));
    JournalFile file;
    QVERIFY(!file.open(at.place).trouble);
    QVERIFY(!(QFile::permissions(at.place.folder) & (QFile::ReadOther | QFile::ExeOther)));
    QVERIFY(QFile::permissions(above) & QFile::ReadOther); // not ours
}

void TestJournalFile::copyFollows()
{
    const TemporaryPlace at;
    JournalFile file;
    QVERIFY(!file.open(at.place).trouble);
    QVERIFY(!file.append({line(1, IntentEvent::Recorded), line(1, IntentEvent::Started)}));
    QCOMPARE(readHeadCopy(at.place.headFile)->seq, 2);

    // It cannot be written for a while: that is no trouble, and made good later.
    const QString settings = QFileInfo(at.place.headFile).path();
    QVERIFY(QDir(settings).removeRecursively());
    QFile inTheWay(settings);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QVERIFY(!file.append({line(1, IntentEvent::Unanswered)}));
    QVERIFY(inTheWay.remove());
    file.close();
    QCOMPARE(readHeadCopy(at.place.headFile)->seq, 3);
}

/// Whoever cuts lines off may remove the copy as well: that must not look like order after the next start.
void TestJournalFile::missingCopyStaysMissing()
{
    const TemporaryPlace at;
    JournalFile file;
    QVERIFY(!file.open(at.place).trouble);
    QVERIFY(!file.append({line(1, IntentEvent::Recorded)}));
    const ChainHead head = *readHeadCopy(at.place.headFile);
    QCOMPARE(head.seq, 1);
    QVERIFY(!file.acceptMissingCopy()); // it is there
    for (const bool garbled : {false, true}) {
        file.close();
        QVERIFY(QFile::remove(at.place.headFile));
        QFile copy(at.place.headFile);
        QVERIFY(!garbled || (copy.open(QIODevice::WriteOnly) && copy.write("12 what?") > 0));
        copy.close();
        QVERIFY(!file.open(at.place).trouble);
        QVERIFY(!file.append({line(1, garbled ? IntentEvent::Unanswered : IntentEvent::Started)}));
        QVERIFY(!file.open(at.place).trouble);
        QCOMPARE(file.verify().finding, Verification::Finding::NoCopy);
        QVERIFY(file.acceptMissingCopy());
        QCOMPARE(file.verify().finding, Verification::Finding::Intact);
    }
    QCOMPARE(readHeadCopy(at.place.headFile)->seq, 3);
    QVERIFY(!file.append({line(2, IntentEvent::Recorded)}));
    QCOMPARE(readHeadCopy(at.place.headFile)->seq, 4);
}

/// "FULL" waits for the disk at each commit. With a write-ahead log a mere "NORMAL" does not.
void TestJournalFile::commitsWaitForTheDisk()
{
    const TemporaryPlace at;
    QVERIFY(QDir().mkpath(at.place.folder));
    JournalDatabase database(at.place.database(), 0);
    QVERIFY(!database.lock());
    QVERIFY(!database.prepare());
    const auto setting = [&database](const QString &name) {
        QVariant value;
        return database.ask(u"PRAGMA "_s + name, value) ? QString() : value.toString();
    };
    QCOMPARE(setting(u"synchronous"_s), u"2"_s); // FULL
    QCOMPARE(setting(u"journal_mode"_s), u"wal"_s);
    QCOMPARE(setting(u"locking_mode"_s), u"exclusive"_s);
    QCOMPARE(setting(u"secure_delete"_s), u"1"_s);
}

void TestJournalFile::notOpen()
{
    JournalFile file;
    QCOMPARE(file.append({line(1, IntentEvent::Recorded)}).kind, JournalTrouble::Kind::CannotWrite);
    QCOMPARE(file.verify().finding, Verification::Finding::Unreadable);
    QVERIFY(!file.remove());
    file.close();
    QCOMPARE(file.open({}).trouble.kind, JournalTrouble::Kind::CannotOpen);
}

void TestJournalFile::removeLeavesNothing()
{
    const TemporaryPlace at;
    JournalFile file;
    QVERIFY(!file.open(at.place).trouble);
    QVERIFY(!file.append({line(1, IntentEvent::Recorded, u"text"_s)}));
    const JournalTrouble trouble = file.remove();
    QVERIFY2(!trouble, qPrintable(trouble.detail));
    QVERIFY(!QFile::exists(at.place.folder));
    QVERIFY(!QFile::exists(at.place.headFile));
    QCOMPARE(file.append({line(1, IntentEvent::Started)}).kind, JournalTrouble::Kind::CannotWrite);
    QVERIFY(file.open(at.place).events.isEmpty());
    QVERIFY(!file.append({line(1, IntentEvent::Recorded)}));
    QCOMPARE(file.verify().finding, Verification::Finding::Intact);
}

void TestJournalFile::removeKeepsWhatIsNotOurs()
{
    const TemporaryPlace at;
    JournalFile file;
    QVERIFY(!file.open(at.place).trouble);
    QFile other(at.place.folder + u"/notes.txt"_s);
    QVERIFY(other.open(QIODevice::WriteOnly));
    QVERIFY(!file.remove());
    QCOMPARE(QDir(at.place.folder).entryList(QDir::Files | QDir::Hidden), QStringList{u"notes.txt"_s});
}

QTEST_GUILESS_MAIN(TestJournalFile)
#include "tst_journalfile.moc"
