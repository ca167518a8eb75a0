// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/seed.h"

#include "accountcalls.h"
#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace testsupport;
using namespace Qt::StringLiterals;

/// What an account is made of at the start.
class TestSeed : public QObject {
    Q_OBJECT
private:
    static QByteArray everything(quint64 seed)
    {
        sandbox::Options options = SandboxAccount::smallOptions();
        options.seed = seed;
        const AccountCalls account(options);
        QByteArray all = account.get("/v2/numbers?limit=200").body + account.get("/v2/routes?limit=200").body
            + account.get("/v2/numbers/available?limit=200").body;
        for (const QString &id : account.ids("/v2/numbers?limit=200"))
            all += account.get("/v2/numbers/" + id.toLatin1()).body;
        for (const QString &id : account.ids("/v2.1/messages?start_date=2000-01-01&limit=200"))
            all += id.toLatin1();
        return all;
    }

private Q_SLOTS:
    void theSameSeedGivesTheSameAccount()
    {
        const QByteArray first = everything(7);
        QCOMPARE(everything(7), first);
        QVERIFY(everything(8) != first);
    }

    void countsAreAsAsked_data()
    {
        QTest::addColumn<int>("numbers");
        QTest::addColumn<int>("inventory");
        QTest::newRow("none") << 0 << 0;
        QTest::newRow("one") << 1 << 1;
        QTest::newRow("usual") << 250 << 12'000;
        QTest::newRow("beyond 555-01xx") << 20'000 << 100;
        QTest::newRow("large") << 100 << 300'000;
    }
    void countsAreAsAsked()
    {
        QFETCH(int, numbers);
        QFETCH(int, inventory);
        sandbox::Options options;
        options.numbers = numbers;
        options.inventory = inventory;
        const sandbox::AccountState state = sandbox::seedAccount(options, 0);
        QCOMPARE(int(state.owned.size()), numbers);
        QCOMPARE(int(state.inventory.size()), inventory);
        for (const auto &entry : state.owned)
            QVERIFY2(!state.inventory.count(entry.first), "a number is owned and for sale");
    }

    void theAccountHasOneOfEachSort()
    {
        const sandbox::AccountState state = sandbox::seedAccount({}, 1000);
        int aliases = 0, tollFree = 0, mute = 0, failovers = 0;
        QSet<QString> routes;
        for (const auto &entry : state.owned) {
            const sandbox::OwnedNumber &number = entry.second;
            aliases += int(!number.alias.isEmpty());
            tollFree += int(number.facts.tollFree);
            mute += int(!number.messagingEnabled(1000));
            failovers += int(!number.failoverRoute.isEmpty());
            routes.insert(number.primaryRoute);
            QVERIFY2(entry.first.mid(4, 5) == "55501"_L1, qPrintable(entry.first));
        }
        QVERIFY(aliases > 50 && tollFree > 5 && mute > 20 && failovers > 50);
        QVERIFY(routes.size() >= 4);
        QCOMPARE(state.usesOf(u"91433"_s), 0);
    }

    void numbersForSaleAreOfTheNumberingPlan()
    {
        const sandbox::AccountState state = sandbox::seedAccount({}, 0);
        const QRegularExpression plan(u"^1[2-9]\\d\\d[2-9](?!11)\\d\\d\\d{4}$"_s);
        int unprovisionable = 0;
        for (const auto &entry : state.inventory) {
            QVERIFY2(plan.match(entry.first).hasMatch(), qPrintable(entry.first));
            QVERIFY2(entry.first.mid(4, 3) != "555"_L1, qPrintable(entry.first));
            unprovisionable += int(entry.first.endsWith("207"_L1));
        }
        QVERIFY2(unprovisionable > 20, qPrintable(QString::number(unprovisionable)));
    }
};

QTEST_GUILESS_MAIN(TestSeed)
#include "tst_seed.moc"
