// SPDX-License-Identifier: GPL-3.0-or-later
// A journal that cannot be written: nothing leaves that is not on the disk, the window says why, and when
// there is room again the next start makes good what could not be written down.
#include "killrun.h"
#include "series.h"
#include "smalldisk.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace killtest;

class TestDiskFull : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void fileInThePlace_data();
    void fileInThePlace();
    void noMoreRoom_data();
    void noMoreRoom();

private:
    LifeFolders folders() const { return {m_home->path(), m_home->filePath(u"data"_s)}; }
    void begin(const LifeOrders &orders);
    void waitForEnd();
    void live(const LifeOrders &orders);
    void fillWhileHeld(testsupport::SmallDisk &disk);
    void compare(qsizetype happened);
    int journalPages() const;
    qsizetype writesSeen() const;
    QStringList shown(const QString &what) const;
    /// The message bar says that something did not work, and it or the order says those words.
    bool says(const QString &words) const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<testsupport::SandboxProcess> m_account;
    std::unique_ptr<ProgramLife> m_life;
    bool m_isOver = true;
};

void TestDiskFull::fileInThePlace_data()
{
    QTest::addColumn<QString>("script");
    QTest::newRow("buy") << u"buy"_s;
    QTest::newRow("send") << u"send"_s;
}

void TestDiskFull::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_account = std::make_unique<testsupport::SandboxProcess>(QStringList{
        u"--numbers"_s, u"1"_s, u"--inventory"_s, u"60"_s, u"--messages"_s, u"0"_s, u"--no-rate-limits"_s});
    QVERIFY2(m_account->problem().isEmpty(), qPrintable(m_account->problem()));
}

void TestDiskFull::cleanup()
{
    m_life.reset();
    m_isOver = true;
    m_account.reset();
    m_home.reset();
}

void TestDiskFull::begin(const LifeOrders &orders)
{
    m_life = std::make_unique<ProgramLife>(m_account->endpoint(), folders(), orders);
    connect(m_life.get(), &ProgramLife::ended, this, [this] { m_isOver = true; });
    m_isOver = false;
    m_life->start();
}

void TestDiskFull::live(const LifeOrders &orders)
{
    begin(orders);
    waitForEnd();
}

void TestDiskFull::waitForEnd()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_isOver, 200'000);
    QVERIFY2(m_life->problem().isEmpty(), qPrintable(m_life->problem()));
}

qsizetype TestDiskFull::writesSeen() const
{
    return m_account->requestLines().filter(QRegularExpression(u"^(POST|PUT|PATCH|DELETE) "_s)).size();
}

QStringList TestDiskFull::shown(const QString &what) const
{
    QStringList texts;
    for (const QJsonValue &text : m_life->report()[what].toArray())
        texts += text.toString();
    return texts;
}

bool TestDiskFull::says(const QString &words) const
{
    const QStringList notices = shown(u"notices"_s);
    return !notices.isEmpty() && !(notices + shown(u"results"_s)).filter(words).isEmpty();
}

void TestDiskFull::fileInThePlace()
{
    QFETCH(QString, script);
    QFile file(folders().data);
    QVERIFY(file.open(QIODevice::WriteOnly));
    LifeOrders orders;
    orders.script = script;
    orders.careless = true;
    live(orders);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(writesSeen(), 0);
    QVERIFY(m_account->ledger().isEmpty());
    QVERIFY2(says(folders().data), qPrintable(shown(u"notices"_s).join(u'\n')));
    if (script == "buy"_L1)
        QCOMPARE(shown(u"results"_s).filter(folders().data).size(), SeriesLength);
}

void TestDiskFull::noMoreRoom_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<bool>("mounts");
    QTest::newRow("buy on a small disk") << u"buy"_s << true;
    QTest::newRow("send on a small disk") << u"send"_s << true;
    QTest::newRow("buy with few pages") << u"buy"_s << false;
    QTest::newRow("send with few pages") << u"send"_s << false;
}

/// Others take the last room while the service keeps its answer to the fourth write back, so it does not
/// depend on anybody's pace what there is room for.
void TestDiskFull::fillWhileHeld(testsupport::SmallDisk &disk)
{
    constexpr int place = 4;
    QTRY_VERIFY_WITH_TIMEOUT(m_isOver || writesSeen() >= place, 200'000);
    QVERIFY(disk.fillUp());
    m_account->clearFaults();
    QTRY_VERIFY_WITH_TIMEOUT(m_isOver || !disk.fillUp(), 200'000); // also what the program gives back
}

/// Only root may mount a disk; else SQLite is given few pages, which ends in the same answer of SQLite.
void TestDiskFull::noMoreRoom()
{
    QFETCH(QString, script);
    QFETCH(bool, mounts);
    std::unique_ptr<testsupport::SmallDisk> disk;
    if (mounts)
        disk = std::make_unique<testsupport::SmallDisk>(folders().data, 2'048);
    const bool mounted = disk && disk->isMounted();
    qInfo(mounted ? "a tmpfs of 2048 kB" : "a limit to the pages of the journal");
    live({u"settle"_s}); // makes the journal
    if (QTest::currentTestFailed())
        return;
    LifeOrders orders{script};
    orders.careless = true;
    orders.maxPages = mounted ? 0 : journalPages() + 1;
    QVERIFY(!mounted || m_account->addFault(u"POST * nth=4 count=1000 held"_s));
    begin(orders);
    if (mounted)
        fillWhileHeld(*disk);
    if (!QTest::currentTestFailed())
        waitForEnd();
    if (QTest::currentTestFailed())
        return;
    const qsizetype happened = m_account->ledger().size();
    QVERIFY2(happened > 0 && happened < SeriesLength,
             qPrintable(u"%1 of %2 happened: too much or too little room"_s.arg(happened).arg(SeriesLength)));
    QCOMPARE(writesSeen(), happened);
    QVERIFY2(says(u"full"_s), qPrintable(shown(u"notices"_s).join(u'\n')));
    if (mounted)
        disk->giveBack();
    live({u"settle"_s});
    if (!QTest::currentTestFailed())
        compare(happened);
}

/// The journal with the account, when there is room again.
void TestDiskFull::compare(qsizetype happened)
{
    const JournalOnDisk journal = readJournal(folders());
    QVERIFY2(journal.problem.isEmpty(), qPrintable(journal.problem));
    const auto ledger = m_account->ledger();
    const Tally tally = tallyOf(journal.intents, ledger, {});
    QVERIFY2(tally.problems.isEmpty(), qPrintable(tally.problems.join(u'\n')));
    QCOMPARE(ledger.size(), happened);
    qInfo("recorded %d, happened %d, settled by reading %d", tally.attempted, tally.effects,
          tally.settledByReading);
}

int TestDiskFull::journalPages() const
{
    const QDir profiles(folders().data + u"/trunkline/profiles"_s);
    const QString name = profiles.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    return int(QFileInfo(profiles.filePath(name + u"/journal.sqlite"_s)).size() / 4096);
}

QTEST_GUILESS_MAIN(TestDiskFull)
#include "tst_diskfull.moc"
