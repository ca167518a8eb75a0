// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/budget.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

Money dollars(qint64 amount)
{
    return Money::fromNanodollars(amount * 1'000'000'000);
}

qint64 at(int month, int day, int hour)
{
    return QDateTime(QDate(2026, month, day), QTime(hour, 30)).toMSecsSinceEpoch(); // local
}

Intent spent(Money cost, qint64 when, IntentState state = IntentState::Done, const QString &order = {})
{
    Intent intent;
    intent.cost = cost;
    intent.recordedAt = when;
    intent.state = state;
    intent.order = order;
    return intent;
}

} // namespace

class TestBudget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsWhatMayHaveCost();
    void daysAndMonthsAreLocal();
    void ordersCountTheirOwn();
    void saysWhichLimit();
    void nothingSetLimitsNothing();
    void estimatesByPart();
};

void TestBudget::countsWhatMayHaveCost()
{
    const qint64 now = at(3, 10, 12);
    for (int state = 0; state < IntentStateCount; ++state) {
        const bool free =
            IntentState(state) == IntentState::Refused || IntentState(state) == IntentState::Absent;
        const Spending spending = spendingOf({spent(dollars(2), now, IntentState(state))}, {}, now);
        QVERIFY2(spending.today == (free ? Money() : dollars(2)), qPrintable(stateWord(IntentState(state))));
    }
}

void TestBudget::daysAndMonthsAreLocal()
{
    const QList<Intent> intents{spent(dollars(1), at(2, 28, 23)), spent(dollars(2), at(3, 1, 0)),
                                spent(dollars(4), at(3, 9, 23)), spent(dollars(8), at(3, 10, 0))};
    const Spending spending = spendingOf(intents, {}, at(3, 10, 23));
    QCOMPARE(spending.today, dollars(8));
    QCOMPARE(spending.thisMonth, dollars(14));
    QCOMPARE(spendingOf(intents, {}, at(4, 1, 0)).thisMonth, Money());
}

void TestBudget::ordersCountTheirOwn()
{
    const qint64 now = at(3, 10, 12);
    const QList<Intent> intents{spent(dollars(1), now, IntentState::Done, u"a"_s),
                                spent(dollars(2), now, IntentState::Unknown, u"a"_s),
                                spent(dollars(4), now, IntentState::Done, u"b"_s), spent(dollars(8), now)};
    QCOMPARE(spendingOf(intents, u"a"_s, now).inOrder, dollars(3));
    QCOMPARE(spendingOf(intents, {}, now).inOrder, Money());
    QCOMPARE(spendingOf(intents, {}, now).today, dollars(15));
}

void TestBudget::saysWhichLimit()
{
    Budget budget;
    budget.perOrder = dollars(5);
    budget.perDay = dollars(10);
    budget.perMonth = dollars(20);
    const auto objection = [&](int inOrder, int today, int month, int cost) {
        return BudgetGuard::objection(budget, {dollars(inOrder), dollars(today), dollars(month)},
                                      dollars(cost));
    };
    QVERIFY(objection(4, 9, 19, 1).isEmpty()); // to the limit is within it
    QVERIFY2(objection(5, 5, 5, 1).contains(u"one order"), qPrintable(objection(5, 5, 5, 1)));
    QVERIFY2(objection(0, 10, 10, 1).contains(u"one day"), qPrintable(objection(0, 10, 10, 1)));
    QVERIFY2(objection(0, 0, 20, 1).contains(u"one month"), qPrintable(objection(0, 0, 20, 1)));
    QVERIFY(objection(0, 10, 10, 1).contains(u"$10.00"));
    QVERIFY(objection(9, 99, 99, 0).isEmpty()); // what costs nothing may always go
}

void TestBudget::nothingSetLimitsNothing()
{
    QVERIFY(BudgetGuard::objection({}, {dollars(1), dollars(1'000'000), dollars(1'000'000)}, dollars(1))
                .isEmpty());
}

void TestBudget::estimatesByPart()
{
    const Budget budget;
    OutgoingMessage message;
    message.body = QString(160, u'a');
    QCOMPARE(budget.estimateFor(message), budget.smsPart);
    message.body += u'a';
    QCOMPARE(budget.estimateFor(message), budget.smsPart * 2);
    message.mediaUrls = {u"https://example.com/a.png"_s};
    QCOMPARE(budget.estimateFor(message), budget.mms);
}

QTEST_GUILESS_MAIN(TestBudget)
#include "tst_budget.moc"
