// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs.h"
#include "sandboxsession.h"

#include "api/callbacksapi.h"
#include "api/inventoryapi.h"

using namespace Qt::StringLiterals;
using namespace trunkline;

/// Every call of the client against the sandbox, which shares no code with it: a wrong key on one side is
/// found here.
class TestEveryCall : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        sandboxSession = std::make_unique<SandboxSession>();
        QVERIFY(sandboxSession->isUp());
    }
    void routes();
    void numbers();
    void inventory();
    void messages_data();
    void messages();
    void callbacks_data();
    void callbacks();

private:
    Transport &transport() { return sandboxSession->session().transport(); }
    Journal &journal() { return sandboxSession->session().journal(); }
    static void addVersions()
    {
        QTest::addColumn<MessagesVersion>("version");
        QTest::newRow("2.1") << MessagesVersion::V2_1;
        QTest::newRow("2.2") << MessagesVersion::V2_2;
    }
    void speak(MessagesVersion version)
    {
        TransportOptions options;
        options.messagesVersion = version;
        sandboxSession->connectAgain(quickPatience(), options);
    }
    PhoneNumber firstNumber()
    {
        const auto page = finished(api::listNumbers(transport(), {}, 1, 0, this));
        return page.ok() && !page.value().items.isEmpty() ? page.value().items.constFirst().number
                                                          : PhoneNumber();
    }
    std::unique_ptr<SandboxSession> sandboxSession;
};

void TestEveryCall::routes()
{
    const PhoneNumber number = firstNumber();
    QVERIFY(!number.isEmpty());
    const auto created = written<Route>([&](QObject *context, auto reply) {
        journal().createRoute({u"a + b & c"_s, RouteType::Host, u"pbx.example.com:5060"_s}, context, reply);
    });
    QVERIFY2(created.done(), qPrintable(created.error.detail));
    const QString id = created.value->id;
    for (const auto slot : {api::RouteSlot::Primary, api::RouteSlot::Failover}) {
        QVERIFY(written<Nothing>([&](QObject *context, auto reply) {
                    journal().setRoute(number, slot, id, context, reply);
                }).done());
    }
    const auto routed = finished(api::getNumber(transport(), number, this));
    QVERIFY2(routed.ok(), why(routed));
    QCOMPARE(routed.value().primaryRouteId, id);
    QCOMPARE(routed.value().failoverRouteId, id);
    QCOMPARE(routed.value().includedRoute(id), created.value);
    const auto inUse =
        written<Nothing>([&](QObject *context, auto reply) { journal().deleteRoute(id, context, reply); });
    QCOMPARE(inUse.error.kind, ApiError::Kind::NotAllowed);
    for (const auto slot : {api::RouteSlot::Primary, api::RouteSlot::Failover}) {
        QVERIFY(written<Nothing>([&](QObject *context, auto reply) {
                    journal().clearRoute(number, slot, context, reply);
                }).done());
    }
    QVERIFY(written<Route>([&](QObject *context, auto reply) {
                journal().updateRoute(id, {u"renamed"_s, RouteType::Uri, u"sip:a@pbx.example.com"_s}, context,
                                      reply);
            }).done());
    QVERIFY(written<Nothing>([&](QObject *context, auto reply) {
                journal().deleteRoute(id, context, reply);
            }).done());
}

void TestEveryCall::numbers()
{
    const PhoneNumber number = firstNumber();
    QVERIFY(!number.isEmpty());
    const auto edited = written<api::Purchase>([&](QObject *context, auto reply) {
        journal().editNumber(number, {u"Büro + desk"_s, true, {}}, context, reply);
    });
    QVERIFY2(edited.done(), qPrintable(edited.error.detail));
    const auto found = finished(api::listNumbers(transport(), {{}, {}, {}, u"Büro + desk"_s}, 10, 0, this));
    QVERIFY2(found.ok(), why(found));
    QCOMPARE(found.value().items.size(), 1);
    QCOMPARE(found.value().items.constFirst().number, number);
}

void TestEveryCall::inventory()
{
    const auto codes = finished(api::listAreaCodes(transport(), {}, 400, 0, this));
    QVERIFY2(codes.ok() && !codes.value().items.isEmpty(), why(codes));
    const QString npa = codes.value().items.constFirst().npa;
    const auto exchanges = finished(api::listExchanges(transport(), npa, {}, 200, 0, this));
    QVERIFY2(exchanges.ok() && !exchanges.value().items.isEmpty(), why(exchanges));
    QVERIFY(exchanges.value().items.constFirst().npaNxx.startsWith(npa));
    api::InventoryFilter filter;
    filter.startsWith = exchanges.value().items.constFirst().npaNxx;
    const auto numbers = finished(api::searchAvailable(transport(), filter, 200, 0, this));
    QVERIFY2(numbers.ok() && !numbers.value().items.isEmpty(), why(numbers));
    const AvailableNumber wanted = numbers.value().items.constFirst();
    const auto buy = [&](QObject *context, const Journal::Reply<api::Purchase> &reply) {
        journal().purchase(wanted.number, {true, false}, wanted.setupCost, context, reply);
    };
    const auto bought = written<api::Purchase>(buy);
    QVERIFY2(bought.done(), qPrintable(bought.error.detail));
    QCOMPARE(bought.value->detail.summary.number, wanted.number);
    QVERIFY(bought.value->detail.summary.cnamLookups);
    QCOMPARE(bought.value->detail.primaryRouteId, u"0"_s);
    QCOMPARE(written<api::Purchase>(buy).outcome, Outcome::Refused); // it is ours already
    QVERIFY(written<Nothing>([&](QObject *context, auto reply) {
                journal().release(wanted.number, context, reply);
            }).done());
    QCOMPARE(finished(api::getNumber(transport(), wanted.number, this)).error().kind,
             ApiError::Kind::NotFound);
}

void TestEveryCall::messages_data()
{
    addVersions();
}

void TestEveryCall::messages()
{
    QFETCH(MessagesVersion, version);
    speak(version);
    OutgoingMessage message;
    const auto owned = finished(api::listNumbers(transport(), {}, 200, 0, this));
    QVERIFY2(owned.ok(), why(owned));
    for (const OwnedNumber &candidate : owned.value().items) {
        if (candidate.messaging.value_or(false))
            message.from = candidate.number;
    }
    QVERIFY(!message.from.isEmpty());
    message.to = PhoneNumber::fromService(u"12065550142"_s);
    message.body = u"Grüße 👍"_s;
    const auto sent =
        written<QString>([&](QObject *context, auto reply) { journal().send(message, context, reply); });
    QVERIFY2(sent.done(), qPrintable(sent.error.detail));
    const auto record = finished(api::getMessage(transport(), *sent.value, this));
    QVERIFY2(record.ok(), why(record));
    QCOMPARE(record.value().body, message.body);
    QCOMPARE(record.value().from, message.from);
    QVERIFY(record.value().outbound && record.value().isUcs2);
    QCOMPARE(record.value().price.has_value(), version == MessagesVersion::V2_2);
    if (version == MessagesVersion::V2_2) {
        QCOMPARE(record.value().price->charged, std::optional(record.value().amount));
        QCOMPARE(record.value().price->segments, 1);
    }
    const qint64 at = record.value().at;
    const auto page = finished(api::listMessages(transport(), {at - 60'000, at + 60'000}, 100, 0, this));
    QVERIFY2(page.ok(), why(page));
    QStringList ids;
    for (const Message &listed : page.value().items)
        ids << listed.id;
    QVERIFY2(ids.contains(*sent.value), qPrintable(ids.join(u' ')));
    QVERIFY(sandboxSession->received("POST", messagesPath(version)).size() == 1);
}

void TestEveryCall::callbacks_data()
{
    addVersions();
}

void TestEveryCall::callbacks()
{
    QFETCH(MessagesVersion, version);
    speak(version);
    for (const CallbackType type : callbackTypes) {
        const QString url = u"https://hooks.example.com/a?b=c&d=%20#"_s + callbackWord(type);
        const auto set = written<Nothing>(
            [&](QObject *context, auto reply) { journal().setCallback(type, url, context, reply); });
        QVERIFY2(set.done(), qPrintable(set.error.detail));
        const auto read = finished(api::getCallback(transport(), type, this));
        QVERIFY2(read.ok(), why(read));
        QCOMPARE(read.value(), url);
        const auto cleared = written<Nothing>(
            [&](QObject *context, auto reply) { journal().clearCallback(type, context, reply); });
        QVERIFY2(cleared.done(), qPrintable(cleared.error.detail));
        QVERIFY(isMissingResource(finished(api::getCallback(transport(), type, this)).error()));
    }
    QCOMPARE(sandboxSession->received("PUT", messagesPath(version)).size(), 4);
    QCOMPARE(sandboxSession->received("DELETE", messagesPath(version)).size(), 4);
}

QTEST_GUILESS_MAIN(TestEveryCall)
#include "tst_everycall.moc"
