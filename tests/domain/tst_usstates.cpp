// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/usstates.h"

#include <QSet>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

class TestUsStates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdsEachOnceInOrder();
    void namesThem();
};

void TestUsStates::holdsEachOnceInOrder()
{
    QCOMPARE(usStates().size(), 50 + 2 + 13);
    QSet<QString> names;
    QString before;
    for (const UsState &state : usStates()) {
        QCOMPARE(state.code.size(), 2);
        QVERIFY2(before < state.code, qPrintable(state.code));
        before = state.code;
        names.insert(state.name);
    }
    QCOMPARE(names.size(), usStates().size());
}

void TestUsStates::namesThem()
{
    QCOMPARE(usStateName(u"wa"_s), u"Washington"_s);
    QCOMPARE(usStateName(u"DC"_s), u"District of Columbia"_s);
    QCOMPARE(usStateName(u"PR"_s), u"Puerto Rico"_s);
    QCOMPARE(usStateName(u"on"_s), u"Ontario"_s);
    QCOMPARE(usStateName(u"zz"_s), u"zz"_s);
}

QTEST_APPLESS_MAIN(TestUsStates)
#include "tst_usstates.moc"
