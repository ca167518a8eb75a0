// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/hostilerota.h"
#include "sandbox/options.h"

#include <QTest>

using namespace Qt::StringLiterals;
using sandbox::CommandLine;

/// The command line of trunkline-sandbox.
class TestOptions : public QObject {
    Q_OBJECT
private:
    static CommandLine parse(const QStringList &arguments, const QProcessEnvironment &environment = {})
    {
        return CommandLine::parse(QStringList{u"trunkline-sandbox"_s} + arguments, environment);
    }

private Q_SLOTS:
    void readsEveryOption()
    {
        const CommandLine line =
            parse({u"--port=8080"_s, u"--access-key=abc"_s, u"--secret-key=def"_s, u"--numbers=3"_s,
                   u"--inventory=4"_s, u"--messages=5"_s, u"--days=6"_s, u"--seed=7"_s, u"--latency=8"_s,
                   u"--no-rate-limits"_s, u"--no-number-details"_s, u"--strict"_s, u"--ready-json"_s,
                   u"--fault=* * status=500"_s, u"--fault=GET /x cut"_s, u"--hostile"_s,
                   u"--exit-with-stdin"_s, u"--tls-cert=c.pem"_s, u"--tls-key=k.pem"_s});
        QVERIFY2(line.run, qPrintable(line.text));
        const sandbox::Options &options = line.options;
        QCOMPARE(options.port, quint16(8080));
        QCOMPARE(options.accessKey, u"abc"_s);
        QCOMPARE(options.secretKey, u"def"_s);
        QCOMPARE(options.numbers, 3);
        QCOMPARE(options.inventory, 4);
        QCOMPARE(options.messages, 5);
        QCOMPARE(options.days, 6);
        QCOMPARE(options.seed, quint64(7));
        QCOMPARE(options.latency, 8);
        QVERIFY(!options.rateLimits && options.strict && options.readyJson && options.exitWithStdin);
        QVERIFY(!options.numberDetails && parse({}).options.numberDetails);
        QVERIFY(options.hostile && options.hostileOnly.isEmpty());
        QVERIFY(options.usesTls());
        QCOMPARE(options.tlsCertificate, u"c.pem"_s);
        QCOMPARE(options.tlsKey, u"k.pem"_s);
        QCOMPARE(options.faults, (QStringList{u"* * status=500"_s, u"GET /x cut"_s}));
    }

    void namesNastyThings()
    {
        const sandbox::Options options = parse({u"--hostile-only=html"_s, u"--hostile-only=bidi"_s}).options;
        QVERIFY(options.hostile);
        QCOMPARE(options.hostileOnly, QStringList({u"html"_s, u"bidi"_s}));
        QVERIFY(!parse({}).options.hostile);
        const QString help = parse({u"--help"_s}).text;
        for (const QString &name : sandbox::nastyNames())
            QVERIFY2(help.contains(name + u':'), qPrintable(name));
    }

    void keysMayComeFromTheEnvironment()
    {
        QProcessEnvironment environment;
        environment.insert(u"TRUNKLINE_SANDBOX_ACCESS_KEY"_s, u"abc"_s);
        environment.insert(u"TRUNKLINE_SANDBOX_SECRET_KEY"_s, u"def"_s);
        QCOMPARE(parse({}, environment).options.accessKey, u"abc"_s);
        QCOMPARE(parse({}, environment).options.secretKey, u"def"_s);
        QCOMPARE(parse({u"--access-key=x"_s}, environment).options.accessKey, u"x"_s);
        QCOMPARE(parse({}).options.secretKey.size(), 32);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("argument");
        QTest::newRow("unknown") << u"--colour"_s;
        QTest::newRow("port") << u"--port=70000"_s;
        QTest::newRow("nasty thing") << u"--hostile-only=nothing"_s;
        QTest::newRow("negative") << u"--numbers=-1"_s;
        QTest::newRow("no number") << u"--days=many"_s;
        QTest::newRow("rule") << u"--fault=GET"_s;
        QTest::newRow("certificate without a key") << u"--tls-cert=c.pem"_s;
        QTest::newRow("key without a certificate") << u"--tls-key=k.pem"_s;
        QTest::newRow("positional") << u"8080"_s;
    }
    void refuses()
    {
        QFETCH(QString, argument);
        const CommandLine line = parse({argument});
        QVERIFY(!line.run);
        QCOMPARE(line.exitCode, 2);
        QVERIFY(line.text.size() > 10 && line.text.endsWith(u'\n'));
    }

    void helpAndVersionEndWell()
    {
        QVERIFY(parse({u"--help"_s}).text.contains("--ready-json"_L1));
        QCOMPARE(parse({u"--help"_s}).exitCode, 0);
        QVERIFY(parse({u"--version"_s}).text.startsWith("trunkline-sandbox "_L1));
        QVERIFY(!parse({u"--version"_s}).run);
    }
};

QTEST_GUILESS_MAIN(TestOptions)
#include "tst_options.moc"
