// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/route.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

class TestRoute : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void checksHosts_data();
    void checksHosts();
    void checksNumbers();
    void checksUris_data();
    void checksUris();
    void speaksTheServicesWords();
};

using P = RouteValueProblem;

void TestRoute::checksHosts_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<P>("problem");
    const auto row = [](const QString &value, P problem) {
        QTest::newRow(qPrintable(value)) << value << problem;
    };
    row({}, P::Empty);
    for (const QString &good :
         {u"pbx.example.com"_s, u"pbx"_s, u"pbx.example.com:5060"_s, u"192.0.2.7"_s, u"192.0.2.7:65535"_s,
          u"[2001:db8::1]"_s, u"[::1]:5061"_s, u"[::ffff:192.0.2.1]"_s, u"pbx.example.com;weight=10"_s,
          u"pbx.example.com:5060;weight=1"_s})
        row(good, P::Ok);
    for (const QString &bad :
         {u" "_s, u"two words"_s, u"-a.example"_s, u"a..b"_s, u"192.0.2"_s, u"192.0.2.256"_s, u"1.2.3.4."_s,
          u"[1::2::3]"_s, u"[12345::1]"_s, u"[1:2:3:4:5:6:7:8:9]"_s, u"[:::]"_s, u"[::1"_s, u"[1:2]"_s,
          u"pbx.example.com\n"_s, u"192.0.2.7\n"_s, u"pbx;color=red"_s})
        row(bad, P::BadHost);
    for (const QString &bad : {u"pbx:0"_s, u"pbx:65536"_s, u"pbx:"_s, u"pbx:+50"_s, u"pbx:sip"_s, u"[::1]:"_s,
                               u"pbx:5060\n"_s, u"2001:db8::1"_s})
        row(bad, P::BadPort);
    for (const QString &bad :
         {u"pbx;weight="_s, u"pbx;weight=1.5"_s, u"pbx;weight=-1"_s, u"pbx;weight=1\n"_s})
        row(bad, P::BadWeight);
}

void TestRoute::checksHosts()
{
    QFETCH(QString, value);
    QTEST(checkRouteValue(RouteType::Host, value), "problem");
}

void TestRoute::checksNumbers()
{
    QCOMPARE(checkRouteValue(RouteType::Number, u"12065550100"_s), P::Ok);
    QCOMPARE(checkRouteValue(RouteType::Number, {}), P::Empty);
    for (const QString &bad : {u"2065550100"_s, u"+12065550100"_s, u"120655501001"_s, u"1206555010a"_s,
                               u"12065550100\n"_s, u"1 206 555 0100"_s})
        QCOMPARE(checkRouteValue(RouteType::Number, bad), P::NotElevenDigits);
}

void TestRoute::checksUris_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<P>("problem");
    const auto row = [](const QString &value, P problem) {
        QTest::newRow(qPrintable(value)) << value << problem;
    };
    row({}, P::Empty);
    for (const QString &good :
         {u"sip:me@example.com"_s, u"sips:me@192.0.2.7:5061"_s, u"sip:me@[::1]:5060"_s,
          u"sip:+12065550100@example.com;transport=tls"_s, u"sip:me@example.com;transport=udp;weight=5"_s})
        row(good, P::Ok);
    for (const QString &bad :
         {u"me@example.com"_s, u"sip:example.com"_s, u"sip:@example.com"_s, u"sip:me@"_s, u"sip:me@a@b"_s,
          u"sip:me@exa mple.com"_s, u"sip:me@example.com;transport=sctp"_s, u"sip:me@example.com\n"_s,
          u"sip:m\u0017e@example.com"_s, u"sip:m\u00A0e@example.com"_s, u"sip:m\u202Ee@example.com"_s})
        row(bad, P::BadUri);
    row(u"sip:me@example.com:99999"_s, P::BadPort);
    row(u"sip:me@example.com;weight=x"_s, P::BadWeight);
}

void TestRoute::checksUris()
{
    QFETCH(QString, value);
    QTEST(checkRouteValue(RouteType::Uri, value), "problem");
}

void TestRoute::speaksTheServicesWords()
{
    QCOMPARE(routeTypeWord(RouteType::Host), u"host"_s);
    QCOMPARE(routeTypeWord(RouteType::Number), u"number"_s);
    QCOMPARE(routeTypeWord(RouteType::Uri), u"uri"_s);
}

QTEST_APPLESS_MAIN(TestRoute)
#include "tst_route.moc"
