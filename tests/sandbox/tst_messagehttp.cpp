// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxaccount.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace testsupport;

/// The message calls over real sockets, as real clients make them.
class TestMessageHttp : public QObject {
    Q_OBJECT

private:
    static constexpr const char *kPath = "/v2.1/messages";

    static QJsonArray page(const SandboxAccount &account, const QByteArray &query)
    {
        return httpGet(account.endpoint(), QByteArray(kPath) + "?" + query).json().value(u"data").toArray();
    }

    /// A number of the account that has sent before.
    static QString sender(const SandboxAccount &account)
    {
        for (const auto &record : page(account, "start_date=2000-01-01&limit=120")) {
            if (record[u"attributes"][u"direction"] == "outbound"_L1)
                return record[u"attributes"][u"from"].toString();
        }
        return {};
    }

    static QByteArray text(const QString &from, const QString &to)
    {
        return QJsonDocument(QJsonObject{{u"from"_s, from}, {u"to"_s, to}, {u"body"_s, u"שלום 👋"_s}})
            .toJson();
    }

    static QJsonObject look(const SandboxAccount &account, const QString &id)
    {
        const HttpResult found = httpGet(account.endpoint(), QByteArray(kPath) + "/" + id.toLatin1());
        return found.json().value(u"data")[u"attributes"].toObject();
    }

private Q_SLOTS:
    void datesAsRealLibrariesSpellThem_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("Python") << QByteArray("/v2.1/messages?start_date=2017-12-01T00%3A00%3A00&limit=5");
        QTest::newRow("Node") << QByteArray("/v2.1/messages?limit=5&start_date=2017-12-01T00%3A00%3A00Z");
        QTest::newRow("echoed") << QByteArray(
            "/v2.1/messages?limit=5&start_date=2017-12-01T00%3A00%3A00%2B00%3A00");
        QTest::newRow("trailing slash") << QByteArray("/v2.1/messages/?start_date=2017-12-01&limit=5");
    }

    void datesAsRealLibrariesSpellThem()
    {
        QFETCH(QByteArray, target);
        const SandboxAccount account;
        const HttpResult result = httpGet(account.endpoint(), target);
        QCOMPARE(result.status, 200);
        QCOMPARE(result.header("content-type"), QByteArray("application/vnd.api+json"));
        QCOMPARE(result.json().value(u"data").toArray().size(), 5);
        QVERIFY(result.json().value(u"links")[u"next"].toString().contains(
            "?limit=5&start_date=2017-12-01T00%3A00%3A00%2B00%3A00&end_date="_L1));
    }

    void aBarePlusArrivesAsABlankAndIsRefused()
    {
        const SandboxAccount account;
        QCOMPARE(httpGet(account.endpoint(), "/v2.1/messages?start_date=2017-12-01T00:00:00+00:00").status,
                 422);
    }

    void sendsUnderEveryContentType_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("status");
        QTest::newRow("vnd.api+json, charset")
            << QByteArray("application/vnd.api+json; charset=utf-8") << 202;
        QTest::newRow("vnd.api+json") << QByteArray("application/vnd.api+json") << 202;
        QTest::newRow("json") << QByteArray("application/json") << 202;
        QTest::newRow("none") << QByteArray() << 202;
        QTest::newRow("text") << QByteArray("text/plain") << 415;
        QTest::newRow("xml, charset") << QByteArray("application/xml; charset=utf-8") << 415;
    }

    void sendsUnderEveryContentType()
    {
        QFETCH(QByteArray, type);
        const SandboxAccount account;
        const QByteArray body = text(sender(account), u"12065550142"_s);
        const HttpResult result = httpSend(account.endpoint(), "POST", "/v2.1/messages/", body, type);
        QTEST(result.status, "status");
        const QString id = result.json().value(u"data")[u"id"].toString();
        if (result.status == 202)
            QCOMPARE(look(account, id).value(u"body").toString(), u"שלום 👋"_s);
    }

    void followsToTheEndOnTheSandboxesClock()
    {
        SandboxAccount account;
        const HttpResult sent =
            httpSend(account.endpoint(), "POST", kPath, text(sender(account), u"12065550186"_s));
        QCOMPARE(sent.status, 202);
        const QString id = sent.json().value(u"data")[u"id"].toString();
        account.advanceClock(60'000);
        const QJsonObject record = look(account, id);
        QCOMPARE(record.value(u"delivery_receipts")[0][u"status_code"].toInt(), 1110);
        QCOMPARE(page(account, "start_date=2000-01-01&limit=1").at(0)[u"id"].toString(), id);
    }

    void onlyNumbersWithMessagingOnMaySend()
    {
        const SandboxAccount account;
        const QJsonArray numbers =
            httpGet(account.endpoint(), "/v2/numbers?limit=200").json().value(u"data").toArray();
        int refused = 0;
        for (const auto &number : numbers) {
            const QString from = number[u"id"].toString();
            const QByteArray body = text(from, u"12065550142"_s);
            const int status = httpSend(account.endpoint(), "POST", kPath, body).status;
            const QJsonObject detail = httpGet(account.endpoint(), "/v2/numbers/" + from.toLatin1())
                                           .json()
                                           .value(u"data")
                                           .toObject();
            QCOMPARE(status, detail[u"attributes"][u"messaging_enabled"].toBool() ? 202 : 403);
            refused += status == 403;
        }
        QVERIFY2(refused > 0 && refused < numbers.size(), qPrintable(QString::number(refused)));
    }

    void seededMessagesAreBetweenTheAccountAndOthers()
    {
        const SandboxAccount account;
        QSet<QString> ours;
        for (const auto &number :
             httpGet(account.endpoint(), "/v2/numbers?limit=200").json().value(u"data").toArray())
            ours << number[u"id"].toString();
        for (const auto &record : page(account, "start_date=2000-01-01&limit=200")) {
            const bool outbound = record[u"attributes"][u"direction"] == "outbound"_L1;
            QVERIFY(ours.contains(record[u"attributes"][outbound ? u"from" : u"to"].toString()));
            QVERIFY(!ours.contains(record[u"attributes"][outbound ? u"to" : u"from"].toString()));
        }
    }

    void theSixthInASecondIsRefused()
    {
        sandbox::Options options = SandboxAccount::smallOptions();
        options.rateLimits = true;
        const SandboxAccount account(options);
        const QByteArray body = text(sender(account), u"12065550142"_s);
        // The wall clock may turn to a new second meanwhile, which admits five more.
        HttpResult result;
        int attempts = 0;
        for (; attempts < 100 && result.status != 429; ++attempts) {
            result = httpSend(account.endpoint(), "POST", kPath, body);
            QVERIFY2(result.status == 202 || result.status == 429,
                     qPrintable(QString::number(result.status)));
        }
        QVERIFY2(attempts > 5, qPrintable(QString::number(attempts)));
        QCOMPARE(result.json().value(u"errors")[0][u"status"].toInt(), 429);
        QVERIFY2(result.header("retry-after").isEmpty(), "no such header is documented");
    }
};

QTEST_GUILESS_MAIN(TestMessageHttp)
#include "tst_messagehttp.moc"
