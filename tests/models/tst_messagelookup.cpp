// SPDX-License-Identifier: GPL-3.0-or-later
#include "messageaccount.h"
#include "messagelookup.h"

#include <QSignalSpy>

using namespace trunkline;
using namespace Qt::StringLiterals;

class TestMessageLookup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<Message>("trunkline::Message");
        qRegisterMetaType<ApiError>("trunkline::ApiError");
    }
    void findsAnIdWithAnythingAroundIt();
    void asksNothingWithoutAnId();
    void tellsWhatIsUnknown();
    void aNewLookUpReplacesTheOld();
    void cancelIsQuiet();
};

void TestMessageLookup::findsAnIdWithAnythingAroundIt()
{
    MessageAccount account;
    const QString id = account.box.add(1'764'072'000'000, u"found me"_s);
    MessageLookup lookup(account.session);
    QSignalSpy found(&lookup, &MessageLookup::found);
    QVERIFY(lookup.lookUp(u"Ticket 12: \"id\": \""_s + id.toUpper().replace(u"MDR"_s, u"mdr"_s)
                          + u"\", please look"_s));
    QVERIFY(lookup.isBusy());
    QVERIFY(found.wait(testWaitMs));
    QCOMPARE(found.constFirst().constFirst().value<Message>().body, u"found me"_s);
    QVERIFY(!lookup.isBusy());
    QCOMPARE(account.box.server.requests().constFirst().path, QString(u"/v2.1/messages/"_s + id));
}

void TestMessageLookup::asksNothingWithoutAnId()
{
    MessageAccount account;
    MessageLookup lookup(account.session);
    QSignalSpy busy(&lookup, &MessageLookup::busyChanged);
    QVERIFY(!lookup.lookUp(u"mdr2-12345 is too short"_s));
    QVERIFY(!lookup.lookUp({}));
    QCOMPARE(busy.size(), 0);
    QVERIFY(account.box.server.requests().isEmpty());
}

void TestMessageLookup::tellsWhatIsUnknown()
{
    MessageAccount account;
    MessageLookup lookup(account.session);
    QSignalSpy failed(&lookup, &MessageLookup::failed);
    QVERIFY(lookup.lookUp(u"mdr2-00000000000000000000000000000bad"_s));
    QVERIFY(failed.wait(testWaitMs));
    QCOMPARE(failed.constFirst().constFirst().value<ApiError>().kind, ApiError::Kind::NotFound);
}

void TestMessageLookup::aNewLookUpReplacesTheOld()
{
    MessageAccount account;
    const QString first = account.box.add(1'764'072'000'000, u"first"_s);
    const QString second = account.box.add(1'764'072'001'000, u"second"_s);
    MessageLookup lookup(account.session);
    QSignalSpy found(&lookup, &MessageLookup::found);
    lookup.lookUp(first);
    lookup.lookUp(second);
    QTRY_VERIFY(!lookup.isBusy());
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.constFirst().constFirst().value<Message>().body, u"second"_s);
}

void TestMessageLookup::cancelIsQuiet()
{
    MessageAccount account;
    account.box.before = [](const HandlerServer::Request &) {
        return std::optional<HandlerServer::Reply>({0, {}, false, true});
    };
    MessageLookup lookup(account.session);
    QSignalSpy failed(&lookup, &MessageLookup::failed);
    QVERIFY(lookup.lookUp(u"mdr2-00000000000000000000000000000bad"_s));
    QTRY_VERIFY(!account.box.server.requests().isEmpty());
    lookup.cancel();
    QVERIFY(!lookup.isBusy());
    QCOMPARE(failed.size(), 0);
}

QTEST_GUILESS_MAIN(TestMessageLookup)
#include "tst_messagelookup.moc"
