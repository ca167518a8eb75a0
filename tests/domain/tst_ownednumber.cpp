// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ownednumber.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

class TestOwnedNumber : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsIncludedRoutes();
    void knowsTollFreeInAnySpelling();
};

void TestOwnedNumber::findsIncludedRoutes()
{
    NumberDetail detail;
    detail.includedRoutes = {{u"0"_s, u"sip-reg"_s, u"sip-reg"_s, {}},
                             {u"91402"_s, u"office"_s, u"host"_s, u"pbx.example.com"_s}};
    QVERIFY(detail.includedRoute(u"91402"_s));
    QCOMPARE(detail.includedRoute(u"91402"_s)->alias, u"office"_s);
    QVERIFY(detail.includedRoute(u"0"_s)->isBuiltIn());
    QVERIFY(!detail.includedRoute(u"9140"_s));
    QVERIFY(!detail.includedRoute(QString()));
}

void TestOwnedNumber::knowsTollFreeInAnySpelling()
{
    OwnedNumber number;
    for (const QString &type : {u"tollfree"_s, u"toll-free"_s, u"Toll Free"_s}) {
        number.type = type;
        QVERIFY2(number.isTollFree(), qPrintable(type));
    }
    number.type = u"standard"_s;
    QVERIFY(!number.isTollFree());
}

QTEST_APPLESS_MAIN(TestOwnedNumber)
#include "tst_ownednumber.moc"
