// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalplace.h"

#include <atomic>
#include <memory>
#include <QProcess>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

constexpr int patience = 60'000;

/// This program once more, as another owner: opens the journal, says how that went, keeps it until its input
/// ends.
class OtherProgram : public QProcess {
public:
    explicit OtherProgram(const JournalPlace &place)
    {
        start(QCoreApplication::applicationFilePath(), {u"--hold"_s, place.folder, place.headFile});
    }
    ~OtherProgram() override
    {
        closeWriteChannel();
        waitForFinished(patience);
    }
    Q_DISABLE_COPY_MOVE(OtherProgram)

    /// "0" for None, "1" for InUse ...
    QByteArray kind()
    {
        while (!canReadLine() && waitForReadyRead(patience)) { }
        return readLine().trimmed();
    }
};

int hold(const QStringList &arguments)
{
    JournalFile file;
    JournalTrouble trouble = file.open({arguments.at(2), arguments.at(3)}).trouble;
    if (!trouble)
        trouble = file.append({line(77, IntentEvent::Recorded, u"of the other"_s)});
    QFile output;
    QFile input;
    if (!output.open(1, QIODevice::WriteOnly) || !input.open(0, QIODevice::ReadOnly))
        return 1;
    output.write(QByteArray::number(int(trouble.kind)) + '\n');
    output.flush();
    input.readAll();
    return 0;
}

} // namespace

/// One owner at a time, and none that is gone.
class TestJournalLock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void secondInThisProcess();
    void secondProcess();
    void triesDoNotLoosenTheLock();
    void killedOwnerLetsGo();
    void ofManyAtOnceOneGetsIt();
    void nobodyRemovesItUnderTheOwner();
};

void TestJournalLock::secondInThisProcess()
{
    const TemporaryPlace at;
    JournalFile first;
    JournalFile second;
    QVERIFY(!first.open(at.place).trouble);
    const JournalFile::Contents contents = second.open(at.place);
    QCOMPARE(contents.trouble.kind, JournalTrouble::Kind::InUse);
    QVERIFY2(contents.trouble.detail.contains(at.place.folder), qPrintable(contents.trouble.detail));
    QVERIFY(contents.events.isEmpty());
    QCOMPARE(second.append({line(1, IntentEvent::Recorded)}).kind, JournalTrouble::Kind::CannotWrite);
    QVERIFY(!first.append({line(1, IntentEvent::Recorded)}));
    first.close();
    QCOMPARE(second.open(at.place).events.size(), 1);
    QCOMPARE(first.open(at.place).trouble.kind, JournalTrouble::Kind::InUse);
}

void TestJournalLock::secondProcess()
{
    const TemporaryPlace at;
    JournalFile file;
    {
        OtherProgram other(at.place);
        QCOMPARE(other.kind(), "0");
        QCOMPARE(file.open(at.place).trouble.kind, JournalTrouble::Kind::InUse);
    }
    QCOMPARE(file.open(at.place).events.size(), 1);
    OtherProgram other(at.place);
    QCOMPARE(other.kind(), QByteArray::number(int(JournalTrouble::Kind::InUse)));
}

/// POSIX takes all locks of a process on a file away when the process closes that file, whoever opened it.
void TestJournalLock::triesDoNotLoosenTheLock()
{
    const TemporaryPlace at;
    JournalFile first;
    QVERIFY(!first.open(at.place).trouble);
    {
        JournalFile second;
        QCOMPARE(second.open(at.place).trouble.kind, JournalTrouble::Kind::InUse);
        QCOMPARE(second.remove().kind, JournalTrouble::Kind::InUse);
    }
    QCOMPARE(first.verify().finding, Verification::Finding::Intact);
    OtherProgram other(at.place);
    QCOMPARE(other.kind(), QByteArray::number(int(JournalTrouble::Kind::InUse)));
}

void TestJournalLock::killedOwnerLetsGo()
{
    const TemporaryPlace at;
    OtherProgram other(at.place);
    QCOMPARE(other.kind(), "0");
    JournalFile file;
    QCOMPARE(file.open(at.place).trouble.kind, JournalTrouble::Kind::InUse);
    other.kill();
    QVERIFY(other.waitForFinished(patience));
    QCOMPARE(other.exitStatus(), QProcess::CrashExit);
    QVERIFY(QFileInfo(at.place.database() + u"-wal"_s).size() > 0); // it could not tidy up

    const JournalFile::Contents contents = file.open(at.place);
    QVERIFY2(!contents.trouble, qPrintable(contents.trouble.detail));
    QCOMPARE(contents.events.size(), 1);
    QCOMPARE(contents.events.constFirst().intent, 77);
    QCOMPARE(contents.events.constFirst().body, u"of the other"_s);
    QVERIFY(!file.append({line(77, IntentEvent::Withdrawn)}));
    QCOMPARE(file.verify().finding, Verification::Finding::Intact);
}

void TestJournalLock::ofManyAtOnceOneGetsIt()
{
    for (int round = 0; round < 10; ++round) {
        const TemporaryPlace at;
        std::atomic<int> owners = 0;
        std::atomic<int> others = 0;
        std::atomic<int> ready = 0;
        std::atomic<int> tried = 0;
        constexpr int count = 3;
        const auto compete = [&] {
            ++ready;
            while (ready < count)
                QThread::yieldCurrentThread();
            JournalFile file;
            const JournalTrouble trouble = file.open(at.place).trouble;
            owners += int(trouble.kind == JournalTrouble::Kind::None);
            others += int(trouble.kind == JournalTrouble::Kind::InUse);
            ++tried;
            while (tried < count) // nobody lets go before all have tried
                QThread::yieldCurrentThread();
        };
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < count; ++i) {
            threads.emplace_back(QThread::create(compete));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            QVERIFY(thread->wait(patience));
        QCOMPARE(owners, 1);
        QCOMPARE(others, count - 1);
    }
}

void TestJournalLock::nobodyRemovesItUnderTheOwner()
{
    const TemporaryPlace at;
    JournalFile owner;
    QVERIFY(!owner.open(at.place).trouble);
    QVERIFY(!owner.append({line(1, IntentEvent::Recorded)}));
    JournalFile other;
    QCOMPARE(other.open(at.place).trouble.kind, JournalTrouble::Kind::InUse);
    QCOMPARE(other.remove().kind, JournalTrouble::Kind::InUse);
    QVERIFY(!owner.append({line(1, IntentEvent::Started)}));
    owner.close();
    QCOMPARE(owner.open(at.place).events.size(), 2);
    owner.close();
    QVERIFY(!other.remove());
    QVERIFY(!QFile::exists(at.place.folder));
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (application.arguments().size() == 4 && application.arguments().at(1) == u"--hold"_s)
        return hold(application.arguments());
    TestJournalLock test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_journallock.moc"
