// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs.h"

#include "api/messagesapi.h"

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

const PhoneNumber number = PhoneNumber::fromService(u"12065550177"_s);

enum class Write { PostBody, PostEmpty, PatchBody, PutBody, DeleteEmpty };

struct WireEnd {
    const char *name;
    ScriptedReply reply;
};

/// Ways for a service to go away after it has read a write, none of them an answer.
QList<WireEnd> ends()
{
    const QByteArray cut = ScriptedServer::answer(201, "{\"data\": {\"id\": \"1\"}}");
    return {
        {"closes without a byte", {"", ScriptedReply::Close}},
        {"resets without a byte", {"", ScriptedReply::Reset}},
        {"closes in the status line", {"HTTP/1.", ScriptedReply::Close}},
        {"closes in the head", {"HTTP/1.1 201 Created\r\nContent-Le", ScriptedReply::Close}},
        {"resets in the head", {"HTTP/1.1 201 Created\r\nContent-Le", ScriptedReply::Reset}},
        {"closes in the body", {cut.chopped(5), ScriptedReply::Close}},
        {"resets in the body", {cut.chopped(5), ScriptedReply::Reset}},
        {"closes in a chunk",
         {"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"data\"", ScriptedReply::Close}},
        {"garbage, closed", {"\x01\x02 garbage \xff\xfe\r\n\r\n", ScriptedReply::Close}},
        {"garbage, reset", {"\x01\x02 garbage \xff\xfe\r\n\r\n", ScriptedReply::Reset}},
        {"a 100 and nothing more", {"HTTP/1.1 100 Continue\r\n\r\n", ScriptedReply::Close}},
        {"401 with a challenge, cut",
         {ScriptedServer::answer(401, "{\"errors\": []}",
                                 "WWW-Authenticate: Digest realm=\"x\", nonce=\"y\"\r\n")
              .chopped(4),
          ScriptedReply::Close}},
    };
}

/// Performs one write of that kind; what it reports does not matter to the caller.
WriteResult<Nothing> perform(Journal &journal, Write write)
{
    return written<Nothing>([&](QObject *context, const Journal::Reply<Nothing> &reply) {
        const auto report = [reply](const auto &result) {
            WriteResult<Nothing> plain;
            plain.outcome = result.outcome;
            plain.error = result.error;
            plain.intent = result.intent;
            reply(plain);
        };
        switch (write) {
        case Write::PostBody:
            journal.createRoute({u"desk"_s, RouteType::Host, u"pbx.example.com"_s}, context, report);
            break;
        case Write::PostEmpty:
            journal.purchase(number, {}, Money(), context, report);
            break;
        case Write::PatchBody:
            journal.setRoute(number, api::RouteSlot::Primary, u"7"_s, context, report);
            break;
        case Write::PutBody:
            journal.setCallback(CallbackType::Sms, u"https://hooks.example.com"_s, context, report);
            break;
        case Write::DeleteEmpty:
            journal.release(number, context, report);
            break;
        }
    });
}

QByteArrayList verbsOf(const ScriptedServer &server)
{
    QByteArrayList verbs;
    for (const RecordedRequest &request : server.requests())
        verbs << request.verb();
    return verbs;
}

} // namespace
Q_DECLARE_METATYPE(Write)
Q_DECLARE_METATYPE(ScriptedReply)

/// The heart of the program: whatever the wire does, a service sees a write once, and we say that we do not
/// know.
class TestWriteOnce : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void serviceSeesOneRequest_data();
    void serviceSeesOneRequest();
};

void TestWriteOnce::serviceSeesOneRequest_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("keptAlive");
    QTest::addColumn<Write>("write");
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<ScriptedReply>("end");
    const QList<QPair<Write, QByteArray>> writes{{Write::PostBody, "POST"},
                                                 {Write::PostEmpty, "POST"},
                                                 {Write::PatchBody, "PATCH"},
                                                 {Write::PutBody, "PUT"},
                                                 {Write::DeleteEmpty, "DELETE"}};
    for (const bool tls : {false, true}) {
        for (const bool keptAlive : {false, true}) {
            for (int i = 0; i < writes.size(); ++i) {
                for (const WireEnd &end : ends())
                    QTest::addRow("%s, %s connection, %s%s: %s", tls ? "TLS" : "plain",
                                  keptAlive ? "kept" : "fresh", writes.at(i).second.constData(),
                                  i == 1 ? " of zero bytes" : "", end.name)
                        << tls << keptAlive << writes.at(i).first << writes.at(i).second << end.reply;
            }
        }
    }
}

void TestWriteOnce::serviceSeesOneRequest()
{
    QFETCH(bool, tls);
    QFETCH(bool, keptAlive);
    QFETCH(Write, write);
    QFETCH(QByteArray, verb);
    QFETCH(ScriptedReply, end);
    ScriptedServer server(tls ? ScriptedServer::Tls : ScriptedServer::Plain);
    Client client(server);
    const QByteArray routes = ScriptedServer::answer(200, "{\"data\": []}");
    QByteArrayList expected;
    if (keptAlive) {
        server.enqueue({routes});
        QVERIFY(finished(api::listRoutes(client.transport, 10, 0, this)).ok());
        expected << "GET";
    }
    server.enqueue(end);
    server.setFallback({routes}); // a second sending would be answered, and counted
    const WriteResult<Nothing> result = perform(client.journal, write);
    // A read behind it: whatever Qt may have sent again has come in by the time this is answered.
    QVERIFY(finished(api::listRoutes(client.transport, 10, 0, this)).ok());
    expected << verb << "GET";
    QCOMPARE(verbsOf(server), expected);
    QVERIFY2(result.outcome == Outcome::Unknown,
             qPrintable(kindWord(result.error.kind) + u": "_s + result.error.detail));
    QCOMPARE(client.journal.intents().size(), 1);
    QCOMPARE(client.journal.intents().constFirst().state, IntentState::Unknown);
}

QTEST_GUILESS_MAIN(TestWriteOnce)
#include "tst_writeonce.moc"
