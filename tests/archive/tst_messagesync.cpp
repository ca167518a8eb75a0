// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/messagesapi.h"
#include "sandboxaccount.h"
#include "syncplace.h"
#include "testmain.h"

#include <QDeadlineTimer>
#include <QRegularExpression>
#include <QSemaphore>
#include <QThread>

using namespace trunkline;
using namespace Qt::StringLiterals;

using State = MessageSync::State;

namespace {

constexpr int days = 12;
constexpr int messages = 3'000;

sandbox::Options accountOptions()
{
    sandbox::Options options = testsupport::SandboxAccount::smallOptions();
    options.messages = messages;
    options.days = days;
    return options;
}

} // namespace

/// MessageSync with the sandbox: spans that are read whole, stopped and gone on with.
class TestMessageSync : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void readsTheSpanWhole();
    void readsOnlyTheMarginAgain();
    void readsOnlyWhatIsNotCovered();
    void goesOnAfterCancelling_data();
    void goesOnAfterCancelling();
    void goesOnInTheNextProgram();
    void beginsAnewWithAnotherSpan();
    void countsDays();
    void tellsWhatWasStored();
    void keepsRequestsWithinTheirNumber();
    void sharesABusyDay();
    void worksWhileThisThreadIsBusy();
    void storesNothingAfterAReset();
    void failsWithoutAnArchive();
    void endsWithRequestsUnderWay();

private:
    int listRequests() const;
    QString file() const { return m_folder->filePath(u"profile/messages.db"_s); }
    QString faults(bool isWhole = true) const { return faultsOf(lookInto(file()), m_listed, isWhole); }

    std::unique_ptr<testsupport::SandboxAccount> m_account;
    std::unique_ptr<QTemporaryDir> m_folder;
    QList<ListedMessage> m_listed;
};

void TestMessageSync::initTestCase()
{
    m_account = std::make_unique<testsupport::SandboxAccount>(accountOptions());
    QVERIFY2(m_account->problem().isEmpty(), qPrintable(m_account->problem()));
    m_listed = listedBy(m_account->endpoint(), days + 2);
    QCOMPARE(m_listed.size(), messages);
}

void TestMessageSync::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_account->clearFaults();
    m_account->clearRequests();
}

int TestMessageSync::listRequests() const
{
    static const QRegularExpression list(u"^GET /v2.1/messages\\?"_s);
    return int(m_account->requestLines().filter(list).size());
}

void TestMessageSync::readsTheSpanWhole()
{
    SyncPlace place(m_account->endpoint(), file());
    QVERIFY2(!place.openTrouble(), qPrintable(place.openTrouble().words));
    QCOMPARE(place.sync().state(), State::Idle);
    const TimeRange span = SyncPlace::lastDays(days + 1);
    place.sync().start(span);
    QCOMPARE(place.sync().state(), State::Reading);
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(faults(), QString());
    QCOMPARE(place.sync().progress().records, qint64(messages));
    QCOMPARE(place.sync().progress().added, qint64(messages));
    // All but the last minutes, in one piece.
    const Coverage coverage = lookInto(file()).coverage;
    QCOMPARE(coverage, place.sync().coverage());
    QCOMPARE(coverage.ranges().size(), qsizetype(1));
    QCOMPARE(coverage.ranges().first().from, span.from);
    const qint64 left = QDateTime::currentMSecsSinceEpoch() - coverage.ranges().first().to;
    QVERIFY2(left >= SyncOptions().marginMs - 2'000, qPrintable(QString::number(left)));
    QVERIFY2(left < SyncOptions().marginMs + 60'000, qPrintable(QString::number(left)));
    // Nothing is read twice: a page more for each window at most, and the record that pages share.
    QVERIFY2(listRequests() <= messages / 49 + 2 * days, qPrintable(QString::number(listRequests())));
}

void TestMessageSync::readsOnlyTheMarginAgain()
{
    {
        SyncPlace place(m_account->endpoint(), file());
        place.sync().start(SyncPlace::lastDays(days));
        QVERIFY2(place.reaches(State::Complete), place.why());
    }
    m_account->clearRequests();
    SyncPlace place(m_account->endpoint(), file());
    place.sync().start(SyncPlace::lastDays(days - 1));
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(listRequests(), 1);
    QCOMPARE(place.sync().progress().added, qint64(0));
}

void TestMessageSync::readsOnlyWhatIsNotCovered()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const TimeRange middle{now - 8 * syncDay, now - 4 * syncDay};
    SyncPlace place(m_account->endpoint(), file());
    place.sync().start(middle);
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(place.sync().coverage().ranges(), QList<TimeRange>{middle});
    QSet<QString> inside;
    for (const ListedMessage &message : m_listed) {
        if (middle.contains(message.at))
            inside.insert(message.id);
    }
    const QStringList kept = lookInto(file()).ids;
    QCOMPARE(QSet<QString>(kept.begin(), kept.end()), inside);
    place.sync().start(SyncPlace::lastDays(days + 1));
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(place.sync().progress().added, qint64(messages - inside.size()));
    QCOMPARE(faults(), QString());
}

void TestMessageSync::goesOnAfterCancelling_data()
{
    QTest::addColumn<int>("requests");
    for (const int requests : {0, 1, 5, 20, 45})
        QTest::addRow("after %d requests", requests) << requests;
}

void TestMessageSync::goesOnAfterCancelling()
{
    QFETCH(int, requests);
    SyncPlace place(m_account->endpoint(), file());
    if (requests > 0) // or it may be complete before somebody looks
        QVERIFY(m_account->addFault(u"GET /v2.1/messages nth=%1 count=100000 held"_s.arg(requests)));
    place.sync().start(SyncPlace::lastDays(days + 1));
    QTRY_VERIFY(listRequests() >= requests);
    place.sync().cancel();
    QCOMPARE(place.sync().state(), State::Paused);
    m_account->clearFaults();
    place.settle();
    QCOMPARE(faults(false), QString());
    place.sync().resume();
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(faults(), QString());
}

void TestMessageSync::goesOnInTheNextProgram()
{
    qint64 before = 0;
    {
        SyncPlace place(m_account->endpoint(), file());
        place.sync().start(SyncPlace::lastDays(days + 1));
        QTRY_VERIFY(place.sync().progress().records > messages / 3);
    }
    const ArchiveLook look = lookInto(file());
    QCOMPARE(faultsOf(look, m_listed, false), QString());
    before = look.ids.size();
    QVERIFY(before > 0);
    QVERIFY(!look.coverage.isEmpty());
    SyncPlace place(m_account->endpoint(), file());
    place.sync().start(SyncPlace::lastDays(days + 1));
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(faults(), QString());
    QCOMPARE(place.sync().progress().added, messages - before);
    QVERIFY2(place.sync().progress().records < messages, "nothing of it was taken for covered");
}

void TestMessageSync::beginsAnewWithAnotherSpan()
{
    SyncPlace place(m_account->endpoint(), file());
    place.sync().start(SyncPlace::lastDays(2));
    QTRY_VERIFY(listRequests() >= 1);
    place.sync().start(SyncPlace::lastDays(days + 1));
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(faults(), QString());
}

void TestMessageSync::countsDays()
{
    SyncPlace place(m_account->endpoint(), file());
    place.sync().start({QDateTime::currentMSecsSinceEpoch() - 5 * syncDay + 60'000,
                        QDateTime::currentMSecsSinceEpoch() + syncDay});
    QCOMPARE(place.sync().progress().days, 5);
    QCOMPARE(place.sync().progress().daysDone, 0);
    int most = 0;
    QObject::connect(&place.sync(), &MessageSync::changed, &place.sync(), [&] {
        const int done = place.sync().progress().daysDone;
        QVERIFY2(done >= most, "it went back");
        most = done;
    });
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(place.sync().progress().daysDone, 5);
}

void TestMessageSync::tellsWhatWasStored()
{
    SyncPlace place(m_account->endpoint(), file());
    TimeRange told;
    int times = 0;
    QObject::connect(&place.sync(), &MessageSync::stored, &place.sync(), [&](const TimeRange &span) {
        told = ++times == 1 ? span : TimeRange{qMin(told.from, span.from), qMax(told.to, span.to)};
    });
    place.sync().start(SyncPlace::lastDays(days + 1));
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(told, (TimeRange{m_listed.last().at, m_listed.first().at + 1}));
    QVERIFY2(times < listRequests(), "it is told of every page");
    times = 0;
    place.sync().start(SyncPlace::lastDays(days + 1)); // brings nothing new
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(times, 0);
}

void TestMessageSync::keepsRequestsWithinTheirNumber()
{
    QVERIFY(m_account->addFault(u"GET /v2.1/messages held"_s));
    SyncPlace place(m_account->endpoint(), file());
    place.sync().start(SyncPlace::lastDays(days + 1));
    QTRY_COMPARE(listRequests(), SyncOptions().inFlight);
    bool wasAnswered = false; // by then any other would have come as well
    api::getMessage(place.transport(), m_listed.first().id, &place.sync())
        ->onFinished(&place.sync(), [&](const Result<Message> &) { wasAnswered = true; });
    QTRY_VERIFY(wasAnswered);
    QCOMPARE(listRequests(), SyncOptions().inFlight);
    m_account->clearFaults();
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(faults(), QString());
}

/// Everything in one day: it is not read by one request at a time.
void TestMessageSync::sharesABusyDay()
{
    sandbox::Options options = accountOptions();
    options.days = 1;
    testsupport::SandboxAccount account(options);
    QVERIFY2(account.problem().isEmpty(), qPrintable(account.problem()));
    constexpr int before = 8;
    QVERIFY(account.addFault(u"GET /v2.1/messages nth=%1 count=100000 held"_s.arg(before + 1)));
    SyncPlace place(account.endpoint(), file());
    place.sync().start(SyncPlace::lastDays(2));
    QTRY_VERIFY(account.requests().size() >= before + SyncOptions().inFlight);
    QSet<QString> asked;
    for (const sandbox::LoggedRequest &request : account.requests().mid(before))
        asked.insert(request.target);
    QCOMPARE(asked.size(), SyncOptions().inFlight);
    account.clearFaults();
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(faultsOf(lookInto(file()), listedBy(account.endpoint(), 3), true), QString());
}

/// This thread does nothing else meanwhile, and no event reaches it.
void TestMessageSync::worksWhileThisThreadIsBusy()
{
    SyncPlace place(m_account->endpoint(), file());
    place.sync().start(SyncPlace::lastDays(days + 1));
    QDeadlineTimer patience(testWaitMs);
    while (lookInto(file()).ids.size() < messages && !patience.hasExpired())
        QThread::msleep(5);
    QCOMPARE(faults(), QString());
    QCOMPARE(place.sync().state(), State::Reading); // it has not heard of it
    QVERIFY2(place.reaches(State::Complete), place.why());
    QCOMPARE(place.sync().progress().added, qint64(messages));
}

/// What was read and waits for the archive is part of what is to be deleted.
void TestMessageSync::storesNothingAfterAReset()
{
    SyncPlace place(m_account->endpoint(), file());
    QSemaphore archiveMayGoOn;
    place.sync().start(SyncPlace::lastDays(days + 1));
    QTRY_VERIFY(listRequests() >= 1);
    place.archive().post([&archiveMayGoOn](ArchiveWriter &) { archiveMayGoOn.acquire(); });
    QTRY_VERIFY(listRequests() >= 2 * SyncOptions().inFlight);
    place.sync().reset();
    QCOMPARE(place.sync().state(), State::Idle);
    QCOMPARE(place.sync().progress().records, qint64(0));
    place.archive().post([](ArchiveWriter &writer) { writer.forgetAll(); });
    archiveMayGoOn.release();
    place.dropSync();
    place.settle();
    QCOMPARE(lookInto(file()).ids, QStringList());
    QVERIFY(lookInto(file()).coverage.isEmpty());
}

void TestMessageSync::failsWithoutAnArchive()
{
    testsupport::SandboxAccount account(accountOptions()); // which nothing before can still ask for anything
    SyncPlace place(account.endpoint(), u"/dev/null/messages.db"_s);
    QVERIFY(place.openTrouble());
    place.sync().start(SyncPlace::lastDays(days));
    QVERIFY2(place.reaches(State::Failed), place.why());
    QCOMPARE(place.sync().trouble().kind, ArchiveTrouble::Kind::CannotOpen);
    QCOMPARE(account.requests().size(), qsizetype(0));
}

/// With requests held, with answers on their way, and with pages that wait to be stored.
void TestMessageSync::endsWithRequestsUnderWay()
{
    for (const int requests : {1, 4, 9, 30}) {
        m_account->clearRequests();
        SyncPlace place(m_account->endpoint(), file());
        place.sync().start(SyncPlace::lastDays(days + 1));
        QTRY_VERIFY(listRequests() >= requests);
        place.dropSync();
        place.settle();
        QCOMPARE(faults(false), QString());
        QFile::remove(file());
    }
}

QTEST_GUILESS_MAIN(TestMessageSync)
#include "tst_messagesync.moc"
