// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulkjob.h"
#include "inventorysearch.h"
#include "outbox.h"
#include "outboxwords.h"
#include "purchaseorder.h"
#include "sandboxsession.h"

#include <algorithm>
#include <QSignalSpy>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// The account is locked while long work is under way: what has left ends, each of the rest is refused as
/// read-only, and trying again after unlocking touches only those.
class TestLockedJobs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void orderOfManyNumbers();
    void orderWithStepsLeft();
    void changeOfManyNumbers();
    void messagesThatWaitForTheirTurn();

private:
    ReadOnlyLock &lock() { return m_account->session().lock(); }
    QStringList posts(const QString &path) const { return m_account->received("POST", path); }
    QList<AvailableNumber> offers(int count);
    QString path(const PhoneNumber &number) const { return u"/v2/numbers/"_s + number.digits(); }

    std::unique_ptr<SandboxSession> m_account;
};

void TestLockedJobs::init()
{
    m_account = std::make_unique<SandboxSession>();
    QVERIFY(m_account->isUp());
}

QList<AvailableNumber> TestLockedJobs::offers(int count)
{
    InventorySearch search(m_account->session());
    search.start({});
    return QTest::qWaitFor([&] { return search.matching().count() >= count; }, 20'000)
        ? search.matching().all().mid(0, count)
        : QList<AvailableNumber>();
}

void TestLockedJobs::orderOfManyNumbers()
{
    const QList<AvailableNumber> wanted = offers(8);
    QCOMPARE(wanted.size(), 8);
    PurchaseOrder order(m_account->workspace());
    QSignalSpy finished(&order, &PurchaseOrder::finished);
    // Locked by a click while the third is under way: that one is bought all the same.
    const QList<RequestSummary> &log = m_account->session().log().entries();
    connect(&m_account->session().log(), &RequestLog::begun, this, [&] {
        const auto purchases = std::count_if(log.cbegin(), log.cend(), [](const RequestSummary &request) {
            return request.verb == "POST"_L1;
        });
        if (purchases == 3)
            lock().lock();
    });
    QVERIFY(m_account->fault(u"POST %1 latency=300"_s.arg(path(wanted.at(2).number))));
    order.start(wanted, {});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    m_account->session().log().disconnect(this);
    QVERIFY(lock().isLocked());
    QCOMPARE(order.countOf(StepState::Done), 3);
    QCOMPARE(order.countOf(StepState::Refused), 5);
    for (int row = 3; row < 8; ++row)
        QCOMPARE(order.lines().at(row).purchase.error.block, ApiError::Block::ReadOnly);
    QCOMPARE(posts(u"/v2/numbers/"_s).size(), 3);

    order.retryRefused(); // locked still
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 30'000);
    QCOMPARE(posts(u"/v2/numbers/"_s).size(), 3);
    lock().unlock();
    m_account->forgetReceived();
    order.retryRefused();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 3, 30'000);
    QCOMPARE(order.countOf(StepState::Done), 8);
    QStringList rest;
    for (const AvailableNumber &offer : wanted.mid(3))
        rest += path(offer.number);
    QCOMPARE(posts(u"/v2/numbers/"_s), rest);
}

/// A number is bought, and what was to follow is not done: that alone is offered again.
void TestLockedJobs::orderWithStepsLeft()
{
    const QList<AvailableNumber> wanted = offers(1);
    QCOMPARE(wanted.size(), 1);
    PurchaseOrder order(m_account->workspace());
    QSignalSpy finished(&order, &PurchaseOrder::finished);
    connect(&order, &PurchaseOrder::bought, this, [this] { lock().lock(); });
    OrderOptions options;
    options.alias = u"front desk"_s;
    order.start(wanted, options);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QCOMPARE(order.countOf(StepState::Done), 1);
    QCOMPARE(order.lines().at(0).step(AfterStep::Alias).error.block, ApiError::Block::ReadOnly);
    QVERIFY(m_account->received("PATCH", {}).isEmpty());
    lock().unlock();
    order.retryRefused();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 30'000);
    QCOMPARE(order.lines().at(0).step(AfterStep::Alias).state, StepState::Done);
    QCOMPARE(posts(u"/v2/numbers/"_s).size(), 1);
    QCOMPARE(m_account->received("PATCH", {}), QStringList{path(wanted.at(0).number)});
}

void TestLockedJobs::changeOfManyNumbers()
{
    m_account->workspace().numbers.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(m_account->workspace().numbers.status().state(), ListStatus::State::Complete,
                              20'000);
    QList<PhoneNumber> numbers;
    for (const OwnedNumber &number : m_account->workspace().numbers.rows().all().mid(0, 6))
        numbers += number.number;
    QCOMPARE(numbers.size(), 6);
    Journal &journal = m_account->session().journal();
    BulkJob job(
        journal, numbers,
        [&](const PhoneNumber &number, const QString &order, const BulkJob::Finished &finished) {
            journal.editNumber(
                number, {u"front desk"_s, {}, {}}, this,
                [finished](const auto &result) { finished(BulkJob::Ending::of(result)); }, order);
        },
        u"Alias set"_s);
    QSignalSpy ended(&job, &BulkJob::ended);
    connect(&job, &BulkJob::progressed, this, [&] {
        if (job.count(BulkJob::State::Done) == 2)
            lock().lock();
    });
    job.start();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 30'000);
    QCOMPARE(job.count(BulkJob::State::Done), 2);
    QCOMPARE(job.count(BulkJob::State::Refused), 4);
    for (int row = 2; row < 6; ++row)
        QCOMPARE(job.error(row).block, ApiError::Block::ReadOnly);
    job.disconnect(this);
    lock().unlock();
    m_account->forgetReceived();
    job.retryRefused();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 2, 30'000);
    QCOMPARE(job.count(BulkJob::State::Done), 6);
    QStringList rest;
    for (const PhoneNumber &number : numbers.mid(2))
        rest += path(number);
    QCOMPARE(m_account->received("PATCH", u"/v2/numbers/"_s), rest);
}

void TestLockedJobs::messagesThatWaitForTheirTurn()
{
    JournalOptions slow;
    slow.pace.smsMs = 3'600'000;
    m_account->connectAgain(slow);
    Outbox outbox(m_account->session());
    QSignalSpy settled(&outbox, &Outbox::settled);
    for (int i = 1; i <= 4; ++i) {
        outbox.send({PhoneNumber::fromService(u"12065550100"_s),
                     PhoneNumber::fromService(u"12065550142"_s),
                     u"message %1"_s.arg(i),
                     {}});
    }
    QTRY_COMPARE_WITH_TIMEOUT(settled.size(), 1, 20'000);
    QCOMPARE(m_account->session().journal().underWayCount(), 3);
    lock().lock();
    QTRY_COMPARE_WITH_TIMEOUT(settled.size(), 4, 20'000);
    for (int key = 2; key <= 4; ++key) {
        const OutboxEntry *entry = outbox.find(key);
        QCOMPARE(entry->phase, OutboxEntry::Phase::Refused);
        QCOMPARE(entry->error.block, ApiError::Block::ReadOnly);
        QCOMPARE(outboxWords(*entry), u"Not sent: the account was locked"_s);
        QCOMPARE(entry->message.body, u"message %1"_s.arg(key)); // nothing typed is lost
        QCOMPARE(outbox.objectionToAgain(key), QString());
    }
    QCOMPARE(posts(u"/v2.1/messages"_s).size(), 1);
    lock().unlock();
    const int again = outbox.sendAgain(2);
    QVERIFY(again > 0);
    QCOMPARE(outbox.sendAgain(2), 0); // once
    QCOMPARE(outbox.find(again)->phase, OutboxEntry::Phase::Waiting);
}

QTEST_GUILESS_MAIN(TestLockedJobs)
#include "tst_lockedjobs.moc"
