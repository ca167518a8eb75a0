// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/accounts.h"
#include "jobs.h"
#include "journalaccount.h"

#include "api/routesapi.h"

#include <functional>
#include <QDateTime>
#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

/// Long enough that nothing here waits for its end.
const LockSettings hourOfRest{false, 60};
constexpr int leastRestMs = 20;

} // namespace

class TestReadOnlyLock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void beginsAsItsProfileSays();
    void isSetUpByTheProfile();
    void opensAndShuts();
    void shutsItselfWithoutUse();
    void neverShutsItselfUnlessAsked();
    void useCountsAnew();
    void readingIsNoUse();
    void shutsAfterTheComputerSlept();
    void takesAnotherTime();
    void whatIsUnderWayEnds();

private:
    std::unique_ptr<Session> connect(const LockSettings &lock)
    {
        return m_account->connect(JournalAccount::quick(), u"journal%1"_s.arg(++m_runs), lock);
    }
    WriteResult<Route> makeRoute(Session &session)
    {
        return written<Route>([&](QObject *context, auto reply) {
            session.journal().createRoute(JournalAccount::route(u"route %1"_s.arg(++m_routes)), context,
                                          reply);
        });
    }
    /// Runs until some of the time is over; how much is left then.
    int afterSomeRest(const ReadOnlyLock &lock)
    {
        const int whole = lock.remainingMs();
        return QTest::qWaitFor([&] { return lock.remainingMs() < whole - leastRestMs; }, 20'000)
            ? lock.remainingMs()
            : -1;
    }

    std::unique_ptr<JournalAccount> m_account;
    int m_runs = 0;
    int m_routes = 0;
};

void TestReadOnlyLock::initTestCase()
{
    m_account = std::make_unique<JournalAccount>();
    QVERIFY2(m_account->sandbox().problem().isEmpty(), qPrintable(m_account->sandbox().problem()));
}

void TestReadOnlyLock::beginsAsItsProfileSays()
{
    QVERIFY(!connect({})->lock().isLocked());
    const auto session = connect({true, 10});
    QVERIFY(session->lock().isLocked());
    QVERIFY(session->journal().isReadOnly());
    QCOMPARE(session->lock().relockMinutes(), 10);
    QCOMPARE(session->lock().remainingMs(), -1);
}

void TestReadOnlyLock::isSetUpByTheProfile()
{
    const QTemporaryDir home;
    qputenv("XDG_DATA_HOME", QFile::encodeName(home.filePath(u"data"_s)));
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(home.filePath(u"config"_s)));
    Profile profile;
    profile.baseUrl = m_account->sandbox().url();
    profile.accessKey = m_account->sandbox().accessKey();
    QCOMPARE(lockSettingsOf(profile).relockMinutes, 0); // what is not read-only does not become it by itself
    profile.readOnly = true;
    const OpenedSession opened = openSession(profile, m_account->sandbox().secretKey(), {});
    QVERIFY2(opened.session, qPrintable(opened.problem));
    QVERIFY(opened.session->lock().isLocked());
    QCOMPARE(opened.session->lock().relockMinutes(), 10);

    QSignalSpy changed(opened.session.get(), &Session::profileChanged);
    opened.session->lock().unlock();
    QVERIFY2(changed.isEmpty(), "unlocking is for now, not for the next start");
    opened.session->lock().setRelockMinutes(30);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.constFirst().constFirst().value<Profile>().relockMinutes, 30);
    QVERIFY(changed.constFirst().constFirst().value<Profile>().readOnly);
}

void TestReadOnlyLock::opensAndShuts()
{
    const auto session = connect({true, 10});
    ReadOnlyLock &lock = session->lock();
    QSignalSpy changed(&lock, &ReadOnlyLock::changed);
    QSignalSpy itself(&lock, &ReadOnlyLock::lockedItself);
    QCOMPARE(makeRoute(*session).error.block, ApiError::Block::ReadOnly);
    lock.unlock();
    lock.unlock();
    QVERIFY(!lock.isLocked());
    QVERIFY(lock.remainingMs() > 0);
    QVERIFY(makeRoute(*session).done());
    lock.lock();
    lock.lock();
    QVERIFY(lock.isLocked());
    QCOMPARE(makeRoute(*session).error.block, ApiError::Block::ReadOnly);
    QCOMPARE(changed.size(), 2);
    QVERIFY2(itself.isEmpty(), "a person did it");
}

void TestReadOnlyLock::shutsItselfWithoutUse()
{
    const auto session = connect({true, 1, 30});
    ReadOnlyLock &lock = session->lock();
    QSignalSpy itself(&lock, &ReadOnlyLock::lockedItself);
    for (int times = 1; times <= 2; ++times) {
        lock.unlock();
        QTRY_COMPARE(itself.size(), times);
        QVERIFY(lock.isLocked());
        QCOMPARE(makeRoute(*session).error.block, ApiError::Block::ReadOnly);
    }
}

void TestReadOnlyLock::neverShutsItselfUnlessAsked()
{
    const auto session = connect({});
    QCOMPARE(session->lock().remainingMs(), -1);
    session->lock().personActed();
    QCOMPARE(session->lock().remainingMs(), -1);
    QVERIFY(!session->lock().isLocked());
}

void TestReadOnlyLock::useCountsAnew()
{
    const auto session = connect(hourOfRest);
    ReadOnlyLock &lock = session->lock();
    // A busy machine takes its time between two looks, which is no rest.
    const auto countsAnew = [&](const std::function<void()> &use) {
        const int left = afterSomeRest(lock);
        QElapsedTimer since;
        since.start();
        use();
        const int now = lock.remainingMs();
        return left > 0 && now > left - since.elapsed() + leastRestMs / 2;
    };
    QVERIFY(countsAnew([&] { lock.personActed(); }));
    QVERIFY(countsAnew([&] { // what a person asked for and watches for is use as well
        QVERIFY(makeRoute(*session).done());
    }));
}

void TestReadOnlyLock::readingIsNoUse()
{
    const auto session = connect(hourOfRest);
    const int left = afterSomeRest(session->lock());
    QVERIFY(left > 0);
    QVERIFY(finished(api::listRoutes(session->transport(), 10, 0, this)).ok());
    QVERIFY(session->lock().remainingMs() <= left);
}

/// No timer runs while a computer sleeps. Whoever comes back finds it locked, whatever they press first.
void TestReadOnlyLock::shutsAfterTheComputerSlept()
{
    const auto session = connect({false, 1, 1'000});
    QSignalSpy itself(&session->lock(), &ReadOnlyLock::lockedItself);
    session->lock().personActed();
    const qint64 wakes = QDateTime::currentMSecsSinceEpoch() + 1'050;
    while (QDateTime::currentMSecsSinceEpoch() < wakes) { } // without the event loop, as asleep
    QVERIFY(!session->lock().isLocked());
    session->lock().personActed();
    QVERIFY(session->lock().isLocked());
    QCOMPARE(itself.size(), 1);
}

void TestReadOnlyLock::takesAnotherTime()
{
    const auto session = connect({true, 10});
    ReadOnlyLock &lock = session->lock();
    QSignalSpy changed(&lock, &ReadOnlyLock::changed);
    lock.setRelockMinutes(30);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(lock.remainingMs(), -1); // locked still
    lock.unlock();
    QVERIFY(lock.remainingMs() > 29 * 60'000);
    lock.setRelockMinutes(-3);
    QCOMPARE(lock.relockMinutes(), 0);
    QCOMPARE(lock.remainingMs(), -1);
    lock.setRelockMinutes(2'000'000);
    QVERIFY2(lock.remainingMs() > 0, "milliseconds of many minutes must not wrap");
}

void TestReadOnlyLock::whatIsUnderWayEnds()
{
    QVERIFY(m_account->sandbox().addFault(u"POST /v2/routes held"_s));
    const auto session = connect({});
    m_account->sandbox().clearRequests();
    WriteResult<Route> result;
    bool told = false;
    session->journal().createRoute(JournalAccount::route(u"under way"_s), this,
                                   [&](const WriteResult<Route> &answer) {
                                       result = answer;
                                       told = true;
                                   });
    QTRY_VERIFY(session->log().runningCount() == 1);
    session->lock().lock();
    m_account->sandbox().clearFaults();
    QTRY_VERIFY_WITH_TIMEOUT(told, 20'000);
    QVERIFY2(result.done(), qPrintable(kindWord(result.error.kind)));
    QCOMPARE(m_account->sandbox().requestLines().filter(u"POST"_s).size(), 1);
}

QTEST_GUILESS_MAIN(TestReadOnlyLock)
#include "tst_readonlylock.moc"
