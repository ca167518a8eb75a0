// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulkjob.h"
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
    void changesNumbersOfTheAccount();

private:
    void make(const QList<PhoneNumber> &list)
    {
        m_job = std::make_unique<BulkJob>(
            list,
            [this](const PhoneNumber &number, BulkJob::Finished finished) {
                m_written += number.lastFour();
                m_finish = std::move(finished);
            },
            u"Alias set"_s);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_job.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void finish(Outcome outcome, ApiError::Kind kind = ApiError::Kind::None)
    {
        std::exchange(m_finish, {})(outcome, problem(kind));
    }

    std::unique_ptr<BulkJob> m_job;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    BulkJob::Finished m_finish;
    QStringList m_written;
};

void TestBulkJob::init()
{
    m_written.clear();
    make(numbers(3));
}

void TestBulkJob::cleanup()
{
    m_tester.reset();
    m_job.reset();
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

void TestBulkJob::changesNumbersOfTheAccount()
{
    SandboxSession account;
    QVERIFY(account.isUp());
    NumberBook &book = account.workspace().numbers;
    book.refresh();
    QTRY_VERIFY(book.status().state() == ListStatus::State::Complete);
    QList<PhoneNumber> three;
    for (int row = 0; row < 3; ++row)
        three += book.rows().row(row)->number;
    QVERIFY(account.fault(u"PATCH /v2/numbers/%1 nth=1 status=422"_s.arg(three.at(1).digits())));
    QVERIFY(account.fault(u"PATCH /v2/numbers/%1 nth=1 close=after"_s.arg(three.at(2).digits())));
    Journal &journal = account.session().journal();
    BulkJob job(
        three,
        [&](const PhoneNumber &number, const BulkJob::Finished &finished) {
            api::NumberEdit edit;
            edit.alias = u"bulk"_s;
            journal.editNumber(number, edit, &job, [finished](const WriteResult<api::Purchase> &result) {
                finished(result.outcome, result.error);
            });
        },
        u"Alias set"_s);
    QSignalSpy ended(&job, &BulkJob::ended);
    job.start();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(job.state(0), BulkJob::State::Done);
    QCOMPARE(job.state(1), BulkJob::State::Refused);
    QCOMPARE(job.state(2), BulkJob::State::Unclear);
    job.retryRefused();
    QTRY_COMPARE(ended.size(), 2);
    QCOMPARE(job.state(1), BulkJob::State::Done);
    const QString path = u"/v2/numbers/"_s;
    QCOMPARE(account.received("PATCH", path + three.at(0).digits()).size(), 1);
    QCOMPARE(account.received("PATCH", path + three.at(1).digits()).size(), 2);
    QCOMPARE(account.received("PATCH", path + three.at(2).digits()).size(), 1);
}

QTEST_GUILESS_MAIN(TestBulkJob)
#include "tst_bulkjob.moc"
