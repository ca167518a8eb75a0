// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"

#include "api/callbacksapi.h"

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

TransportOptions newer()
{
    TransportOptions options = Client::quick();
    options.messagesVersion = MessagesVersion::V2_2;
    return options;
}

QByteArray document(const QByteArray &attributes)
{
    return R"({"data": {"type": "callback", "attributes": )" + attributes + "}}";
}

} // namespace

class TestCallbacksApi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { fixture = std::make_unique<ApiFixture>(); }
    void readsEachByItsWord_data();
    void readsEachByItsWord();
    void readsTheNewerVersion();
    void readsEveryExample();
    void nullAndEmptyAreNotSet_data();
    void nullAndEmptyAreNotSet();
    void whatIsNotStatedIsNoAnswer_data();
    void whatIsNotStatedIsNoAnswer();
    void oneThatIsMissingIsTheServicesOwnWord();
    void sets();
    void setsInTheNewerVersion();
    void clears();
    void otherAnswersAreUnclear();
    void refused();

private:
    Result<QString> get(CallbackType type = CallbackType::Sms)
    {
        return finished(api::getCallback(fixture->client.transport, type, this));
    }
    WriteResult<Nothing> set(const QString &url)
    {
        return written<Nothing>([&](QObject *context, auto reply) {
            fixture->client.journal.setCallback(CallbackType::MmsReceipts, url, context, reply);
        });
    }
    std::unique_ptr<ApiFixture> fixture;
};

void TestCallbacksApi::readsEachByItsWord_data()
{
    QTest::addColumn<CallbackType>("type");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("SMS") << CallbackType::Sms << QByteArray("sms_callback");
    QTest::newRow("MMS") << CallbackType::Mms << QByteArray("mms_callback");
    QTest::newRow("SMS receipts") << CallbackType::SmsReceipts << QByteArray("sms_dlr_callback");
    QTest::newRow("MMS receipts") << CallbackType::MmsReceipts << QByteArray("mms_dlr_callback");
}

void TestCallbacksApi::readsEachByItsWord()
{
    QFETCH(CallbackType, type);
    QFETCH(QByteArray, word);
    fixture->answer(200, contractExample(QByteArray("/v2.1/messages/" + word).constData(), "get", 200));
    const auto url = get(type);
    COMPARE_REQUEST("GET", "/v2.1/messages/" + word);
    QVERIFY2(url.ok(), why(url));
    QCOMPARE(url.value(), QString(u"https://hooks.example.com/"_s + QString::fromLatin1(word)));
}

void TestCallbacksApi::readsTheNewerVersion()
{
    Client client(fixture->server, newer());
    fixture->answer(200, contractExample("/v2.2/messages/mms_callback", "get", 200));
    const auto url = finished(api::getCallback(client.transport, CallbackType::Mms, this));
    COMPARE_REQUEST("GET", "/v2.2/messages/mms_callback");
    QVERIFY2(url.ok(), why(url));
}

void TestCallbacksApi::readsEveryExample()
{
    for (const char *version : {"v2.1", "v2.2"}) {
        for (const char *word : {"sms_callback", "mms_callback", "sms_dlr_callback", "mms_dlr_callback"}) {
            const QByteArray path = QByteArray("/") + version + "/messages/" + word;
            for (const ContractExample &example : contractExamples(path.constData(), "get", 200)) {
                fixture->answer(200, example.body);
                const auto url = get();
                QVERIFY2(url.ok() && url.value().startsWith("https://"_L1), why(url));
            }
        }
    }
}

void TestCallbacksApi::nullAndEmptyAreNotSet_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::newRow("null") << QByteArray(R"({"callback_url": null, "product": "sms"})");
    QTest::newRow("empty") << QByteArray(R"({"callback_url": ""})");
    QTest::newRow("blank") << QByteArray(R"({"callback_url": " "})");
}

void TestCallbacksApi::nullAndEmptyAreNotSet()
{
    QFETCH(QByteArray, attributes);
    fixture->answer(200, document(attributes));
    const auto url = get();
    QVERIFY2(url.ok(), why(url));
    QCOMPARE(url.value(), QString());
}

void TestCallbacksApi::whatIsNotStatedIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    QTest::newRow("no address") << document("{}")
                                << u"data.attributes.callback_url: text expected, nothing found"_s;
    QTest::newRow("number") << document(R"({"callback_url": 7})")
                            << u"data.attributes.callback_url: text expected, number found"_s;
    QTest::newRow("list") << document("[]") << u"data.attributes: object expected, list found"_s;
    QTest::newRow("no data") << QByteArray("{}") << u"data: object expected, nothing found"_s;
    QTest::newRow("html") << QByteArray("<html></html>") << u"document: not JSON at byte 1 (illegal value)"_s;
}

void TestCallbacksApi::whatIsNotStatedIsNoAnswer()
{
    QFETCH(QByteArray, body);
    fixture->answer(200, body);
    const auto url = get();
    QVERIFY(!url.ok());
    QCOMPARE(url.error().kind, ApiError::Kind::BadAnswer);
    QTEST(url.error().detail, "detail");
}

void TestCallbacksApi::oneThatIsMissingIsTheServicesOwnWord()
{
    const QList<ContractExample> examples = contractErrors("NotFound");
    for (const ContractExample &example : examples) {
        fixture->answer(404, example.body);
        const auto url = get();
        QVERIFY(!url.ok());
        QCOMPARE(isMissingResource(url.error()), example.name != "url");
    }
}

void TestCallbacksApi::sets()
{
    fixture->answer(204);
    const auto result = set(u"https://hooks.example.com/in?a=1&b=%20"_s);
    COMPARE_REQUEST("PUT", "/v2.1/messages/mms_dlr_callback",
                    "{\"data\":{\"attributes\":{\"callback_url\":\"https://hooks.example.com/"
                    "in?a=1&b=%20\"}}}");
    QVERIFY2(result.done(), qPrintable(result.error.detail));
}

void TestCallbacksApi::setsInTheNewerVersion()
{
    Client client(fixture->server, newer());
    fixture->answer(204);
    const auto result = written<Nothing>([&](QObject *context, auto reply) {
        client.journal.setCallback(CallbackType::Sms, u"http://a.example.com"_s, context, reply);
    });
    COMPARE_REQUEST("PUT", "/v2.2/messages/sms_callback",
                    "{\"data\":{\"attributes\":{\"callback_url\":\"http://a.example.com\"}}}");
    QVERIFY(result.done());
}

void TestCallbacksApi::clears()
{
    fixture->answer(204);
    const auto result = written<Nothing>([&](QObject *context, auto reply) {
        fixture->client.journal.clearCallback(CallbackType::Sms, context, reply);
    });
    COMPARE_REQUEST("DELETE", "/v2.1/messages/sms_callback");
    QVERIFY(result.done());
}

void TestCallbacksApi::otherAnswersAreUnclear()
{
    fixture->answer(200, contractExample("/v2.1/messages/sms_callback", "get", 200));
    const auto result = set(u"https://hooks.example.com"_s);
    QCOMPARE(result.outcome, Outcome::Unknown);
    QCOMPARE(result.error.kind, ApiError::Kind::BadAnswer);
}

void TestCallbacksApi::refused()
{
    fixture->answer(422,
                    R"({"errors": [{"detail": {"data": {"attributes": {"callback_url": ["Not a URL."]}}},)"
                    R"("id": "r-1", "status": 422}]})");
    const auto result = set(u"https://hooks.example.com"_s);
    QCOMPARE(result.outcome, Outcome::Refused);
    QCOMPARE(result.error.detail, u"callback_url: Not a URL."_s);
    QCOMPARE(result.error.requestId, u"r-1"_s);
}

QTEST_GUILESS_MAIN(TestCallbacksApi)
#include "tst_callbacksapi.moc"
