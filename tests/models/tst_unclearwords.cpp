// SPDX-License-Identifier: GPL-3.0-or-later
#include "unclearwords.h"

#include <QDateTime>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

class TestUnclearWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sayWhenTheNextLookIs();
    void sayWhatIsKnown();
    void sayWhoMustDecide();
    void settledOnesHaveNone();
};

void TestUnclearWords::sayWhenTheNextLookIs()
{
    Intent intent;
    intent.state = IntentState::Unknown;
    QCOMPARE(uncertainty(intent), u"unclear, checking now"_s);
    QCOMPARE(uncertaintyAtStart(intent), u"Unclear, checking now"_s);
    intent.checking.nextAt = QDateTime(QDate(2026, 3, 1), QTime(10, 42, 15)).toMSecsSinceEpoch();
    QCOMPARE(uncertainty(intent), u"unclear, checking: next look at 10:42:15"_s);
}

void TestUnclearWords::sayWhatIsKnown()
{
    Intent intent;
    intent.state = IntentState::Unknown;
    intent.checking.reads = 2;
    QVERIFY2(uncertainty(intent).contains(u"; not seen in 2 look"_s), qPrintable(uncertainty(intent)));
    intent.checking.lastProblem.kind = ApiError::Kind::ServerFault;
    QVERIFY2(uncertainty(intent).endsWith(u"; the last look failed and is repeated"_s),
             qPrintable(uncertainty(intent)));
}

void TestUnclearWords::sayWhoMustDecide()
{
    Intent intent;
    intent.state = IntentState::LeftToPerson;
    QVERIFY(uncertainty(intent).startsWith(u"unclear: reading cannot tell"_s));
    intent.state = IntentState::UnderWay;
    QVERIFY(uncertainty(intent).startsWith(u"under way"_s));
}

void TestUnclearWords::settledOnesHaveNone()
{
    for (const IntentState state : {IntentState::Done, IntentState::Refused, IntentState::Absent}) {
        Intent intent;
        intent.state = state;
        QCOMPARE(uncertainty(intent), QString());
    }
}

QTEST_GUILESS_MAIN(TestUnclearWords)
#include "tst_unclearwords.moc"
