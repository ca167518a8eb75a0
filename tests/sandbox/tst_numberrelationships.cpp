// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountcalls.h"

#include <QTest>

using namespace testsupport;
using namespace Qt::StringLiterals;

/// Primary and failover route of a number (flowroute-api 3.7).
class TestNumberRelationships : public QObject {
    Q_OBJECT
private:
    AccountCalls m_account;
    QString m_number;

    QByteArray path(const QString &number, const QByteArray &which) const
    {
        return "/v2/numbers/" + number.toLatin1() + "/relationships/" + which;
    }

    static QByteArray document(QJsonObject data)
    {
        data.insert(u"type"_s, u"route"_s);
        return QJsonDocument(QJsonObject{{u"data"_s, data}}).toJson();
    }

private Q_SLOTS:
    void init() { m_number = m_account.first("/v2/numbers?limit=1"); }

    void isSetInEveryFormThatClientsSend_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        const QByteArray envelope = R"({"data": {"type": "route", "id": "91407"}})";
        QTest::newRow("JSON:API") << envelope << QByteArray("application/vnd.api+json; charset=utf-8");
        QTest::newRow("JSON") << envelope << QByteArray("application/json; charset=utf-8");
        QTest::newRow("no content type") << envelope << QByteArray();
        QTest::newRow("declared as a form") << envelope << QByteArray("application/x-www-form-urlencoded");
        QTest::newRow("flat") << QByteArray(R"({"id": "91407"})") << QByteArray("application/json");
        QTest::newRow("id as a number")
            << QByteArray(R"({"data": {"type": "route", "id": 91407}})") << QByteArray("application/json");
    }
    void isSetInEveryFormThatClientsSend()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        for (const QByteArray which : {"primary_route", "failover_route"}) {
            QCOMPARE(m_account.send("DELETE", path(m_number, which)).status, 204);
            QCOMPARE(m_account.pointsTo(m_number, which.constData()), QString());
            const HttpResult result = m_account.send("PATCH", path(m_number, which), body, type);
            QCOMPARE(result.status, 204);
            QVERIFY(result.body.isEmpty());
            QCOMPARE(m_account.pointsTo(m_number, which.constData()), u"91407"_s);
        }
        const QJsonArray included =
            m_account.get("/v2/numbers/" + m_number.toLatin1()).json().value(u"included").toArray();
        QCOMPARE(included.size(), 1);
        QCOMPARE(included.first()[u"id"].toString(), u"91407"_s);
    }

    void isRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("unknown route") << QByteArray(R"({"data": {"type": "route", "id": "5"}})") << 404;
        QTest::newRow("no id") << QByteArray(R"({"data": {"type": "route"}})") << 422;
        QTest::newRow("null") << QByteArray(R"({"data": null})") << 422;
        QTest::newRow("other type") << QByteArray(R"({"data": {"type": "e911", "id": "91407"}})") << 422;
        QTest::newRow("nothing") << QByteArray() << 422;
    }
    void isRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        m_account.send("PATCH", path(m_number, "primary_route"), R"({"data": {"type": "route", "id": "0"}})");
        QCOMPARE(m_account.send("PATCH", path(m_number, "primary_route"), body).status, status);
        QCOMPARE(m_account.pointsTo(m_number, "primary_route"), u"0"_s);
    }

    void aMissingIdIsNamedInTheSandboxsOwnWords()
    {
        const HttpResult result =
            m_account.send("PATCH", path(m_number, "primary_route"), R"({"data": {"type": "route"}})");
        const QJsonValue detail = AccountCalls::error(result).value(u"detail");
        QCOMPARE(detail[u"data"][u"id"][0].toString(), u"[sandbox] Missing data for required field."_s);
    }

    void aForeignNumberIsNotAllowed()
    {
        const QString foreign = m_account.first("/v2/numbers/available?limit=1");
        const QByteArray body = R"({"data": {"type": "route", "id": "0"}})";
        const HttpResult result = m_account.send("PATCH", path(foreign, "primary_route"), body);
        QCOMPARE(result.status, 403);
        const QJsonObject expected{
            {u"status"_s, 403}, {u"detail"_s, u""_s}, {u"title"_s, u"ActionNotAuthorizedError"_s}};
        QCOMPARE(AccountCalls::error(result), expected);
        QCOMPARE(m_account.send("PATCH", path(u"19995550100"_s, "primary_route"), body).status, 404);
        QCOMPARE(m_account.send("DELETE", path(foreign, "primary_route")).status, 404);
    }

    void aFailoverMustNotLeadBackToTheAccount()
    {
        const QString target = m_account.first("/v2/numbers?limit=1&offset=3");
        const QJsonObject attributes{
            {u"alias"_s, u"loop"_s}, {u"route_type"_s, u"number"_s}, {u"value"_s, target}};
        const HttpResult made =
            m_account.send("POST", "/v2/routes", document({{u"attributes"_s, attributes}}));
        QCOMPARE(made.status, 201);
        const QByteArray body = document({{u"id"_s, AccountCalls::data(made).value(u"id")}});
        QCOMPARE(m_account.send("PATCH", path(m_number, "failover_route"), body).status, 422);
    }
};

QTEST_GUILESS_MAIN(TestNumberRelationships)
#include "tst_numberrelationships.moc"
