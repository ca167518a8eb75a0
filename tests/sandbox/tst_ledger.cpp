// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountcalls.h"
#include "sandboxprocess.h"

#include <QSignalSpy>
#include <QTest>

using namespace testsupport;
using namespace Qt::StringLiterals;

/// The account's own record of what it did: one entry for each accepted write, none for anything else.
class TestLedger : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<AccountCalls> m_account;

    QList<sandbox::Effect> ledger() const { return m_account->sandbox.ledger(); }
    /// "purchase 12065550142", one for each entry.
    QStringList lines() const
    {
        QStringList all;
        for (const sandbox::Effect &effect : ledger())
            all.append(effect.kind % u' ' % effect.object);
        return all;
    }
    QJsonObject lastDetail() const { return ledger().last().detail; }
    int status(const QByteArray &verb, const QString &target, const QByteArray &body = {})
    {
        return m_account->send(verb, target.toLatin1(), body).status;
    }
    QString owned(const QByteArray &query = {}) const
    {
        return m_account->first("/v2/numbers?limit=1" + query);
    }

private Q_SLOTS:
    void init()
    {
        m_account = std::make_unique<AccountCalls>();
        QCOMPARE(m_account->sandbox.problem(), QString());
        QCOMPARE(lines(), QStringList());
    }

    void purchaseAndRelease()
    {
        const QString digits = m_account->first("/v2/numbers/available?limit=1");
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        QCOMPARE(status("POST", "/v2/numbers/"_L1 % digits, R"({"alias": "desk"})"), 201);
        QCOMPARE(lines(), QStringList{"purchase "_L1 % digits});
        QCOMPARE(ledger().first().seq, 1);
        QVERIFY(ledger().first().at >= before && ledger().first().at <= QDateTime::currentMSecsSinceEpoch());
        QVERIFY(lastDetail().value(u"monthly_cost").toDouble() > 0);
        QVERIFY(lastDetail().value(u"setup_cost").isDouble());
        QCOMPARE(lastDetail().value(u"options"), QJsonValue(QJsonObject{{u"alias"_s, u"desk"_s}}));
        QCOMPARE(lastDetail().value(u"complete"), QJsonValue(true));
        QCOMPARE(status("POST", "/v2/numbers/"_L1 % digits), 422);
        QCOMPARE(status("DELETE", "/v2/numbers/"_L1 % digits), 204);
        QCOMPARE(status("DELETE", "/v2/numbers/"_L1 % digits), 404);
        QCOMPARE(lines(), (QStringList{"purchase "_L1 % digits, "release "_L1 % digits}));
    }

    void aPurchaseWithoutMessagingIsOne()
    {
        const QString digits = m_account->first("/v2/numbers/available?limit=1&ends_with=207");
        QVERIFY(!digits.isEmpty());
        QCOMPARE(status("POST", "/v2/numbers/"_L1 % digits, R"({"messaging_enabled": true})"), 207);
        QCOMPARE(lines(), QStringList{"purchase "_L1 % digits});
        QCOMPARE(lastDetail().value(u"complete"), QJsonValue(false));
    }

    void everyAcceptedWriteIsAnEntry()
    {
        const QString digits = owned();
        const QString slot = "/v2/numbers/"_L1 % digits % "/relationships/failover_route"_L1;
        QCOMPARE(status("DELETE", slot), 204);
        QCOMPARE(status("PATCH", slot, AccountCalls::pointer(u"91402"_s)), 204);
        QCOMPARE(
            lastDetail(),
            (QJsonObject{{u"slot"_s, u"failover"_s}, {u"route"_s, u"91402"_s}, {u"was"_s, QJsonValue()}}));
        QCOMPARE(status("PATCH", slot, AccountCalls::pointer(u"91402"_s)), 204);
        QCOMPARE(lastDetail().value(u"was").toString(), u"91402"_s);
        QCOMPARE(status("DELETE", slot), 204);
        QCOMPARE(lastDetail().value(u"slot").toString(), u"failover"_s);
        QCOMPARE(status("PATCH", "/v2/numbers/"_L1 % digits, R"({"alias": "a"})"), 200);
        QCOMPARE(lines(),
                 (QStringList{"clear-route "_L1 % digits, "set-route "_L1 % digits, "set-route "_L1 % digits,
                              "clear-route "_L1 % digits, "edit-number "_L1 % digits}));
    }

    void routes()
    {
        QCOMPARE(status("POST", u"/v2/routes"_s, AccountCalls::routeBody(u"front"_s)), 201);
        const QString id = ledger().value(0).object;
        QVERIFY(m_account->ids("/v2/routes?limit=200").contains(id));
        QCOMPARE(lastDetail().value(u"alias").toString(), u"front"_s);
        QCOMPARE(status("POST", u"/v2/routes"_s, AccountCalls::routeBody(u"front"_s)), 422);
        QCOMPARE(status("PATCH", "/v2/routes/"_L1 % id, AccountCalls::routeBody(u"back"_s)), 200);
        QCOMPARE(lastDetail().value(u"alias").toString(), u"back"_s);
        QCOMPARE(status("DELETE", "/v2/routes/"_L1 % id), 204);
        QCOMPARE(lastDetail().value(u"value").toString(), u"h.example.com"_s);
        QCOMPARE(lines(),
                 (QStringList{"create-route "_L1 % id, "update-route "_L1 % id, "delete-route "_L1 % id}));
    }

    void sends()
    {
        QString from;
        const HttpResult numbers = m_account->get("/v2/numbers?limit=200");
        for (const QJsonValue &number : numbers.json().value(u"data").toArray()) {
            if (number[u"attributes"_s][u"messaging_enabled"_s].toBool())
                from = number[u"id"_s].toString();
        }
        QJsonObject text{{u"to"_s, u"+12065550142"_s}, {u"from"_s, from}, {u"body"_s, u"héllo"_s}};
        const HttpResult sent = m_account->send("POST", "/v2.1/messages", QJsonDocument(text).toJson());
        QCOMPARE(sent.status, 202);
        QCOMPARE(lines(), QStringList{"send "_L1 % AccountCalls::data(sent).value(u"id").toString()});
        QCOMPARE(lastDetail(),
                 (QJsonObject{{u"from"_s, from},
                              {u"to"_s, u"12065550142"_s},
                              {u"body"_s, u"héllo"_s},
                              {u"is_mms"_s, false},
                              {u"media"_s, 0}}));
        text.remove(u"body"_s);
        text.insert(u"media_urls"_s, QJsonArray{u"https://a.example.com/a.png"_s});
        QCOMPARE(m_account->send("POST", "/v2.1/messages", QJsonDocument(text).toJson()).status, 202);
        QVERIFY(lastDetail().value(u"body").isNull() && lastDetail().value(u"is_mms").toBool());
        QCOMPARE(lastDetail().value(u"media").toInt(), 1);
    }

    void refusedWritesAndReadsLeaveNothing()
    {
        const QString digits = owned();
        const QString primary = "/v2/numbers/"_L1 % digits % "/relationships/primary_route"_L1;
        QCOMPARE(status("PATCH", primary, AccountCalls::pointer(u"1"_s)), 404);
        QCOMPARE(status("PATCH", "/v2/numbers/"_L1 % digits, R"({"cnam_lookups_enabled": 7})"), 422);
        QCOMPARE(status("POST", u"/v2/numbers/19995550100"_s), 404);
        QCOMPARE(status("POST", u"/v2.1/messages"_s, R"({"to": "12065550142"})"), 422);
        QCOMPARE(status("DELETE", u"/v2/routes/0"_s), 403);
        m_account->get("/v2/numbers");
        QVERIFY(m_account->sandbox.addFault(u"PATCH * status=503"_s));
        QCOMPARE(status("PATCH", primary, AccountCalls::pointer(u"0"_s)), 503);
        QCOMPARE(lines(), QStringList());
    }

    void isReadFromOutsideToo()
    {
        SandboxProcess process({u"--numbers"_s, u"3"_s});
        QCOMPARE(process.problem(), QString());
        const QString digits =
            AccountCalls::idsOf(httpGet(process.endpoint(), "/v2/numbers?limit=1")).value(0);
        for (const QByteArray body : {R"({"alias": "a"})", R"({"alias": "b"})"})
            httpSend(process.endpoint(), "PATCH", "/v2/numbers/" + digits.toLatin1(), body);
        const QList<sandbox::Effect> all = process.ledger();
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.at(0).kind, u"edit-number"_s);
        QCOMPARE(all.at(0).object, digits);
        QVERIFY(all.at(0).at > 0);
        QCOMPARE(all.at(1).seq, 2);
        QCOMPARE(all.at(1).detail.value(u"options")[u"alias"_s].toString(), u"b"_s);
        QCOMPARE(process.ledger(1).size(), 1);
        QCOMPARE(process.ledger(2).size(), 0);
        QCOMPARE(process.pendingEffects(), 0);
    }

    void anotherAccountBeginsAnew()
    {
        sandbox::Server server;
        server.controls().ledger().append(1, u"purchase"_s, u"12065550142"_s);
        QSignalSpy started(&server, &sandbox::Server::started);
        server.start(SandboxAccount::smallOptions());
        QVERIFY(started.wait(30'000));
        QCOMPARE(server.controls().ledger().entries().size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
