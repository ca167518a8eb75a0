// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/routesapi.h"
#include "faultrelay.h"
#include "jobs.h"
#include "sandboxaccount.h"
#include "syncplace.h"

#include <QSemaphore>
#include <QSignalSpy>

using namespace trunkline;
using namespace Qt::StringLiterals;
using testsupport::FaultRelay;
using testsupport::RelayFault;

using State = MessageSync::State;

namespace {

constexpr int days = 10;
constexpr int messages = 2'000;

sandbox::Options accountOptions()
{
    sandbox::Options options = testsupport::SandboxAccount::smallOptions();
    options.messages = messages;
    options.days = days;
    return options;
}

} // namespace

/// MessageSync when something fails: the network, the service, the disk.
class TestSyncFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void networkIsLost_data();
    void networkIsLost();
    void answersBreakOff();
    void backsOffAndFinishes_data();
    void backsOffAndFinishes();
    void givesUpAfterAWhile();
    void failsAtOnceWhereWaitingDoesNotHelp();
    void readsAWindowAnewWhenTheListHasMoved_data();
    void readsAWindowAnewWhenTheListHasMoved();
    void asksForLessWhenAnswersAreTooLarge();
    void archiveIsBusy_data();
    void archiveIsBusy();
    void diskIsFull_data();
    void diskIsFull();

private:
    QString file() const { return m_folder->filePath(u"profile/messages.db"_s); }
    qsizetype messageReads() const
    {
        return m_account->requestLines().filter(u"GET /v2.1/messages"_s).size();
    }
    QString faults(bool isWhole = true) const { return faultsOf(lookInto(file()), m_listed, isWhole); }

    std::unique_ptr<testsupport::SandboxAccount> m_account;
    std::unique_ptr<QTemporaryDir> m_folder;
    QList<ListedMessage> m_listed;
};

void TestSyncFaults::initTestCase()
{
    m_account = std::make_unique<testsupport::SandboxAccount>(accountOptions());
    QVERIFY2(m_account->problem().isEmpty(), qPrintable(m_account->problem()));
    m_listed = listedBy(m_account->endpoint(), days + 2);
    QCOMPARE(m_listed.size(), messages);
}

void TestSyncFaults::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_account->clearFaults();
    m_account->clearRequests();
}

void TestSyncFaults::networkIsLost_data()
{
    QTest::addColumn<int>("answers");
    for (const int answers : {0, 1, 4, 11, 23, 37})
        QTest::addRow("after %d answers", answers) << answers;
}

void TestSyncFaults::networkIsLost()
{
    QFETCH(int, answers);
    FaultRelay relay(m_account->url());
    testsupport::Endpoint through = m_account->endpoint();
    through.url = relay.url();
    int seen = 0;
    QObject::connect(&relay, &FaultRelay::exchanged, &relay, [&] {
        if (++seen == answers)
            relay.refuse();
    });
    if (answers == 0)
        relay.refuse();
    SyncPlace place(through, file());
    place.sync().start(SyncPlace::lastDays(days + 1));
    QVERIFY2(place.reaches(State::Failed), place.why());
    QVERIFY2(place.sync().error().isError(), place.why());
    place.settle();
    if (answers > 0)
        QCOMPARE(faults(false), QString());
    relay.accept();
    place.sync().poll(); // goes on by itself
    QCOMPARE(place.sync().state(), State::Reading);
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(faults(), QString());
}

void TestSyncFaults::answersBreakOff()
{
    FaultRelay relay(m_account->url());
    testsupport::Endpoint through = m_account->endpoint();
    through.url = relay.url();
    for (const qint64 bytes : {0, 1, 40, 200, 700, 5'000, 20'000}) {
        for (const auto then : {RelayFault::Then::Close, RelayFault::Then::Reset}) {
            relay.addFault(RelayFault::afterAnswerBytes(bytes, then).aimedAt(RelayFault::Aim::Read));
            relay.addFault(RelayFault::pass().aimedAt(RelayFault::Aim::Read));
        }
    }
    SyncPlace place(through, file());
    QSignalSpy retrying(&place.sync(), &MessageSync::retrying);
    place.sync().start(SyncPlace::lastDays(days + 1));
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(relay.waitingFaults(), 0);
    QVERIFY(!retrying.isEmpty());
    QCOMPARE(faults(), QString());
}

void TestSyncFaults::backsOffAndFinishes_data()
{
    QTest::addColumn<QString>("rule");
    // The transport tries four times by itself: the long bursts come through to the sync.
    QTest::newRow("one 429") << u"GET /v2.1/messages nth=3 count=1 status=429"_s;
    QTest::newRow("a burst of 429") << u"GET /v2.1/messages nth=5 count=25 status=429"_s;
    QTest::newRow("a burst of 503") << u"GET /v2.1/messages nth=2 count=18 status=503"_s;
    QTest::newRow("from the beginning") << u"GET /v2.1/messages nth=1 count=17 status=429"_s;
}

void TestSyncFaults::backsOffAndFinishes()
{
    QFETCH(QString, rule);
    QVERIFY(m_account->addFault(rule));
    SyncPlace place(m_account->endpoint(), file());
    QSignalSpy retrying(&place.sync(), &MessageSync::retrying);
    place.sync().start(SyncPlace::lastDays(days + 1));
    QVERIFY2(place.reaches(State::Complete), place.why());
    QVERIFY(!retrying.isEmpty());
    QCOMPARE(faults(), QString());
}

void TestSyncFaults::givesUpAfterAWhile()
{
    QVERIFY(m_account->addFault(u"GET /v2.1/messages nth=9 count=100000 status=429"_s));
    SyncPlace place(m_account->endpoint(), file());
    place.sync().start(SyncPlace::lastDays(days + 1));
    QVERIFY2(place.reaches(State::Failed), place.why());
    QCOMPARE(place.sync().error().kind, ApiError::Kind::TooMany);
    // Fewer at once, and not for ever: 4 begun, then one at a time, each sent four times by the transport.
    const qsizetype asked = m_account->requests().size();
    QVERIFY2(asked < 8 + 4 * (SyncOptions().inFlight + 2 * SyncPlace::quick().mostRetries),
             qPrintable(QString::number(asked)));
    m_account->clearFaults();
    place.sync().resume();
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(faults(), QString());
}

void TestSyncFaults::failsAtOnceWhereWaitingDoesNotHelp()
{
    QVERIFY(m_account->addFault(u"GET /v2.1/messages nth=4 count=1 status=401"_s));
    SyncPlace place(m_account->endpoint(), file());
    place.sync().start(SyncPlace::lastDays(days + 1));
    QVERIFY2(place.reaches(State::Failed), place.why());
    QCOMPARE(place.sync().error().kind, ApiError::Kind::BadCredentials);
    place.settle();
    QCOMPARE(faults(false), QString());
}

void TestSyncFaults::readsAWindowAnewWhenTheListHasMoved_data()
{
    QTest::addColumn<QString>("rule");
    QTest::newRow("a record has gone") << u"GET /v2.1/messages nth=6 count=3 page=shift"_s;
    QTest::newRow("a record has come") << u"GET /v2.1/messages nth=6 count=5 page=repeat"_s;
}

void TestSyncFaults::readsAWindowAnewWhenTheListHasMoved()
{
    QFETCH(QString, rule);
    QVERIFY(m_account->addFault(rule));
    SyncPlace place(m_account->endpoint(), file());
    place.sync().start(SyncPlace::lastDays(days + 1));
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(faults(), QString());
}

void TestSyncFaults::asksForLessWhenAnswersAreTooLarge()
{
    SyncOptions options = SyncPlace::quick();
    options.wantedBytes = 20'000; // some 25 records
    SyncPlace place(m_account->endpoint(), file(), options);
    place.sync().start(SyncPlace::lastDays(days + 1));
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(faults(), QString());
    QVERIFY(m_account->requestLines().last().contains(u"limit=50&"_s) == false);
}

void TestSyncFaults::archiveIsBusy_data()
{
    QTest::addColumn<int>("pages");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<int>("most");
    QTest::newRow("so many pages") << 6 << qint64(67'108'864) << 6;
    QTest::newRow("so many bytes") << 48 << qint64(200'000) << 10; // a page of 50 has some 30,000
    QTest::newRow("less than one page") << 48 << qint64(1'000) << 1;
}

/// What was read and cannot be stored yet stays in memory, so no more is asked for than fits.
void TestSyncFaults::archiveIsBusy()
{
    QFETCH(int, pages);
    QFETCH(qint64, bytes);
    QFETCH(int, most);
    SyncOptions options = SyncPlace::quick();
    options.mostWaiting = pages;
    options.mostWaitingBytes = bytes;
    SyncPlace place(m_account->endpoint(), file(), options);
    QSemaphore goOn;
    QVERIFY(m_account->addFault(u"GET /v2.1/messages held"_s));
    place.sync().start(SyncPlace::lastDays(days + 1));
    QTRY_VERIFY(messageReads() > 0); // so it has asked the archive what it has
    place.archive().post([&goOn](ArchiveWriter &) { goOn.acquire(); });
    m_account->clearFaults();
    qsizetype asked = -1;
    int same = 0;
    const auto hasStopped = [&] { // between two looks there is a whole answer, and so time for all others
        const bool answered = finished(api::listRoutes(place.transport(), 10, 0, this)).ok();
        const qsizetype before = std::exchange(asked, messageReads());
        same = answered && asked > 0 && asked == before ? same + 1 : 0;
        return same == 10;
    };
    const bool stopped = QTest::qWaitFor(hasStopped, 20'000);
    goOn.release();
    QVERIFY(stopped);
    QVERIFY2(asked <= most + options.inFlight, QByteArray::number(asked).constData());
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(faults(), QString());
}

void TestSyncFaults::diskIsFull_data()
{
    QTest::addColumn<int>("pages");
    for (const int pages : {60, 100, 150})
        QTest::addRow("%d pages", pages) << pages;
}

void TestSyncFaults::diskIsFull()
{
    QFETCH(int, pages);
    SyncPlace place(m_account->endpoint(), file(), SyncPlace::quick(), pages);
    QVERIFY2(!place.openTrouble(), qPrintable(place.openTrouble().words));
    place.sync().start(SyncPlace::lastDays(days + 1));
    QVERIFY2(place.reaches(State::Failed), place.why());
    QVERIFY2(place.sync().trouble().kind == ArchiveTrouble::Kind::DiskFull, place.why());
    QVERIFY(!place.sync().trouble().words.isEmpty());
    place.settle();
    QCOMPARE(faults(false), QString());
    // There is room again.
    place.archive().post(
        [](ArchiveWriter &writer) { writer.database().run("PRAGMA max_page_count = 100000"); });
    place.sync().resume();
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(faults(), QString());
}

QTEST_GUILESS_MAIN(TestSyncFaults)
#include "tst_syncfaults.moc"
