// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/accounts.h"
#include "jobs.h"

using namespace Qt::StringLiterals;
using namespace trunkline;

class TestSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void composesOneAccount();
    void namesAreShownAsTheyAre();
    void goesAwayWithWritesUnderWay();
};

void TestSession::composesOneAccount()
{
    ScriptedServer server;
    server.enqueue({ScriptedServer::answer(200, "{\"data\": []}")});
    server.enqueue({ScriptedServer::answer(204)});
    Session session({u"Test"_s, u"#2563eb"_s, true}, server.url(), {u"testkey0"_s, u"testsecret0"_s},
                    Client::quick());
    QCOMPARE(session.label().name, u"Test"_s);
    QVERIFY(session.label().isSandbox);
    QVERIFY(finished(api::listRoutes(session.transport(), 10, 0, this)).ok());
    const auto result = written<Nothing>(
        [&](QObject *context, auto reply) { session.journal().deleteRoute(u"7"_s, context, reply); });
    QVERIFY(result.done());
    // Reads and writes are in one log, and go out as one account.
    QCOMPARE(session.log().entries().size(), 2);
    QCOMPARE(server.requests().at(0).header("Authorization"),
             server.requests().at(1).header("Authorization"));
}

/// A label may come from a file of somebody else.
void TestSession::namesAreShownAsTheyAre()
{
    Profile profile;
    profile.label = u"Acme \u202Eevil\n"_s;
    QVERIFY(!labelOf(profile).name.contains(u'\u202E'));
    Session session(labelOf(profile), QUrl(u"http://127.0.0.1:9"_s), {u"k"_s, u"s"_s}, Client::quick());
    session.setProfile(profile);
    session.adopt(profile);
    QCOMPARE(session.label().name, labelOf(profile).name);
    profile.label += QString(4'000, u'x');
    session.adopt(profile);
    QVERIFY(session.label().name.startsWith(u"Acme"_s));
    QVERIFY(!session.label().name.contains(u'\u202E'));
    QVERIFY(session.label().name.size() <= longestLabel);
}

void TestSession::goesAwayWithWritesUnderWay()
{
    ScriptedServer server;
    server.setFallback({});
    auto session =
        std::make_unique<Session>(AccountLabel{}, server.url(), Credentials{u"k"_s, u"s"_s}, Client::quick());
    bool called = false;
    session->journal().deleteRoute(u"7"_s, this, [&](const auto &) { called = true; });
    QTRY_COMPARE(server.requests().size(), 1);
    session.reset();
    QTRY_COMPARE(server.openCount(), 0);
    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
