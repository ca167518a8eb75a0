// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountcalls.h"

#include <QTcpSocket>
#include <QTest>

using namespace testsupport;
using namespace Qt::StringLiterals;

/// Fault rules: which requests they meet and what they do to the answer.
class TestFaults : public QObject {
    Q_OBJECT
private:
    AccountCalls m_account;

    QString newRoute(const QString &alias)
    {
        const QString body = u"{\"data\": {\"type\": \"route\", \"attributes\": {\"alias\": \"%1\", "
                             "\"route_type\": \"host\", \"value\": \"h.example.com\"}}}"_s;
        const HttpResult made = m_account.send("POST", "/v2/routes", body.arg(alias).toUtf8());
        return made.status ? QString::number(made.status) : u"none"_s;
    }
    bool hasRoute(const QString &alias)
    {
        m_account.sandbox.clearFaults();
        const QByteArray wanted = "\"alias\":\"" + alias.toUtf8() + '"';
        return m_account.get("/v2/routes?limit=200").body.contains(wanted);
    }

private Q_SLOTS:
    void init()
    {
        m_account.sandbox.clearFaults();
        m_account.sandbox.clearRequests();
    }

    void meetTheRequestsTheyName_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("statuses"); // of list, list, list, routes, list
        QTest::newRow("all") << u"* * status=500"_s << u"500 500 500 500 500"_s;
        QTest::newRow("one path") << u"GET /v2/numbers status=503"_s << u"503 503 503 200 503"_s;
        QTest::newRow("pattern") << u"GET /v2/num* status=503"_s << u"503 503 503 200 503"_s;
        QTest::newRow("other verb") << u"POST /v2/numbers status=503"_s << u"200 200 200 200 200"_s;
        QTest::newRow("second") << u"GET /v2/numbers nth=2 status=503"_s << u"200 503 200 200 200"_s;
        QTest::newRow("burst") << u"GET /v2/numbers nth=2 count=2 status=429"_s << u"200 429 429 200 200"_s;
        QTest::newRow("burst, other order")
            << u"GET /v2/numbers count=2 nth=2 status=429"_s << u"200 429 429 200 200"_s;
        QTest::newRow("first two") << u"GET /v2/numbers count=2 status=429"_s << u"429 429 200 200 200"_s;
    }
    void meetTheRequestsTheyName()
    {
        QFETCH(QString, rule);
        QVERIFY(m_account.sandbox.addFault(rule));
        QStringList statuses;
        for (const QByteArray target :
             {"/v2/numbers", "/v2/numbers", "/v2/numbers", "/v2/routes", "/v2/numbers"})
            statuses.append(QString::number(m_account.get(target).status));
        QTEST(statuses.join(u' '), "statuses");
    }

    void bodies_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("keys"); // of the error, empty when the body is no JSON
        const QByteArray json = "application/vnd.api+json";
        QTest::newRow("standard") << u"standard"_s << json << u"detail id status title"_s;
        QTest::newRow("no title") << u"no-title"_s << json << u"detail id status"_s;
        QTest::newRow("no id") << u"no-id"_s << json << u"detail status title"_s;
        QTest::newRow("object") << u"object"_s << json << u"detail id status"_s;
        QTest::newRow("string status") << u"string-status"_s << json << u"detail id status title"_s;
        QTest::newRow("unknown URL") << u"url"_s << json << u"status"_s;
        QTest::newRow("HTML") << u"html"_s << "text/html; charset=utf-8"_ba << QString();
        QTest::newRow("plain") << u"plain"_s << "text/plain"_ba << QString();
        QTest::newRow("empty") << u"empty"_s << QByteArray() << QString();
        QTest::newRow("malformed") << u"malformed"_s << json << QString();
        QTest::newRow("data") << u"data"_s << json << QString();
    }
    void bodies()
    {
        QFETCH(QString, kind);
        QVERIFY(
            m_account.sandbox.addFault("GET /v2/numbers status=422 header=Retry-After:2 body="_L1 % kind));
        const HttpResult result = m_account.get("/v2/numbers");
        QCOMPARE(result.status, 422);
        QCOMPARE(result.header("retry-after"), "2"_ba);
        QTEST(result.header("content-type"), "type");
        QTEST(AccountCalls::error(result).keys().join(u' '), "keys");
        QCOMPARE(AccountCalls::error(result).value(u"detail").isObject(), kind == "object"_L1);
        QCOMPARE(AccountCalls::error(result).value(u"status").isString(),
                 kind == "string-status"_L1 || kind == "url"_L1);
    }

    void distortTheAccountsOwnAnswer()
    {
        QVERIFY(m_account.sandbox.addFault(u"GET /v2/numbers missing=rate_center wrong-type=alias"_s));
        HttpResult result = m_account.get("/v2/numbers?limit=1");
        QJsonObject attributes = result.json().value(u"data")[0][u"attributes"].toObject();
        QVERIFY(!attributes.contains(u"rate_center"));
        QVERIFY(!attributes.value(u"alias").isNull() && !attributes.value(u"alias").isString());
        QVERIFY(attributes.value(u"value").isString());
        m_account.sandbox.clearFaults();
        QVERIFY(m_account.sandbox.addFault(u"GET /v2/numbers wrong-type=*"_s));
        attributes = m_account.get("/v2/numbers?limit=1").json().value(u"data")[0][u"attributes"].toObject();
        QVERIFY(!attributes.value(u"value").isString()
                && !attributes.value(u"cnam_lookups_enabled").isBool());
        m_account.sandbox.clearFaults();
        QVERIFY(m_account.sandbox.addFault(u"GET /v2/numbers malformed"_s));
        result = m_account.get("/v2/numbers?limit=1");
        QCOMPARE(result.status, 200);
        QVERIFY(!result.body.isEmpty() && result.json().isEmpty());
    }

    void someNumberInsteadOfNothing()
    {
        QVERIFY(m_account.sandbox.addFault(u"GET /v2/numbers status=200 body=data other=7"_s));
        const HttpResult result = m_account.get("/v2/numbers");
        QCOMPARE(result.status, 200);
        QCOMPARE(result.json()[u"data"][u"id"].toString(), u"7"_s);
        QCOMPARE(result.json()[u"data"][u"attributes"][u"value"].toString(), u"7"_s);
    }

    void sayWhetherTheAccountActs_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("status");
        QTest::addColumn<bool>("acts");
        QTest::newRow("status") << u"status=503"_s << u"503"_s << false;
        QTest::newRow("status, acted") << u"status=503 acts"_s << u"503"_s << true;
        QTest::newRow("HTML") << u"body=html"_s << u"200"_s << false;
        QTest::newRow("closed before") << u"close=before"_s << u"none"_s << false;
        QTest::newRow("closed after") << u"close=after"_s << u"none"_s << true;
        QTest::newRow("cut") << u"cut"_s << u"none"_s << true;
        QTest::newRow("late") << u"latency=50"_s << u"201"_s << true;
        QTest::newRow("malformed") << u"malformed"_s << u"201"_s << true;
        QTest::newRow("about another") << u"other=7"_s << u"201"_s << true;
        QTest::newRow("content type") << u"content-type=text/html"_s << u"201"_s << true;
    }
    void sayWhetherTheAccountActs()
    {
        QFETCH(QString, what);
        QFETCH(bool, acts);
        QVERIFY(m_account.sandbox.addFault("POST /v2/routes "_L1 % what));
        const QString alias = u"made "_s % what;
        QTEST(newRoute(alias), "status");
        QCOMPARE(hasRoute(alias), acts);
    }

    void silenceLasts()
    {
        QVERIFY(m_account.sandbox.addFault(u"GET /v2/routes silent"_s));
        const HttpResult result =
            httpCall(m_account.sandbox.endpoint(), {"GET", "/v2/routes", {}, {}, {}}, 200);
        QCOMPARE(result.status, 0);
        QCOMPARE(m_account.get("/v2/numbers").status, 200);
    }

    void heldAnswersComeWhenTheRulesAreCleared()
    {
        QVERIFY(m_account.sandbox.addFault(u"GET /v2/routes nth=1 held"_s));
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, quint16(m_account.sandbox.url().port()));
        QVERIFY(socket.waitForConnected(20'000));
        socket.write("GET /v2/routes HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTRY_COMPARE(m_account.sandbox.requests().size(), 1);
        // Whatever is asked for later comes at once; what is held has not moved by then.
        QCOMPARE(m_account.get("/v2/routes").status, 200);
        QCOMPARE(socket.bytesAvailable(), 0);
        m_account.sandbox.clearFaults();
        QTRY_VERIFY(socket.bytesAvailable() > 0);
        QVERIFY(socket.readAll().startsWith("HTTP/1.1 401 "));
    }

    void silenceBeforeMeansThatNothingWasDone()
    {
        QVERIFY(m_account.sandbox.addFault(u"POST /v2/routes silent=before"_s));
        HttpRequest request{"POST", "/v2/routes", {}, "application/json", {}};
        request.body = R"({"data": {"attributes": {"alias": "unmade", "route_type": "host", "value": "h"}}})";
        QCOMPARE(httpCall(m_account.sandbox.endpoint(), request, 200).status, 0);
        QVERIFY(!hasRoute(u"unmade"_s));
        QCOMPARE(m_account.send(request.verb, request.target, request.body).status, 201);
    }

    void contentTypes_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("HTML") << u"content-type=text/html;charset=utf-8"_s << "text/html;charset=utf-8"_ba;
        QTest::newRow("none") << u"content-type="_s << QByteArray();
        QTest::newRow("of a page") << u"status=503 body=html content-type=text/plain"_s << "text/plain"_ba;
    }
    void contentTypes()
    {
        QFETCH(QString, what);
        QVERIFY(m_account.sandbox.addFault("GET /v2/routes "_L1 % what));
        const HttpResult result = m_account.get("/v2/routes");
        QVERIFY(!result.body.isEmpty());
        QTEST(result.header("content-type"), "type");
    }

    void answersAboutAnotherNumber()
    {
        const QByteArray target = "/v2/numbers/" + m_account.first("/v2/numbers?limit=1").toLatin1();
        QVERIFY(m_account.sandbox.addFault(u"* /v2/numbers/* other=12065550199"_s));
        for (const QByteArray verb : {"GET", "PATCH"}) {
            const HttpResult result = m_account.send(verb, target, R"({"alias": "changed"})");
            QCOMPARE(result.status, 200);
            QCOMPARE(AccountCalls::data(result).value(u"id").toString(), u"12065550199"_s);
            QCOMPARE(AccountCalls::attributes(result).value(u"value").toString(), u"12065550199"_s);
        }
        m_account.sandbox.clearFaults();
        QCOMPARE(AccountCalls::attributes(m_account.get(target)).value(u"alias").toString(), u"changed"_s);
        QVERIFY(m_account.sandbox.addFault(u"GET /v2/numbers other=12065550199"_s));
        QVERIFY(!m_account.get("/v2/numbers").body.contains("12065550199"));
    }

    void listsMoveBetweenPages_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("numbers") << "/v2/numbers?"_ba;
        QTest::newRow("routes") << "/v2/routes?"_ba;
        QTest::newRow("messages") << "/v2.1/messages?start_date=2000-01-01&"_ba;
        QTest::newRow("area codes") << "/v2/numbers/available/areacodes?"_ba;
        QTest::newRow("for sale") << "/v2/numbers/available?ends_with=7&"_ba;
    }
    void listsMoveBetweenPages()
    {
        QFETCH(QByteArray, target);
        const auto page = [&](int limit, int offset) {
            return m_account.get(target + "limit=" + QByteArray::number(limit)
                                 + "&offset=" + QByteArray::number(offset));
        };
        const QStringList all = AccountCalls::idsOf(page(200, 0));
        QVERIFY2(all.size() > 4, qPrintable(QString::number(all.size())));
        const HttpResult truthful = page(2, 2);
        QVERIFY(m_account.sandbox.addFault(u"GET * page=shift"_s));
        QCOMPARE(AccountCalls::idsOf(page(2, 0)), all.mid(0, 2));
        QCOMPARE(AccountCalls::idsOf(page(2, 2)), all.mid(3, 2));
        QCOMPARE(AccountCalls::link(page(2, 2), "self"), AccountCalls::link(truthful, "self"));
        QVERIFY(AccountCalls::link(page(int(all.size()) - 3, 2), "next").isEmpty());
        m_account.sandbox.clearFaults();
        QVERIFY(m_account.sandbox.addFault(u"GET * page=repeat"_s));
        QCOMPARE(AccountCalls::idsOf(page(2, 0)), all.mid(0, 2));
        QCOMPARE(AccountCalls::idsOf(page(2, 2)), all.mid(1, 2));
        QVERIFY(!AccountCalls::link(page(2, 2), "next").isEmpty());
    }

    void badRulesAreRefused_data()
    {
        QTest::addColumn<QString>("rule");
        for (const char *rule :
             {"", "GET", "GET numbers status=500", "GET /x status=700", "GET /x nth=0", "GET /x close=now",
              "GET /x body=pdf", "GET /x silent=after", "GET /x late=soon", "GET /x page=lost",
              "GET /x other=", "GET /x colour=red", "GET /x header=x"})
            QTest::newRow(rule) << QString::fromLatin1(rule);
    }
    void badRulesAreRefused()
    {
        QFETCH(QString, rule);
        QString why;
        QVERIFY(!sandbox::FaultRule::parse(rule, &why));
        QVERIFY(!why.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
