// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountcalls.h"

#include "sandbox/hostile.h"
#include "sandbox/hostilerota.h"

#include <QTcpSocket>
#include <QTest>

using namespace testsupport;
using namespace Qt::StringLiterals;

/// The hostile sandbox: what it answers with, and whose turn it is.
class TestHostile : public QObject {
    Q_OBJECT
private:
    AccountCalls m_account;

    HttpResult spoiled(const QString &name, const QByteArray &target = "/v2.1/messages?start_date=2000-01-01")
    {
        setHostile({name});
        return m_account.get(target);
    }
    void setHostile(const QStringList &names)
    {
        const QJsonObject body{{u"names"_s, QJsonArray::fromStringList(names)}};
        const HttpResult set = m_account.send("POST", "/__sandbox/hostile", QJsonDocument(body).toJson());
        QCOMPARE(set.status, 204);
    }
    static QJsonObject firstAttributes(const HttpResult &result)
    {
        return result.json().value("data"_L1).toArray().at(0)["attributes"_L1].toObject();
    }

private Q_SLOTS:
    void cleanup() { m_account.send("DELETE", "/__sandbox/hostile"); }

    void takesTurns()
    {
        sandbox::HostileRota rota({u"a"_s, u"b"_s, u"c"_s}, 1);
        QStringList turns;
        for (int i = 0; i < 6; ++i)
            turns += rota.next("GET", u"/v2/numbers"_s);
        QCOMPARE(turns.mid(0, 3), turns.mid(3, 3));
        QCOMPARE(QSet<QString>(turns.begin(), turns.end()).size(), 3);
        // A number more or less is the same request, another verb is not.
        const QString one = rota.next("GET", u"/v2/numbers/12065550100"_s);
        const QString other = rota.next("GET", u"/v2/numbers/12065550101"_s);
        QVERIFY(one != other);
        QCOMPARE(rota.next("GET", u"/v2/numbers"_s), turns.first());
    }

    void seedDecidesWhereItBegins()
    {
        QSet<QString> begins;
        for (quint64 seed = 0; seed < 200; ++seed)
            begins += sandbox::HostileRota({}, seed).next("GET", u"/v2/numbers"_s);
        QVERIFY2(begins.size() > 20, QByteArray::number(begins.size()).constData());
        QCOMPARE(sandbox::HostileRota({}, 5).next("GET", u"/x"_s),
                 sandbox::HostileRota({}, 5).next("GET", u"/x"_s));
        QVERIFY(sandbox::HostileRota().next("GET", u"/x"_s).isEmpty());
    }

    void everyAnswerIsAnotherOne()
    {
        setHostile({u"html"_s, u"not-json"_s, u"redirect"_s});
        QSet<QByteArray> bodies;
        QSet<int> statuses;
        for (int i = 0; i < 3; ++i) {
            const HttpResult result = m_account.get("/v2/routes?limit=5");
            bodies += result.body;
            statuses += result.status;
        }
        QCOMPARE(bodies.size(), 3);
        QCOMPARE(statuses, (QSet<int>{200, 302}));
    }

    void namesAreChecked()
    {
        const HttpResult wrong =
            m_account.send("POST", "/__sandbox/hostile", R"({"names": ["html", "nothing"]})");
        QCOMPARE(wrong.status, 422);
        QVERIFY(m_account.get("/v2/routes").json().contains(u"data"_s));
        const QStringList names = sandbox::nastyNames();
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
    }

    void everyNastyThingIsAnswered_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : sandbox::nastyNames())
            QTest::newRow(qPrintable(name)) << name;
    }
    void everyNastyThingIsAnswered()
    {
        QFETCH(QString, name);
        const QByteArray calm = m_account.get("/v2.1/messages?start_date=2000-01-01").body;
        setHostile({name});
        const HttpRequest request{"GET", "/v2.1/messages?start_date=2000-01-01", {}, {}, {}};
        const bool pours = name.startsWith("endless-"_L1) || name == "slow-drip"_L1;
        const HttpResult result = httpCall(m_account.sandbox.endpoint(), request, pours ? 1'000 : 30'000);
        QVERIFY2(result.status == 0 || result.body != calm || result.header("location") != QByteArray(),
                 result.body.left(300).constData());
        // Of the others that never end the head is whole: poursUntilTheClientLeaves().
        const bool headNeverEnds = name == "endless-headers"_L1 || name == "slow-drip"_L1;
        QCOMPARE(result.status == 0, headNeverEnds);
    }

    void textsKeepWhatAClientNeeds()
    {
        const QJsonObject message = firstAttributes(spoiled(u"html"_s));
        QVERIFY(message.value("body"_L1).toString().startsWith("<script>"_L1));
        QVERIFY(message.value("status"_L1).toString().startsWith("<script>"_L1));
        QVERIFY(
            QStringList({u"inbound"_s, u"outbound"_s}).contains(message.value("direction"_L1).toString()));
        QVERIFY(message.value("timestamp"_L1).toString().startsWith("20"_L1));
        const HttpResult numbers = spoiled(u"bidi"_s, "/v2/numbers?limit=3");
        QVERIFY(firstAttributes(numbers).value("alias"_L1).toString().startsWith(u'\u202E'));
        QCOMPARE(firstAttributes(numbers).value("value"_L1).toString(), AccountCalls::idsOf(numbers).first());
    }

    void writesBytesThatQtWouldNot()
    {
        QVERIFY(spoiled(u"controls"_s).body.contains("a\\u0000b\\u0007c\\u001b[31m"));
        QVERIFY(spoiled(u"lone-surrogates"_s).body.contains("a\\ud800b\\udfffc"));
        QVERIFY(spoiled(u"raw-nul"_s).body.contains(QByteArray("a\0b", 3)));
        QVERIFY(spoiled(u"invalid-utf8"_s).body.contains("a\xff\xfe"));
        QVERIFY(spoiled(u"overflowing-numbers"_s).body.contains(":1e400"));
    }

    void listsAreSpoiled()
    {
        const QStringList same = AccountCalls::idsOf(spoiled(u"duplicate-ids"_s, "/v2/numbers?limit=5"));
        QCOMPARE(same.size(), 5);
        QCOMPARE(QSet<QString>(same.begin(), same.end()).size(), 1);
        const QStringList many = AccountCalls::idsOf(spoiled(u"many-items"_s, "/v2/numbers?limit=5"));
        QCOMPARE(many.size(), 2'000);
        QVERIFY(QSet<QString>(many.begin(), many.end()).size() > 1'990);
        QCOMPARE(AccountCalls::idsOf(spoiled(u"too-many-items"_s, "/v2/numbers?limit=5")).size(), 10'000);
        QVERIFY(spoiled(u"foreign-links"_s, "/v2/numbers?limit=5").body.contains("http://192.0.2.1/next"));
    }

    void longTextsAreLong()
    {
        const HttpResult long1 = spoiled(u"long-line"_s);
        QVERIFY2(long1.body.size() > 1'000'000 && long1.body.size() < 8'388'608,
                 QByteArray::number(long1.body.size()).constData());
        QVERIFY(spoiled(u"hebrew-line"_s).body.size() > 1'000'000);
    }

    void writesHappenAllTheSame()
    {
        setHostile({u"not-json"_s});
        const HttpResult made = m_account.send("POST", "/v2/routes", AccountCalls::routeBody(u"spoiled"_s));
        QVERIFY(made.body.startsWith("<html>"));
        m_account.send("DELETE", "/__sandbox/hostile");
        QVERIFY(m_account.get("/v2/routes?limit=200").body.contains("\"alias\":\"spoiled\""));
    }

    void poursUntilTheClientLeaves_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("headers") << u"endless-headers"_s << QByteArray("HTTP/1.1 200 OK\r\nX-Filler: ");
        QTest::newRow("body") << u"endless-body"_s << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: ");
        QTest::newRow("chunk") << u"endless-chunk"_s << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: ");
    }
    void poursUntilTheClientLeaves()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, begin);
        setHostile({name});
        const Endpoint &endpoint = m_account.sandbox.endpoint();
        QTcpSocket socket;
        socket.connectToHost(endpoint.url.host(), quint16(endpoint.url.port()));
        QVERIFY(socket.waitForConnected(20'000));
        socket.write(httpBytes(endpoint, {"GET", "/v2/numbers", {}, {}, {}}));
        QByteArray received;
        qint64 total = 0;
        while (total < 10'000'000) {
            QVERIFY2(socket.waitForReadyRead(20'000), qPrintable(socket.errorString()));
            const QByteArray part = socket.readAll();
            received += part.left(1'000);
            total += part.size();
        }
        QVERIFY2(received.startsWith(begin), received.left(100).constData());
        socket.abort();
        m_account.send("DELETE", "/__sandbox/hostile");
        QCOMPARE(m_account.get("/v2/numbers?limit=1").status, 200); // and the others are served
    }
};

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
