// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountcalls.h"

#include <algorithm>
#include <QSet>
#include <QTest>

using namespace testsupport;
using namespace Qt::StringLiterals;

/// Numbers for sale, area codes and exchanges (flowroute-api 4.1 to 4.3).
class TestInventory : public QObject {
    Q_OBJECT
private:
    AccountCalls m_account;
    QList<QJsonObject> m_all;

    static QString value(const QJsonObject &number, const char *attribute)
    {
        return number.value(u"attributes")[QLatin1String(attribute)].toVariant().toString();
    }
    QStringList idsWhere(const std::function<bool(const QJsonObject &)> &wanted) const
    {
        QStringList ids;
        for (const QJsonObject &number : m_all) {
            if (wanted(number))
                ids.append(number.value(u"id").toString());
        }
        return ids;
    }
    QStringList everyId(const QByteArray &path, const QByteArray &query, int limit) const
    {
        QStringList all;
        for (QString next = u"first"_s; !next.isEmpty();) {
            const HttpResult page = m_account.get(path + "?limit=" + QByteArray::number(limit)
                                                  + "&offset=" + QByteArray::number(all.size()) + query);
            all += AccountCalls::idsOf(page);
            next = AccountCalls::link(page, "next");
        }
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (int offset = 0; offset < 600; offset += 200) {
            const HttpResult page =
                m_account.get("/v2/numbers/available?limit=200&offset=" + QByteArray::number(offset));
            for (const QJsonValue &number : page.json().value(u"data").toArray())
                m_all.append(number.toObject());
        }
        QCOMPARE(m_all.size(), 600);
    }

    void isOfManyPlaces()
    {
        QSet<QString> states;
        QSet<QString> centers;
        QSet<QString> codes;
        for (const QJsonObject &number : m_all) {
            states.insert(value(number, "state"));
            centers.insert(value(number, "rate_center"));
            codes.insert(value(number, "value").mid(1, 3));
        }
        QVERIFY2(states.size() > 40, qPrintable(QString::number(states.size())));
        QVERIFY2(centers.size() > 100, qPrintable(QString::number(centers.size())));
        QVERIFY2(codes.size() > 80, qPrintable(QString::number(codes.size())));
        QVERIFY(codes.contains(u"800"_s) || codes.contains(u"888"_s));
    }

    void filtersFindExactlyWhatFits_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("attribute");
        QTest::addColumn<QString>("pattern");
        QTest::newRow("starts") << QByteArray("&starts_with=3") << u"value"_s << u"^13"_s;
        QTest::newRow("starts, country code") << QByteArray("&starts_with=13") << u"value"_s << u"^13"_s;
        QTest::newRow("contains") << QByteArray("&contains=77") << u"value"_s << u"77"_s;
        QTest::newRow("ends") << QByteArray("&ends_with=5") << u"value"_s << u"5$"_s;
        QTest::newRow("state") << QByteArray("&state=Wa") << u"state"_s << u"^wa$"_s;
        QTest::newRow("rate center") << QByteArray("&state=wa&rate_center=SEATTLE") << u"rate_center"_s
                                     << u"^seattle$"_s;
        QTest::newRow("rate center with blanks")
            << QByteArray("&state=ca&rate_center=lsan%20da%2001") << u"rate_center"_s << u"^lsan da 01$"_s;
        QTest::newRow("toll-free") << QByteArray("&number_type=toll-free") << u"number_type"_s
                                   << u"^tollfree$"_s;
        QTest::newRow("longcode") << QByteArray("&number_type=longcode") << u"number_type"_s
                                  << u"^standard$"_s;
        QTest::newRow("tier") << QByteArray("&tier=Local+Inbound") << u"tier"_s << u"^Local Inbound$"_s;
    }
    void filtersFindExactlyWhatFits()
    {
        QFETCH(QByteArray, query);
        QFETCH(QString, attribute);
        QFETCH(QString, pattern);
        const QRegularExpression fits(pattern);
        const QStringList wanted = idsWhere([&](const QJsonObject &number) {
            return value(number, attribute.toLatin1().constData()).contains(fits);
        });
        QVERIFY2(!wanted.isEmpty() && wanted.size() < m_all.size(), "the sample proves nothing");
        QCOMPARE(everyId("/v2/numbers/available", query, 150), wanted);
    }

    void linksAreNormalised()
    {
        const HttpResult page = m_account.get(
            "/v2/numbers/available?limit=1&starts_with=2&state=wa&rate_center=seattle&contains=2");
        QCOMPARE(AccountCalls::link(page, "self"),
                 u"https://api.flowroute.com/v2/numbers/available?state=WA&contains=2&starts_with=12"
                 "&rate_center=SEATTLE&limit=1&offset=0"_s);
        QVERIFY(page.json().value(u"data")[0][u"links"][u"related"].isString());
    }

    void badValuesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("field");
        QTest::newRow("rate center alone") << QByteArray("?rate_center=seattle") << u"state"_s;
        QTest::newRow("state") << QByteArray("?state=washington") << u"state"_s;
        QTest::newRow("type") << QByteArray("?number_type=fax") << u"number_type"_s;
        QTest::newRow("order") << QByteArray("?order_by=colour") << u"order_by"_s;
        QTest::newRow("direction") << QByteArray("?order_by=tn,up") << u"order_by"_s;
        QTest::newRow("area code") << QByteArray("/exchanges?areacode=20") << u"areacode"_s;
        QTest::newRow("price") << QByteArray("/areacodes?max_setup_cost=cheap") << u"max_setup_cost"_s;
    }
    void badValuesAreRefused()
    {
        QFETCH(QByteArray, target);
        QFETCH(QString, field);
        const HttpResult result = m_account.get("/v2/numbers/available" + target);
        QCOMPARE(result.status, 422);
        QCOMPARE(AccountCalls::error(result).value(u"detail").toObject().keys(), QStringList{field});
    }

    void isOrderedOnRequest()
    {
        const QStringList up = m_account.ids("/v2/numbers/available?limit=200&state=tx&order_by=tn,asc");
        QStringList down = m_account.ids("/v2/numbers/available?limit=200&state=tx&order_by=tn,desc");
        QVERIFY(std::is_sorted(up.begin(), up.end()) && up.size() > 3);
        std::reverse(down.begin(), down.end());
        QCOMPARE(up, down);
    }

    void drillDownEndsAtEveryNumber()
    {
        QSet<QString> found;
        const QStringList codes = everyId("/v2/numbers/available/areacodes", {}, 400);
        QVERIFY(std::is_sorted(codes.begin(), codes.end()));
        for (const QString &code : codes) {
            for (const QString &exchange :
                 everyId("/v2/numbers/available/exchanges", "&areacode=" + code.toLatin1(), 200)) {
                QVERIFY(exchange.startsWith(code) && exchange.size() == 6);
                for (const QString &id :
                     everyId("/v2/numbers/available", "&starts_with=" + exchange.toLatin1(), 200))
                    found.insert(id);
            }
        }
        QCOMPARE(found.size(), 600);
    }

    void highestSetupCostIsMeantExactlyAndEchoedInDollars()
    {
        QSet<QString> cheap;
        for (const QString &id : idsWhere(
                 [](const QJsonObject &number) { return value(number, "setup_cost").toDouble() <= 3.25; }))
            cheap.insert(id.mid(1, 3));
        const QStringList codes = everyId("/v2/numbers/available/areacodes", "&max_setup_cost=3.25", 400);
        QCOMPARE(QSet<QString>(codes.begin(), codes.end()), cheap);
        const HttpResult page = m_account.get("/v2/numbers/available/areacodes?max_setup_cost=3.25");
        QVERIFY(AccountCalls::link(page, "self").endsWith("?max_setup_cost=3&limit=10&offset=0"_L1));
        QCOMPARE(m_account.ids("/v2/numbers/available/exchanges?max_setup_cost=0.5"), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestInventory)
#include "tst_inventory.moc"
