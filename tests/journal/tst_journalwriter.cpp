// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/journalwriter.h"
#include "journalplace.h"

#include <memory>
#include <QMutex>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

/// Order, threads, and that nothing asked for is dropped.
class TestJournalWriter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersLaterInOrderAndHere();
    void endingCarriesOutWhatWasAskedFor();
    void endingWithoutOpening();
    void endingInACallback();
    void needsNobodyToCallBack();
    void reachesPoints();
    void passesTroubleOn();
    void verifiesAndRemoves();
};

void TestJournalWriter::answersLaterInOrderAndHere()
{
    const TemporaryPlace at;
    JournalWriter writer;
    QStringList seen;
    const auto note = [&seen](const QString &what, bool trouble) {
        if (trouble || QThread::currentThread() != QCoreApplication::instance()->thread())
            seen << u"wrong"_s;
        seen << what;
    };
    writer.open(at.place, [&](const OpenedJournal &contents) { note(u"open"_s, bool(contents.trouble)); });
    for (int intent = 1; intent <= 5; ++intent) {
        writer.append({line(intent, IntentEvent::Recorded)}, [&note, intent](const JournalTrouble &trouble) {
            note(u"append %1"_s.arg(intent), bool(trouble));
        });
    }
    writer.verify([&](const Verification &verification) {
        note(u"verify %1"_s.arg(verification.lines), verification.finding != Verification::Finding::Intact);
    });
    QVERIFY(seen.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(seen.size(), 7, 60'000);
    QCOMPARE(seen,
             QStringList({u"open"_s, u"append 1"_s, u"append 2"_s, u"append 3"_s, u"append 4"_s,
                          u"append 5"_s, u"verify 5"_s}));
}

void TestJournalWriter::endingCarriesOutWhatWasAskedFor()
{
    const TemporaryPlace at;
    int answers = 0;
    {
        JournalWriter writer;
        writer.open(at.place, [&](const auto &) { ++answers; });
        for (int intent = 1; intent <= 50; ++intent)
            writer.append({line(intent, IntentEvent::Recorded)}, [&](const auto &) { ++answers; });
    }
    QCoreApplication::processEvents();
    QCOMPARE(answers, 0);
    JournalFile file;
    const JournalFile::Contents contents = file.open(at.place);
    QVERIFY2(!contents.trouble, qPrintable(contents.trouble.detail)); // also: the writer let it go
    QCOMPARE(contents.events.size(), 50);
}

void TestJournalWriter::endingWithoutOpening()
{
    const JournalWriter writer;
    QVERIFY(!writer.parent());
}

void TestJournalWriter::endingInACallback()
{
    const TemporaryPlace at;
    auto writer = std::make_unique<JournalWriter>();
    int answers = 0;
    writer->open(at.place, [&](const auto &) {
        ++answers;
        writer.reset();
    });
    writer->append({line(1, IntentEvent::Recorded)}, [&](const auto &) { ++answers; });
    QTRY_VERIFY_WITH_TIMEOUT(!writer, 60'000);
    QCoreApplication::processEvents();
    QCOMPARE(answers, 1);
    JournalFile file;
    QCOMPARE(file.open(at.place).events.size(), 1);
}

void TestJournalWriter::needsNobodyToCallBack()
{
    const TemporaryPlace at;
    {
        JournalWriter writer;
        writer.open(at.place, {});
        writer.append({line(1, IntentEvent::Recorded)}, {});
        writer.verify({});
    }
    JournalFile file;
    QCOMPARE(file.open(at.place).events.size(), 1);
}

void TestJournalWriter::reachesPoints()
{
    const TemporaryPlace at;
    QMutex mutex;
    QStringList points;
    bool elsewhere = true;
    {
        JournalWriter writer([&](const QString &point) {
            const QMutexLocker locker(&mutex);
            elsewhere = elsewhere && QThread::currentThread() != QCoreApplication::instance()->thread();
            points << point;
        });
        writer.open(at.place, {});
        writer.append({line(1, IntentEvent::Recorded)}, {});
        writer.append({line(1, IntentEvent::FoundOpen), line(2, IntentEvent::Started)}, {});
    }
    QVERIFY(elsewhere);
    QCOMPARE(points,
             QStringList({u"before recorded"_s, u"after recorded"_s, u"before found open"_s,
                          u"before started"_s, u"after found open"_s, u"after started"_s}));
}

void TestJournalWriter::passesTroubleOn()
{
    const TemporaryPlace at;
    JournalFile other;
    QVERIFY(!other.open(at.place).trouble);
    JournalWriter writer({}, 12);
    QList<JournalTrouble::Kind> troubles;
    const auto take = [&](const JournalTrouble &trouble) { troubles << trouble.kind; };
    writer.open(at.place, [&](const OpenedJournal &contents) { take(contents.trouble); });
    writer.append({line(1, IntentEvent::Recorded)}, take);
    QTRY_COMPARE_WITH_TIMEOUT(troubles.size(), 2, 60'000);
    QCOMPARE(troubles, QList({JournalTrouble::Kind::InUse, JournalTrouble::Kind::CannotWrite}));

    other.close();
    writer.open(at.place, [&](const OpenedJournal &contents) { take(contents.trouble); });
    writer.append({line(1, IntentEvent::Recorded)}, take);
    writer.append({line(2, IntentEvent::Recorded, u"full"_s.repeated(50'000))}, take);
    QTRY_COMPARE_WITH_TIMEOUT(troubles.size(), 5, 60'000);
    QCOMPARE(
        troubles.mid(2),
        QList({JournalTrouble::Kind::None, JournalTrouble::Kind::None, JournalTrouble::Kind::CannotWrite}));
}

void TestJournalWriter::verifiesAndRemoves()
{
    const TemporaryPlace at;
    JournalWriter writer;
    writer.open(at.place, {});
    writer.append({line(1, IntentEvent::Recorded)}, {});
    std::optional<Verification> verified;
    std::optional<JournalTrouble> removed;
    writer.verify([&](const Verification &verification) { verified = verification; });
    writer.remove([&](const JournalTrouble &trouble) { removed = trouble; });
    QTRY_VERIFY_WITH_TIMEOUT(removed, 60'000);
    QCOMPARE(verified->finding, Verification::Finding::Intact);
    QCOMPARE(verified->lines, 1);
    QVERIFY2(!*removed, qPrintable(removed->detail));
    QVERIFY(!QFile::exists(at.place.folder));
}

QTEST_GUILESS_MAIN(TestJournalWriter)
#include "tst_journalwriter.moc"
