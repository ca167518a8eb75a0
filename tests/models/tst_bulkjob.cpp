// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulkjob.h"
#include "numbersfixture.h"
#include "sandboxsession.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

QList<PhoneNumber> numbers(int count)
{
    QList<PhoneNumber> list;
    for (int i = 0; i < count; ++i)
        list += PhoneNumber::fromService(u"1206555010%1"_s.arg(i));
    return list;
}

ApiError problem(ApiError::Kind kind)
{
    ApiError error;
    error.kind = kind;
    return error;
}

} // namespace

class TestBulkJob : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void writesOneAfterTheOther();
    void stopEndsAfterWhatIsUnderWay();
    void retryTouchesOnlyTheRefused();
    void anUnclearOneIsNeverRepeated();
    void aNumberGivenTwiceIsWrittenOnce();
    void aLateResultFindsTheJobGone();
    void saysItInWords();
    void unclearOneIsDoneWhenAReadShowsIt();
    void unclearOneThatIsProvenAbsentMayBeRetried();
    void aForgottenJournalSettlesNothing();

private:
    void make(const QList<PhoneNumber> &list)
    {
        m_job = std::make_unique<BulkJob>(
            m_nobody->session.journal(), list,
            [this](const PhoneNumber &number, const QString &order, BulkJob::Finished finished) {
                QCOMPARE(order, m_job->order());
                m_written += number.lastFour();
                m_finish = std::move(finished);
            },
            u"Alias set"_s);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_job.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void finish(Outcome outcome, ApiError::Kind kind = ApiError::Kind::None)
    {
        std::exchange(m_finish, {})({outcome, problem(kind), 0});
    }

    std::unique_ptr<NumbersFixture> m_nobody; ///< its journal, which is never written to
    std::unique_ptr<BulkJob> m_job;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    BulkJob::Finished m_finish;
    QStringList m_written;
};

void TestBulkJob::init()
{
    m_written.clear();
    m_nobody = std::make_unique<NumbersFixture>();
    make(numbers(3));
}

void TestBulkJob::cleanup()
{
    m_tester.reset();
    m_job.reset();
    m_nobody.reset();
    m_finish = {};
}

void TestBulkJob::writesOneAfterTheOther()
{
    QSignalSpy ended(m_job.get(), &BulkJob::ended);
    QSignalSpy progressed(m_job.get(), &BulkJob::progressed);
    m_job->start();
    m_job->start();
    QVERIFY(m_job->isRunning());
    QCOMPARE(m_written, QStringList{u"0100"_s});
    QCOMPARE(m_job->state(0), BulkJob::State::Running);
    QCOMPARE(m_job->state(1), BulkJob::State::Waiting);
    finish(Outcome::Done);
    finish(Outcome::Done);
    QVERIFY(ended.isEmpty());
    finish(Outcome::Done);
    QCOMPARE(m_written, QStringList({u"0100"_s, u"0101"_s, u"0102"_s}));
    QCOMPARE(m_job->count(BulkJob::State::Done), 3);
    QCOMPARE(ended.size(), 1);
    QVERIFY(!m_job->isRunning());
    QVERIFY(progressed.size() >= 6);
}

void TestBulkJob::stopEndsAfterWhatIsUnderWay()
{
    QSignalSpy ended(m_job.get(), &BulkJob::ended);
    m_job->start();
    m_job->stop();
    QVERIFY(m_job->isRunning()); // what is under way cannot be called back
    finish(Outcome::Done);
    QVERIFY(!m_job->isRunning());
    QCOMPARE(ended.size(), 1);
    QCOMPARE(m_written.size(), 1);
    QCOMPARE(m_job->count(BulkJob::State::Waiting), 2);
    m_job->retryRefused();
    finish(Outcome::Done);
    finish(Outcome::Done);
    QCOMPARE(m_written, QStringList({u"0100"_s, u"0101"_s, u"0102"_s}));
}

void TestBulkJob::retryTouchesOnlyTheRefused()
{
    m_job->start();
    m_job->retryRefused(); // not while it runs
    finish(Outcome::Done);
    finish(Outcome::Refused, ApiError::Kind::Rejected);
    finish(Outcome::Done);
    QCOMPARE(m_job->state(1), BulkJob::State::Refused);
    QCOMPARE(m_job->error(1).kind, ApiError::Kind::Rejected);
    m_written.clear();
    m_job->retryRefused();
    QVERIFY(!m_job->error(1).isError());
    finish(Outcome::Done);
    QCOMPARE(m_written, QStringList{u"0101"_s});
    QCOMPARE(m_job->count(BulkJob::State::Done), 3);
}

void TestBulkJob::anUnclearOneIsNeverRepeated()
{
    m_job->start();
    finish(Outcome::Unknown, ApiError::Kind::Timeout);
    finish(Outcome::Refused, ApiError::Kind::TooMany);
    m_job->stop();
    finish(Outcome::Unknown, ApiError::Kind::ConnectionLost);
    m_written.clear();
    m_job->retryRefused();
    finish(Outcome::Refused, ApiError::Kind::TooMany);
    m_job->retryRefused();
    finish(Outcome::Done);
    m_job->retryRefused();
    m_job->start();
    QCOMPARE(m_written, QStringList({u"0101"_s, u"0101"_s}));
    QCOMPARE(m_job->count(BulkJob::State::Unclear), 2);
    QCOMPARE(m_job->error(0).kind, ApiError::Kind::Timeout);
    QVERIFY(!m_job->isRunning());
}

void TestBulkJob::aNumberGivenTwiceIsWrittenOnce()
{
    m_tester.reset();
    make(numbers(2) + numbers(2));
    QCOMPARE(m_job->rowCount(), 2);
    m_job->start();
    finish(Outcome::Unknown, ApiError::Kind::Timeout);
    finish(Outcome::Done);
    QCOMPARE(m_written, QStringList({u"0100"_s, u"0101"_s}));
}

void TestBulkJob::aLateResultFindsTheJobGone()
{
    m_job->start();
    m_tester.reset();
    m_job.reset();
    finish(Outcome::Done);
    QCOMPARE(m_written.size(), 1);
}

void TestBulkJob::saysItInWords()
{
    const auto result = [this](int row) { return m_job->index(row, BulkJob::Result).data().toString(); };
    m_job->start();
    QCOMPARE(m_job->index(0, BulkJob::Number).data().toString(), u"(206) 555-0100"_s);
    QCOMPARE(result(0), u"Under way…"_s);
    QCOMPARE(result(1), u"Waiting"_s);
    finish(Outcome::Done);
    finish(Outcome::Refused, ApiError::Kind::Rejected);
    finish(Outcome::Unknown, ApiError::Kind::Timeout);
    QCOMPARE(result(0), u"Alias set"_s);
    QCOMPARE(result(1), u"Refused"_s);
    QCOMPARE(result(2), u"Unclear: it may have happened"_s);
    QCOMPARE(m_job->index(2, 0).data(BulkJob::StateRole).toInt(), int(BulkJob::State::Unclear));
    QCOMPARE(m_job->headerData(1, Qt::Horizontal).toString(), u"Result"_s);
}

/// Sets the alias of the first three numbers of the account.
struct AliasJob {
    explicit AliasJob(SandboxSession &account)
    {
        NumberBook &book = account.workspace().numbers;
        book.refresh();
        const bool read = testsupport::waitFor([&book] { return book.status().completedAt() > 0; });
        for (int row = 0; read && row < 3; ++row)
            three += book.rows().row(row)->number;
        Journal &journal = account.session().journal();
        const auto write = [this, &journal](const PhoneNumber &number, const QString &order,
                                            const BulkJob::Finished &finished) {
            api::NumberEdit edit;
            edit.alias = u"bulk"_s;
            journal.editNumber(
                number, edit, job.get(),
                [finished](const WriteResult<api::Purchase> &result) {
                    finished(BulkJob::Ending::of(result));
                },
                order);
        };
        job = std::make_unique<BulkJob>(journal, three, write, u"Alias set"_s);
    }
    QString path(int index) const { return u"/v2/numbers/"_s + three.at(index).digits(); }
    QString result(int row) const { return job->index(row, BulkJob::Result).data().toString(); }

    QList<PhoneNumber> three;
    std::unique_ptr<BulkJob> job;
};

void TestBulkJob::unclearOneIsDoneWhenAReadShowsIt()
{
    SandboxSession account;
    QVERIFY(account.isUp());
    AliasJob work(account);
    QCOMPARE(work.three.size(), 3);
    QVERIFY(account.fault(u"PATCH %1 nth=1 status=422"_s.arg(work.path(1))));
    QVERIFY(account.fault(u"PATCH %1 nth=1 close=after"_s.arg(work.path(2))));
    QSignalSpy ended(work.job.get(), &BulkJob::ended);
    work.job->start();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(work.job->state(0), BulkJob::State::Done);
    QCOMPARE(work.job->state(1), BulkJob::State::Refused);
    QTRY_COMPARE(work.job->state(2), BulkJob::State::Done);
    QCOMPARE(work.result(2), u"Alias set"_s);
    work.job->retryRefused();
    QTRY_COMPARE(ended.size(), 2);
    QCOMPARE(work.job->state(1), BulkJob::State::Done);
    QCOMPARE(account.received("PATCH", work.path(0)).size(), 1);
    QCOMPARE(account.received("PATCH", work.path(1)).size(), 2);
    QCOMPARE(account.received("PATCH", work.path(2)).size(), 1);
    for (const Intent &intent : account.session().journal().intents())
        QCOMPARE(intent.order, work.job->order());
}

void TestBulkJob::unclearOneThatIsProvenAbsentMayBeRetried()
{
    SandboxSession account;
    QVERIFY(account.isUp());
    account.connectAgain(slowPatience());
    AliasJob work(account);
    QCOMPARE(work.three.size(), 3);
    QVERIFY(account.fault(u"PATCH %1 nth=1 status=500"_s.arg(work.path(0))));
    QSignalSpy ended(work.job.get(), &BulkJob::ended);
    work.job->start();
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY2(work.result(0).startsWith(u"Unclear, checking: next look at "_s), qPrintable(work.result(0)));
    work.job->retryRefused(); // nothing may be tried again yet
    QTRY_COMPARE(ended.size(), 2);
    QCOMPARE(account.received("PATCH", work.path(0)).size(), 1);
    QVERIFY(testsupport::waitFor([&work] {
        work.job->checkNow();
        return work.job->state(0) == BulkJob::State::Absent;
    }));
    QCOMPARE(work.result(0), u"Proven not to have happened"_s);
    work.job->retryRefused();
    QTRY_COMPARE(work.job->count(BulkJob::State::Done), 3);
    QCOMPARE(account.received("PATCH", work.path(0)).size(), 2);
}

/// The numbers of its intents are given anew by the next journal: lines must not follow those.
void TestBulkJob::aForgottenJournalSettlesNothing()
{
    constexpr int ample = 20'000;
    SandboxSession account;
    QVERIFY(account.isUp());
    account.connectAgain(slowPatience());
    AliasJob work(account);
    QVERIFY(account.fault(u"PATCH %1 nth=1 close=before"_s.arg(work.path(0))));
    QSignalSpy ended(work.job.get(), &BulkJob::ended);
    work.job->start();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, ample);
    QCOMPARE(work.job->state(0), BulkJob::State::Unclear);
    Journal &journal = account.session().journal();
    bool forgotten = false;
    journal.forget(this, [&forgotten](const JournalTrouble &trouble) { forgotten = !trouble; });
    QTRY_VERIFY_WITH_TIMEOUT(forgotten, ample);
    journal.open();
    QTRY_COMPARE_WITH_TIMEOUT(journal.status(), Journal::Status::Open, ample);
    bool isDone = false;
    journal.createRoute({u"desk"_s, RouteType::Host, u"pbx.example.com"_s}, this,
                        [&isDone](const auto &made) { isDone = made.done() && made.intent == 1; });
    QTRY_VERIFY_WITH_TIMEOUT(isDone, ample);
    QCOMPARE(work.job->state(0), BulkJob::State::Unclear);
    QCOMPARE(work.result(0), u"Unclear: it may have happened"_s);
}

QTEST_GUILESS_MAIN(TestBulkJob)
#include "tst_bulkjob.moc"
