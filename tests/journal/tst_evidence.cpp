// SPDX-License-Identifier: GPL-3.0-or-later
#include "looking.h"

#include "handlerserver.h"
#include "sandboxaccount.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

const QString number = u"12065550177"_s;

/// The record of a number with null for what is empty; `change` may spoil it.
QByteArray record(const std::function<void(QJsonObject *attributes, QJsonObject *relationships)> &change = {})
{
    QJsonObject attributes{{u"value"_s, number},
                           {u"alias"_s, QJsonValue::Null},
                           {u"cnam_lookups_enabled"_s, true},
                           {u"number_type"_s, u"standard"_s}};
    const QJsonObject route{{u"data"_s, QJsonObject{{u"type"_s, u"route"_s}, {u"id"_s, u"91402"_s}}}};
    QJsonObject relationships{{u"primary_route"_s, route},
                              {u"failover_route"_s, QJsonObject{{u"data"_s, QJsonValue::Null}}}};
    if (change)
        change(&attributes, &relationships);
    const QJsonObject data{{u"type"_s, u"number"_s},
                           {u"id"_s, number},
                           {u"attributes"_s, attributes},
                           {u"relationships"_s, relationships}};
    return QJsonDocument(QJsonObject{{u"data"_s, data}}).toJson();
}

/// What a look says when the service answers so.
Evidence answered(const Intent &intent, int status, const QByteArray &body)
{
    HandlerServer server([&](const HandlerServer::Request &) { return HandlerServer::Reply{status, body}; });
    Looking looking(server.url());
    const Evidence evidence = looking.at(intent);
    for (const HandlerServer::Request &request : server.requests()) {
        if (request.verb != "GET" || request.path != "/v2/numbers/"_L1 + number)
            return Evidence::unusable(u"a request that is no read of the number"_s);
    }
    return evidence;
}

constexpr char ownNotFound[] =
    R"({"errors": [{"detail": "Could not find that resource on your account.", "id": "x", "status": 404}]})";

} // namespace

/// What the record of a number proves, and what proves nothing.
class TestEvidence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyTheServicesOwnAbsenceCounts_data();
    void onlyTheServicesOwnAbsenceCounts();
    void oddAnswersProveNothing_data();
    void oddAnswersProveNothing();
    void recordsAreCompared_data();
    void recordsAreCompared();
    void whatIsNotStatedProvesNothing_data();
    void whatIsNotStatedProvesNothing();
    void messagingIsOnWhileItIsProvided();
    void endsWithItsContext();
    void followsASandboxNumber();
};

void TestEvidence::onlyTheServicesOwnAbsenceCounts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("counts");
    QTest::newRow("number") << QByteArray(ownNotFound) << true;
    QTest::newRow("titled") << QByteArray(
        R"({"errors": [{"title": "Resource not found", "detail": "Nothing here.", "status": 404}]})")
                            << true;
    QTest::newRow("unknown URL") << QByteArray(
        R"({"errors": [{"status": "404 Not Found: The requested URL was not found on the server."}]})")
                                 << false;
    QTest::newRow("gateway") << QByteArray(R"({"message": "no Route matched with those values"})") << false;
    QTest::newRow("other title") << QByteArray(R"({"errors": [{"title": "Not Found", "status": 404}]})")
                                 << false;
    QTest::newRow("html") << QByteArray("<html>Could not find that resource on your account.</html>")
                          << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("cut") << QByteArray(ownNotFound).chopped(3) << false;
}

void TestEvidence::onlyTheServicesOwnAbsenceCounts()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, counts);
    const QString absent = counts ? u"not there"_s : u"no read"_s;
    QCOMPARE(told(answered(intentOf(WriteKind::Purchase, number), 404, body)), absent);
    QCOMPARE(told(answered(intentOf(WriteKind::EditNumber, number, {{u"alias"_s, u"a"_s}}), 404, body)),
             absent);
    QCOMPARE(told(answered(intentOf(WriteKind::ClearPrimaryRoute, number), 404, body)), absent);
    QCOMPARE(told(answered(intentOf(WriteKind::Release, number), 404, body)),
             counts ? u"present"_s : u"no read"_s);
    QCOMPARE(told(answered(intentOf(WriteKind::Release, number), 410, body)), u"no read"_s);
}

void TestEvidence::oddAnswersProveNothing_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QByteArray another = record();
    another.replace("12065550177", "12065550178");
    QTest::newRow("another number") << 200 << another;
    QTest::newRow("cut") << 200 << record().chopped(20);
    QTest::newRow("html") << 200 << QByteArray("<html></html>");
    QTest::newRow("empty") << 200 << QByteArray();
    QTest::newRow("an error with 200") << 200 << QByteArray(ownNotFound);
    QTest::newRow("401") << 401 << QByteArray(ownNotFound);
    QTest::newRow("403") << 403 << QByteArray(ownNotFound);
    QTest::newRow("429") << 429 << QByteArray(ownNotFound);
    QTest::newRow("500") << 500 << QByteArray(ownNotFound);
    QTest::newRow("302") << 302 << record();
}

void TestEvidence::oddAnswersProveNothing()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    for (const WriteKind kind : {WriteKind::Purchase, WriteKind::Release, WriteKind::EditNumber,
                                 WriteKind::SetPrimaryRoute, WriteKind::ClearFailoverRoute}) {
        const Evidence evidence = answered(intentOf(kind, number, wishOfRoute(u"91402"_s)), status, body);
        QCOMPARE(told(evidence), u"no read"_s);
        QVERIFY(evidence.error.isError());
    }
}

void TestEvidence::recordsAreCompared_data()
{
    QTest::addColumn<WriteKind>("kind");
    QTest::addColumn<QJsonObject>("wish");
    QTest::addColumn<QString>("expected");
    const QString present = u"present"_s;
    const QString notThere = u"not there"_s;
    const QJsonObject none;
    QTest::newRow("purchase") << WriteKind::Purchase << none << present;
    QTest::newRow("release") << WriteKind::Release << none << notThere;
    QTest::newRow("primary, so") << WriteKind::SetPrimaryRoute << wishOfRoute(u"91402"_s) << present;
    QTest::newRow("primary, other") << WriteKind::SetPrimaryRoute << wishOfRoute(u"0"_s) << notThere;
    QTest::newRow("primary, none asked") << WriteKind::SetPrimaryRoute << none << u"no read"_s;
    QTest::newRow("primary, not cleared") << WriteKind::ClearPrimaryRoute << none << notThere;
    QTest::newRow("failover, cleared") << WriteKind::ClearFailoverRoute << none << present;
    QTest::newRow("failover, not set") << WriteKind::SetFailoverRoute << wishOfRoute(u"91402"_s) << notThere;
    QTest::newRow("no alias") << WriteKind::EditNumber << QJsonObject{{u"alias"_s, u""_s}} << present;
    QTest::newRow("an alias") << WriteKind::EditNumber << QJsonObject{{u"alias"_s, u"desk"_s}} << notThere;
    QTest::newRow("names on") << WriteKind::EditNumber << QJsonObject{{u"cnam"_s, true}} << present;
    QTest::newRow("names off") << WriteKind::EditNumber << QJsonObject{{u"cnam"_s, false}} << notThere;
    QTest::newRow("half of it") << WriteKind::EditNumber
                                << QJsonObject{{u"cnam"_s, true}, {u"alias"_s, u"desk"_s}} << notThere;
    QTest::newRow("messaging not stated, on")
        << WriteKind::EditNumber << QJsonObject{{u"messaging"_s, true}} << notThere;
    QTest::newRow("messaging not stated, off")
        << WriteKind::EditNumber << QJsonObject{{u"messaging"_s, false}} << notThere;
}

void TestEvidence::recordsAreCompared()
{
    QFETCH(WriteKind, kind);
    QFETCH(QJsonObject, wish);
    QFETCH(QString, expected);
    QCOMPARE(told(answered(intentOf(kind, number, wish), 200, record())), expected);
}

void TestEvidence::whatIsNotStatedProvesNothing_data()
{
    QTest::addColumn<WriteKind>("kind");
    QTest::addColumn<QJsonObject>("wish");
    QTest::addColumn<QString>("key");
    const QJsonObject none;
    QTest::newRow("primary") << WriteKind::ClearPrimaryRoute << none << u"primary_route"_s;
    QTest::newRow("failover") << WriteKind::ClearFailoverRoute << none << u"failover_route"_s;
    QTest::newRow("set") << WriteKind::SetPrimaryRoute << wishOfRoute(u"7"_s) << u"primary_route"_s;
    QTest::newRow("alias") << WriteKind::EditNumber << QJsonObject{{u"alias"_s, u""_s}} << u"alias"_s;
    QTest::newRow("cnam") << WriteKind::EditNumber << QJsonObject{{u"cnam"_s, false}}
                          << u"cnam_lookups_enabled"_s;
}

void TestEvidence::whatIsNotStatedProvesNothing()
{
    QFETCH(WriteKind, kind);
    QFETCH(QJsonObject, wish);
    QFETCH(QString, key);
    const QByteArray body = record([&key](QJsonObject *attributes, QJsonObject *relationships) {
        attributes->remove(key);
        relationships->remove(key);
    });
    QCOMPARE(told(answered(intentOf(kind, number, wish), 200, body)), u"no read"_s);
}

void TestEvidence::messagingIsOnWhileItIsProvided()
{
    QJsonObject document = QJsonDocument::fromJson(record([](QJsonObject *attributes, QJsonObject *) {
                               attributes->insert(u"messaging_enabled"_s, false);
                           })).object();
    const Intent on = intentOf(WriteKind::EditNumber, number, {{u"messaging"_s, true}});
    const Intent off = intentOf(WriteKind::EditNumber, number, {{u"messaging"_s, false}});
    const QByteArray without = QJsonDocument(document).toJson();
    QCOMPARE(told(answered(on, 200, without)), u"not there"_s);
    QCOMPARE(told(answered(off, 200, without)), u"present"_s);
    document[u"included"_s] =
        QJsonArray{QJsonObject{{u"type"_s, u"message_provisioning_status"_s},
                               {u"id"_s, u"1"_s},
                               {u"attributes"_s, QJsonObject{{u"status"_s, u"pending"_s}}}}};
    const QByteArray provided = QJsonDocument(document).toJson();
    QCOMPARE(told(answered(on, 200, provided)), u"present"_s);
    QCOMPARE(told(answered(off, 200, provided)), u"not there"_s);
}

void TestEvidence::endsWithItsContext()
{
    HandlerServer server([](const HandlerServer::Request &) { return HandlerServer::Reply{200, record()}; });
    Looking looking(server.url());
    bool replied = false;
    auto context = std::make_unique<QObject>();
    look(looking.transport, intentOf(WriteKind::Purchase, number), {}, context.get(),
         [&replied](const Evidence &) { replied = true; });
    context.reset();
    QCOMPARE(told(looking.at(intentOf(WriteKind::Purchase, number))), u"present"_s);
    QVERIFY(!replied);
}

void TestEvidence::followsASandboxNumber()
{
    testsupport::SandboxAccount account;
    QVERIFY2(account.problem().isEmpty(), qPrintable(account.problem()));
    Looking looking(account.url(), account.accessKey(), account.secretKey());
    const auto call = [&account](const QByteArray &verb, const QString &path, const QByteArray &body = {}) {
        return testsupport::httpSend(account.endpoint(), verb, path.toLatin1(), body).status;
    };
    const QJsonObject offers =
        testsupport::httpGet(account.endpoint(), "/v2/numbers/available?limit=1").json();
    const QString digits = offers[u"data"_s].toArray().at(0)[u"id"_s].toString();
    const QString path = u"/v2/numbers/"_s + digits;
    const auto says = [&](WriteKind kind, const QJsonObject &wish = {}) {
        return told(looking.at(intentOf(kind, digits, wish)));
    };
    QCOMPARE(says(WriteKind::Purchase), u"not there"_s);
    QCOMPARE(call("POST", path), 201);
    QCOMPARE(says(WriteKind::Purchase), u"present"_s);

    QCOMPARE(says(WriteKind::ClearPrimaryRoute), u"not there"_s); // a new one leads to "0"
    QCOMPARE(call("DELETE", path + u"/relationships/primary_route"_s), 204);
    QCOMPARE(says(WriteKind::ClearPrimaryRoute), u"present"_s);
    QCOMPARE(says(WriteKind::SetPrimaryRoute, wishOfRoute(u"0"_s)), u"not there"_s);
    QCOMPARE(call("PATCH", path + u"/relationships/primary_route"_s, R"({"data": {"id": "91402"}})"), 204);
    QCOMPARE(says(WriteKind::SetPrimaryRoute, wishOfRoute(u"91402"_s)), u"present"_s);

    const QJsonObject edit{{u"alias"_s, u"desk"_s}, {u"cnam"_s, false}, {u"messaging"_s, true}};
    QCOMPARE(says(WriteKind::EditNumber, edit), u"not there"_s);
    QCOMPARE(
        call("PATCH", path, R"({"alias": "desk", "cnam_lookups_enabled": false, "messaging_enabled": true})"),
        200);
    QCOMPARE(says(WriteKind::EditNumber, edit), u"present"_s);

    QCOMPARE(says(WriteKind::Release), u"not there"_s);
    QCOMPARE(call("DELETE", path), 204);
    QCOMPARE(says(WriteKind::Release), u"present"_s);
}

QTEST_GUILESS_MAIN(TestEvidence)
#include "tst_evidence.moc"
