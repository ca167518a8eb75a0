// SPDX-License-Identifier: GPL-3.0-or-later
#include "looking.h"

#include "handlerserver.h"
#include "sandboxaccount.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

const QString word = u"mms_dlr_callback"_s;
const QString url = u"https://hooks.example.com/mms?token=1"_s;
const QString present = u"present"_s;
const QString weak = u"weakly present"_s;
const QString notThere = u"not there"_s;
const QString noRead = u"no read"_s;

QByteArray document(const QJsonValue &address)
{
    const QJsonObject attributes{{u"api_version"_s, u"v2.1"_s}, {u"callback_url"_s, address}};
    return QJsonDocument(
               QJsonObject{
                   {u"data"_s, QJsonObject{{u"type"_s, u"callback"_s}, {u"attributes"_s, attributes}}}})
        .toJson();
}

/// What a look says when the service answers so.
Evidence answered(const Intent &intent, int status, const QByteArray &body,
                  MessagesVersion version = MessagesVersion::V2_1)
{
    HandlerServer server([&](const HandlerServer::Request &) { return HandlerServer::Reply{status, body}; });
    Looking looking(server.url(), u"testkey0"_s, u"testsecret0"_s, version);
    const Evidence evidence = looking.at(intent);
    for (const HandlerServer::Request &request : server.requests()) {
        if (request.verb != "GET" || request.path != QString(messagesPath(version) + u'/' + word))
            return Evidence::unusable(u"a request that is no read of the callback"_s);
    }
    return evidence;
}

const Intent setting = intentOf(WriteKind::SetCallback, word, wishOfCallback(url));
const Intent clearing = intentOf(WriteKind::ClearCallback, word);

} // namespace

/// What the read of a callback proves of one that was set or cleared, and what proves nothing.
class TestCallbackEvidence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theAddressDecides_data();
    void theAddressDecides();
    void onlyTheServicesOwnAbsenceCounts_data();
    void onlyTheServicesOwnAbsenceCounts();
    void anAddressFromBeforeProvesLittle();
    void oddAnswersProveNothing_data();
    void oddAnswersProveNothing();
    void aJournalThatSaysTooLittleProvesNothing();
    void settingAndClearingAreOneAction();
    void followsTheSandbox_data();
    void followsTheSandbox();
};

void TestCallbackEvidence::theAddressDecides_data()
{
    QTest::addColumn<QJsonValue>("address");
    QTest::addColumn<QString>("isSet");
    QTest::addColumn<QString>("isCleared");
    QTest::newRow("equal") << QJsonValue(url) << present << notThere;
    QTest::newRow("another spelling")
        << QJsonValue(u"HTTPS://Hooks.Example.com:443/mms?token=1"_s) << present << notThere;
    QTest::newRow("another query") << QJsonValue(u"https://hooks.example.com/mms?token=2"_s) << notThere
                                   << notThere;
    QTest::newRow("another") << QJsonValue(u"https://a.example.com"_s) << notThere << notThere;
    QTest::newRow("null") << QJsonValue(QJsonValue::Null) << notThere << weak;
    QTest::newRow("empty") << QJsonValue(u""_s) << notThere << weak;
}

void TestCallbackEvidence::theAddressDecides()
{
    QFETCH(QJsonValue, address);
    QFETCH(QString, isSet);
    QFETCH(QString, isCleared);
    for (const auto version : {MessagesVersion::V2_1, MessagesVersion::V2_2}) {
        QCOMPARE(told(answered(setting, 200, document(address), version)), isSet);
        QCOMPARE(told(answered(clearing, 200, document(address), version)), isCleared);
    }
}

void TestCallbackEvidence::onlyTheServicesOwnAbsenceCounts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("counts");
    QTest::newRow("without a title") << QByteArray(
        R"({"errors": [{"detail": "Could not find that resource on your account.", "id": "x", "status": 404}]})")
                                     << true;
    QTest::newRow("titled") << QByteArray(
        R"({"errors": [{"title": "Resource not found", "detail": "None.", "id": "x", "status": 404}]})")
                            << true;
    QTest::newRow("no such URL") << QByteArray(
        R"({"errors": [{"status": "404 Not Found: The requested URL was not found on the server."}]})")
                                 << false;
    QTest::newRow("a gateway's page") << QByteArray("<html>404</html>") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestCallbackEvidence::onlyTheServicesOwnAbsenceCounts()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, counts);
    QCOMPARE(told(answered(setting, 404, body)), counts ? notThere : noRead);
    QCOMPARE(told(answered(clearing, 404, body)), counts ? weak : noRead);
}

void TestCallbackEvidence::anAddressFromBeforeProvesLittle()
{
    Intent again = setting;
    again.wish[u"before"_s] = true;
    QCOMPARE(told(answered(again, 200, document(url))), weak);
    QCOMPARE(told(answered(again, 200, document(u"https://a.example.com"_s))), notThere);
}

void TestCallbackEvidence::oddAnswersProveNothing_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no address stated") << 200 << QByteArray(R"({"data": {"attributes": {}}})");
    QTest::newRow("a message") << 200
                               << QByteArray(R"({"data": {"type": "message", "attributes": {"body": "x"}}})");
    QTest::newRow("a number") << 200 << document(7);
    QTest::newRow("HTML") << 200 << QByteArray("<html></html>");
    QTest::newRow("nothing") << 200 << QByteArray();
    QTest::newRow("fault") << 500 << QByteArray();
    QTest::newRow("wrong keys") << 401 << QByteArray();
    QTest::newRow("elsewhere") << 302 << QByteArray();
}

void TestCallbackEvidence::oddAnswersProveNothing()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QCOMPARE(told(answered(setting, status, body)), noRead);
    QCOMPARE(told(answered(clearing, status, body)), noRead);
}

void TestCallbackEvidence::aJournalThatSaysTooLittleProvesNothing()
{
    QCOMPARE(told(answered(intentOf(WriteKind::SetCallback, word), 200, document(QJsonValue::Null))), noRead);
    const Intent unknown = intentOf(WriteKind::ClearCallback, u"fax_callback"_s);
    QCOMPARE(told(answered(unknown, 200, document(QJsonValue::Null))), noRead);
}

void TestCallbackEvidence::settingAndClearingAreOneAction()
{
    QCOMPARE(actionOf(WriteKind::ClearCallback), WriteKind::SetCallback);
    QVERIFY(isSameAction(setting, clearing));
    QVERIFY(isSameAction(setting, intentOf(WriteKind::SetCallback, word, wishOfCallback(u"http://b"_s))));
    QVERIFY(!isSameAction(setting, intentOf(WriteKind::SetCallback, u"sms_callback"_s, wishOfCallback(url))));
}

void TestCallbackEvidence::followsTheSandbox_data()
{
    QTest::addColumn<MessagesVersion>("version");
    QTest::newRow("2.1") << MessagesVersion::V2_1;
    QTest::newRow("2.2") << MessagesVersion::V2_2;
}

void TestCallbackEvidence::followsTheSandbox()
{
    QFETCH(MessagesVersion, version);
    testsupport::SandboxAccount account;
    QVERIFY2(account.problem().isEmpty(), qPrintable(account.problem()));
    Looking looking(account.url(), account.accessKey(), account.secretKey(), version);
    const QByteArray path = QString(messagesPath(version) + u'/' + word).toLatin1();
    QCOMPARE(told(looking.at(setting)), notThere);
    QCOMPARE(told(looking.at(clearing)), weak);
    const QByteArray body = R"({"callback_url": ")" + url.toLatin1() + "\"}";
    QCOMPARE(testsupport::httpSend(account.endpoint(), "PUT", path, body).status, 204);
    QCOMPARE(told(looking.at(setting)), present);
    QCOMPARE(told(looking.at(clearing)), notThere);
    QCOMPARE(testsupport::httpSend(account.endpoint(), "DELETE", path).status, 204);
    QCOMPARE(told(looking.at(clearing)), weak);
}

QTEST_GUILESS_MAIN(TestCallbackEvidence)
#include "tst_callbackevidence.moc"
