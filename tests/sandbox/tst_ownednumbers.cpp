// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ownednumbers.h"

#include "accountcalls.h"
#include <QTest>

using namespace testsupport;
using namespace Qt::StringLiterals;

namespace {
constexpr char detailsPath[] = "/v2/numbers/details";
}

/// List, detail, purchase, change and release of the account's numbers (flowroute-api 3.1 to 3.6).
class TestOwnedNumbers : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<AccountCalls> m_account;

    HttpResult buy(const QString &number, const QByteArray &query = {}, const QByteArray &body = {})
    {
        return m_account->send("POST", "/v2/numbers/" + number.toLatin1() + query, body);
    }
    QString offered(const QByteArray &filter = {})
    {
        return m_account->first("/v2/numbers/available?limit=1" + filter);
    }

private Q_SLOTS:
    void init() { m_account = std::make_unique<AccountCalls>(); }

    void pagesHoldEveryNumberOnce()
    {
        QStringList all;
        QString next = u"first"_s;
        while (!next.isEmpty()) {
            const HttpResult page =
                m_account->get("/v2/numbers?limit=25&offset=" + QByteArray::number(all.size()));
            QCOMPARE(page.status, 200);
            all += AccountCalls::idsOf(page);
            next = AccountCalls::link(page, "next");
        }
        QCOMPARE(all.size(), 60);
        all.removeDuplicates();
        QCOMPARE(all.size(), 60);
        const HttpResult past = m_account->get("/v2/numbers?offset=60");
        QCOMPARE(AccountCalls::idsOf(past), QStringList());
        QVERIFY(AccountCalls::link(past, "next").isEmpty());
    }

    void linksAreNormalised_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("self");
        QTest::newRow("nothing sent") << QByteArray() << u"limit=10&offset=0"_s;
        QTest::newRow("country code added")
            << QByteArray("?limit=3&starts_with=206") << u"starts_with=1206&limit=3&offset=0"_s;
        QTest::newRow("clamped") << QByteArray("?limit=1000000") << u"limit=200&offset=0"_s;
        QTest::newRow("plus") << QByteArray("?starts_with=%2B1206")
                              << u"starts_with=1206&limit=10&offset=0"_s;
        QTest::newRow("filters first") << QByteArray("?offset=1&ends_with=1&contains=555&alias=a%20b")
                                       << u"alias=a%20b&contains=555&ends_with=1&limit=10&offset=1"_s;
        QTest::newRow("empty is not given") << QByteArray("?starts_with=&limit=") << u"limit=10&offset=0"_s;
    }
    void linksAreNormalised()
    {
        QFETCH(QByteArray, query);
        QFETCH(QString, self);
        const HttpResult result = m_account->get("/v2/numbers" + query);
        QCOMPARE(AccountCalls::link(result, "self"),
                 QString("https://api.flowroute.com/v2/numbers?"_L1 + self));
    }

    void filtersHold()
    {
        const QString number = m_account->first("/v2/numbers?limit=1&offset=7");
        QCOMPARE(m_account->ids("/v2/numbers?contains=" + number.toLatin1()), QStringList{number});
        for (const QString &id :
             m_account->ids("/v2/numbers?limit=200&ends_with=" + number.right(2).toLatin1()))
            QVERIFY2(id.endsWith(number.right(2)), qPrintable(id));
        m_account->send("PATCH", "/v2/numbers/" + number.toLatin1(), R"({"alias": "only one"})");
        QCOMPARE(m_account->ids("/v2/numbers?alias=only+one"), QStringList{number});
    }

    void badValuesAreRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("field");
        QTest::newRow("limit 0") << QByteArray("limit=0") << u"limit"_s;
        QTest::newRow("limit negative") << QByteArray("limit=-1") << u"limit"_s;
        QTest::newRow("limit text") << QByteArray("limit=ten") << u"limit"_s;
        QTest::newRow("offset") << QByteArray("offset=-1") << u"offset"_s;
        QTest::newRow("digits") << QByteArray("starts_with=2o6") << u"starts_with"_s;
    }
    void badValuesAreRefusedByName()
    {
        QFETCH(QByteArray, query);
        QFETCH(QString, field);
        const HttpResult result = m_account->get("/v2/numbers?" + query);
        QCOMPARE(result.status, 422);
        const QJsonObject error = AccountCalls::error(result);
        QCOMPARE(error.value(u"detail").toObject().keys(), QStringList{field});
        QVERIFY(!error.contains(u"title"));
    }

    void strictRefusesWhatIsClampedOtherwise()
    {
        sandbox::Options options = SandboxAccount::smallOptions();
        options.strict = true;
        const AccountCalls strict(options);
        QCOMPARE(strict.get("/v2/numbers?limit=201").status, 422);
        QCOMPARE(strict.get("/v2/numbers?limit=200").status, 200);
        QCOMPARE(strict.get("/v2/numbers/available/areacodes?limit=400").status, 200);
        QCOMPARE(strict.get("/v2/numbers/available/areacodes?limit=401").status, 422);
    }

    void aPurchaseMovesTheNumberAndReleaseBringsItBack()
    {
        const QString number = offered();
        const HttpResult bought = buy(number);
        QCOMPARE(bought.status, 201);
        QCOMPARE(AccountCalls::data(bought).value(u"id").toString(), number);
        QCOMPARE(m_account->pointsTo(number, "primary_route"), u"0"_s);
        QCOMPARE(m_account->ids("/v2/numbers?contains=" + number.toLatin1()), QStringList{number});
        QCOMPARE(m_account->ids("/v2/numbers/available?contains=" + number.toLatin1()), QStringList());
        QCOMPARE(buy(number).status, 422);
        QCOMPARE(m_account->send("DELETE", "/v2/numbers/" + number.toLatin1()).status, 204);
        QCOMPARE(m_account->get("/v2/numbers/" + number.toLatin1()).status, 404);
        QCOMPARE(m_account->ids("/v2/numbers/available?contains=" + number.toLatin1()), QStringList{number});
    }

    void anUnknownNumberHasAnErrorWithoutTitle()
    {
        const HttpResult results[] = {m_account->get("/v2/numbers/19995550100"), buy(u"19995550100"_s),
                                      m_account->send("PATCH", "/v2/numbers/19995550100", "{}"),
                                      m_account->send("DELETE", "/v2/numbers/19995550100")};
        for (const HttpResult &result : results) {
            QCOMPARE(result.status, 404);
            const QJsonObject error = AccountCalls::error(result);
            QCOMPARE(error.value(u"detail").toString(), u"Could not find that resource on your account."_s);
            QVERIFY(!error.contains(u"title"));
        }
    }

    void optionsOfAPurchaseComeInQueryOrBody_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("query") << QByteArray("?cnam_lookups_enabled=false&messaging_enabled=true")
                               << QByteArray();
        QTest::newRow("body") << QByteArray()
                              << QByteArray(R"({"cnam_lookups_enabled": false, "messaging_enabled": true})");
    }
    void optionsOfAPurchaseComeInQueryOrBody()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, body);
        const QString number = offered();
        const HttpResult bought = buy(number, query, body);
        QCOMPARE(bought.status, 201);
        QCOMPARE(AccountCalls::attributes(bought).value(u"cnam_lookups_enabled"), QJsonValue(false));
        QCOMPARE(AccountCalls::attributes(bought).value(u"messaging_enabled"), QJsonValue(false));
        const QJsonArray included = bought.json().value(u"included").toArray();
        QCOMPARE(included.last()[u"type"].toString(), u"message_provisioning_status"_s);
        m_account->sandbox.advanceClock(10'000);
        const HttpResult later = m_account->get("/v2/numbers/" + number.toLatin1());
        QCOMPARE(AccountCalls::attributes(later).value(u"messaging_enabled"), QJsonValue(true));
        QCOMPARE(later.json().value(u"included").toArray().size(), 1);
    }

    void provisioningThatCannotStartIsSaid()
    {
        const QString number = offered("&ends_with=207");
        QVERIFY(!number.isEmpty());
        QCOMPARE(buy(number, "?messaging_enabled=true").status, 207);
        QCOMPARE(m_account->ids("/v2/numbers?contains=" + number.toLatin1()), QStringList{number});
        const QByteArray path = "/v2/numbers/" + number.toLatin1();
        QCOMPARE(m_account->send("PATCH", path, R"({"messaging_enabled": true, "alias": "kept"})").status,
                 207);
        QCOMPARE(AccountCalls::attributes(m_account->get(path)).value(u"alias").toString(), u"kept"_s);
    }

    void changes_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("alias");
        QTest::newRow("flat") << QByteArray(R"({"type": "number", "alias": "front desk"})") << 200
                              << u"front desk"_s;
        QTest::newRow("envelope") << QByteArray(R"({"data": {"attributes": {"alias": "front desk"}}})") << 200
                                  << u"front desk"_s;
        QTest::newRow("null clears") << QByteArray(R"({"alias": null})") << 200 << QString();
        QTest::newRow("too long") << "{\"alias\": \"" + QByteArray(65, 'x') + "\"}" << 422 << u"before"_s;
        QTest::newRow("wrong type") << QByteArray(R"({"alias": 7})") << 422 << u"before"_s;
        QTest::newRow("flag") << QByteArray(R"({"alias": "x", "cnam_lookups_enabled": "maybe"})") << 422
                              << u"before"_s;
        QTest::newRow("no JSON") << QByteArray("alias") << 422 << u"before"_s;
    }
    void changes()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, alias);
        const QByteArray path = "/v2/numbers/" + m_account->first("/v2/numbers?limit=1").toLatin1();
        QCOMPARE(m_account->send("PATCH", path, R"({"alias": "before"})").status, 200);
        QCOMPARE(m_account->send("PATCH", path, body).status, status);
        QCOMPARE(AccountCalls::attributes(m_account->get(path)).value(u"alias").toString(), alias);
    }

    void severalAreReadAtOnce()
    {
        const QStringList numbers = m_account->ids("/v2/numbers?limit=200");
        QByteArray asked;
        for (const QString &number : numbers)
            asked += (asked.isEmpty() ? "\"+" : ", \"+") + number.toLatin1() + '"';
        const HttpResult several = m_account->send("POST", detailsPath, "{\"numbers\": [" + asked + "]}");
        QCOMPARE(several.status, 200);
        QCOMPARE(AccountCalls::idsOf(several), numbers);
        const QJsonArray found = several.json().value(u"data").toArray();
        QSet<QString> routes;
        for (const QJsonValue &number : found) {
            const HttpResult alone = m_account->get("/v2/numbers/" + number[u"id"].toString().toLatin1());
            QCOMPARE(number.toObject(), AccountCalls::data(alone));
            for (const QJsonValue &route : alone.json().value(u"included").toArray())
                routes.insert(route[u"id"].toString());
        }
        const QJsonArray included = several.json().value(u"included").toArray();
        QCOMPARE(included.size(), routes.size()); // each once
        for (const QJsonValue &route : included)
            QVERIFY(routes.contains(route[u"id"].toString()));
    }

    void ofSeveralOnlyOwnOnesAreTold_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("found");
        QTest::newRow("plus") << QByteArray(R"({"numbers": ["+%1"]})") << 200 << 1;
        QTest::newRow("no plus") << QByteArray(R"({"numbers": ["%1"]})") << 200 << 1;
        QTest::newRow("twice") << QByteArray(R"({"numbers": ["+%1", "%1"]})") << 200 << 1;
        QTest::newRow("unknown") << QByteArray(R"({"numbers": ["+19995550100"]})") << 200 << 0;
        QTest::newRow("unknown beside") << QByteArray(R"({"numbers": ["+19995550100", "+%1"]})") << 200 << 1;
        QTest::newRow("none") << QByteArray(R"({"numbers": []})") << 422 << 0;
        QTest::newRow("no list") << QByteArray(R"({"numbers": "+%1"})") << 422 << 0;
        QTest::newRow("nothing") << QByteArray() << 422 << 0;
        QTest::newRow("no digits") << QByteArray(R"({"numbers": ["+%1", "desk"]})") << 422 << 0;
        QTest::newRow("no text") << QByteArray(R"({"numbers": [7]})") << 422 << 0;
        QTest::newRow("no JSON") << QByteArray("numbers") << 422 << 0;
    }
    void ofSeveralOnlyOwnOnesAreTold()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        const QByteArray number = m_account->first("/v2/numbers?limit=1").toLatin1();
        const HttpResult result = m_account->send("POST", detailsPath, body.replace("%1", number));
        QCOMPARE(result.status, status);
        QTEST(int(AccountCalls::idsOf(result).size()), "found");
        if (status == 422)
            QCOMPARE(AccountCalls::error(result).value(u"detail").isObject(), body != "numbers");
        QVERIFY(m_account->sandbox.ledger().isEmpty()); // it only asks
    }

    void anAccountMayHaveNoSuchCall()
    {
        sandbox::Options options = SandboxAccount::smallOptions();
        options.numberDetails = false;
        const AccountCalls without(options);
        const QByteArray number = without.first("/v2/numbers?limit=1").toLatin1();
        QCOMPARE(without.send("POST", detailsPath, "{\"numbers\": [\"+" + number + "\"]}").status, 404);
        QVERIFY(without.sandbox.ledger().isEmpty());
    }

    void fivePurchasesASecondAreLetThrough()
    {
        // Without HTTP, so that the clock is the test's own.
        sandbox::AccountState state;
        sandbox::OwnedNumbers numbers(state, {false, true});
        sandbox::Handler buyAt;
        for (const sandbox::Operation &operation : numbers.operations()) {
            if (operation.verb == "POST" && operation.pathTemplate.endsWith(u"{}"))
                buyAt = operation.handle;
        }
        const auto statusAt = [&buyAt](qint64 now) {
            sandbox::Request request;
            request.variables = QStringList{u"19995550100"_s};
            request.now = now;
            return buyAt(request).status;
        };
        for (const qint64 second : {1000, 2000}) {
            for (int attempt = 0; attempt < 5; ++attempt)
                QCOMPARE(statusAt(second + 100 * attempt), 404);
            QCOMPARE(statusAt(second + 999), 429);
        }
    }
};

QTEST_GUILESS_MAIN(TestOwnedNumbers)
#include "tst_ownednumbers.moc"
