// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include "startcredentials.h"

#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

using Mode = CommandLine::Mode;

namespace {

CommandLine parsed(const QStringList &arguments, bool hasCredentials = false)
{
    return parseCommandLine(QStringList{u"trunkline"_s} + arguments, hasCredentials);
}

QStringList ourVariables()
{
    return QProcessEnvironment::systemEnvironment().keys().filter(QRegularExpression(u"^TRUNKLINE_"_s));
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void withoutArgumentsItIsAWindow();
    void opensTheSandbox();
    void takesAnAddressAndAName();
    void takesATour();
    void printsTheVersion();
    void printsHelp_data();
    void printsHelp();
    void refusesContradictions_data();
    void refusesContradictions();
    void refusesAddresses_data();
    void refusesAddresses();
    void keysGoWithAWindowOnly();
    void takesKeysOutOfTheEnvironment();
    void halfAPairOfKeysIsNone_data();
    void halfAPairOfKeysIsNone();
};

void TestCommandLine::init()
{
    QCoreApplication::setApplicationName(u"trunkline"_s);
    QCoreApplication::setApplicationVersion(u"1.2.3"_s);
    for (const QString &name : ourVariables())
        qunsetenv(qPrintable(name));
}

void TestCommandLine::withoutArgumentsItIsAWindow()
{
    const CommandLine line = parsed({});
    QCOMPARE(line.mode, Mode::Window);
    QVERIFY(!line.sandbox);
    QVERIFY(line.baseUrl.isEmpty());
    QVERIFY(line.profile.isEmpty() && line.tourFolder.isEmpty() && line.text.isEmpty());
}

void TestCommandLine::opensTheSandbox()
{
    const CommandLine line = parsed({u"--sandbox"_s});
    QCOMPARE(line.mode, Mode::Window);
    QVERIFY(line.sandbox);
}

void TestCommandLine::takesAnAddressAndAName()
{
    const CommandLine line =
        parsed({u"--base-url"_s, u"https://gateway.example.com/flowroute"_s, u"--profile= Night   shift "_s});
    QCOMPARE(line.mode, Mode::Window);
    QCOMPARE(line.baseUrl, QUrl(u"https://gateway.example.com/flowroute"_s));
    QCOMPARE(line.profile, u"Night shift"_s);
    QCOMPARE(parsed({u"--base-url=http://127.0.0.1:8080"_s}).baseUrl, QUrl(u"http://127.0.0.1:8080"_s));
    QCOMPARE(parsed({u"--base-url"_s, u"http://localhost:8080"_s}).mode, Mode::Window);
}

void TestCommandLine::takesATour()
{
    const CommandLine line = parsed({u"--tour"_s, u"pictures"_s});
    QCOMPARE(line.mode, Mode::Tour);
    QCOMPARE(line.tourFolder, u"pictures"_s);
    QCOMPARE(parsed({u"--sandbox"_s, u"--tour=pictures"_s}).mode, Mode::Tour); // it says the same twice
}

void TestCommandLine::printsTheVersion()
{
    const CommandLine line = parsed({u"--version"_s});
    QCOMPARE(line.mode, Mode::Print);
    QCOMPARE(line.text, u"trunkline 1.2.3\n"_s);
}

void TestCommandLine::printsHelp_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("long") << QStringList{u"--help"_s};
    QTest::newRow("short") << QStringList{u"-h"_s};
    QTest::newRow("whatever else") << QStringList{u"--help"_s, u"--sandbox"_s, u"--version"_s};
}

void TestCommandLine::printsHelp()
{
    QFETCH(QStringList, arguments);
    const CommandLine line = parsed(arguments);
    QCOMPARE(line.mode, Mode::Print);
    for (const QString &word : {u"--sandbox"_s, u"--base-url"_s, u"--profile"_s, u"--tour"_s, u"--version"_s,
                                u"--help"_s, u"TRUNKLINE_ACCESS_KEY"_s, u"TRUNKLINE_SECRET_KEY"_s})
        QVERIFY2(line.text.contains(word), qPrintable(word));
}

void TestCommandLine::refusesContradictions_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("hasCredentials");
    QTest::addColumn<QString>("names");
    const QString url = u"--base-url=https://api.example.com"_s;
    QTest::newRow("tour and address") << QStringList{u"--tour=d"_s, url} << false << u"--base-url"_s;
    QTest::newRow("tour and name") << QStringList{u"--tour=d"_s, u"--profile=A"_s} << false << u"--profile"_s;
    QTest::newRow("tour and keys") << QStringList{u"--tour=d"_s} << true << u"TRUNKLINE_ACCESS_KEY"_s;
    QTest::newRow("tour, sandbox and keys")
        << QStringList{u"--sandbox"_s, u"--tour=d"_s} << true << u"TRUNKLINE_SECRET_KEY"_s;
    QTest::newRow("sandbox and address") << QStringList{u"--sandbox"_s, url} << false << u"--base-url"_s;
    QTest::newRow("sandbox and name")
        << QStringList{u"--sandbox"_s, u"--profile=A"_s} << false << u"--profile"_s;
    QTest::newRow("tour without folder") << QStringList{u"--tour"_s} << false << u"tour"_s;
    QTest::newRow("tour with an empty folder") << QStringList{u"--tour="_s} << false << u"--tour"_s;
    QTest::newRow("unknown option") << QStringList{u"--budget=3"_s} << false << u"budget"_s;
    QTest::newRow("a key as an option") << QStringList{u"--secret-key=s"_s} << false << u"secret-key"_s;
    QTest::newRow("stray argument") << QStringList{u"12065550100"_s} << false << u"12065550100"_s;
}

void TestCommandLine::refusesContradictions()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, hasCredentials);
    QFETCH(QString, names);
    const CommandLine line = parsed(arguments, hasCredentials);
    QCOMPARE(line.mode, Mode::Refuse);
    QVERIFY2(line.text.contains(names), qPrintable(line.text));
}

void TestCommandLine::refusesAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("plain http elsewhere") << u"http://api.flowroute.com"_s;
    QTest::newRow("looks like this computer") << u"http://127.0.0.1.example.com"_s;
    QTest::newRow("with a user") << u"https://user:secret@api.example.com"_s;
    QTest::newRow("with a query") << u"https://api.example.com/?a=b"_s;
    QTest::newRow("no scheme") << u"api.example.com"_s;
    QTest::newRow("another scheme") << u"ftp://127.0.0.1"_s;
    QTest::newRow("nonsense") << u"https://exa mple.com"_s;
    QTest::newRow("empty") << QString();
}

void TestCommandLine::refusesAddresses()
{
    QFETCH(QString, url);
    const CommandLine line = parsed({u"--base-url="_s + url});
    QCOMPARE(line.mode, Mode::Refuse);
    QVERIFY2(line.text.contains(u"https://"_s), qPrintable(line.text));
    QVERIFY2(!line.text.contains(u"secret"_s), "an address may hold a password; it is not repeated");
}

void TestCommandLine::keysGoWithAWindowOnly()
{
    QCOMPARE(parsed({}, true).mode, Mode::Window);
    QCOMPARE(parsed({u"--base-url=https://api.example.com"_s, u"--profile=A"_s}, true).mode, Mode::Window);
    QCOMPARE(parsed({u"--version"_s}, true).mode, Mode::Print);
}

void TestCommandLine::takesKeysOutOfTheEnvironment()
{
    qputenv("TRUNKLINE_ACCESS_KEY", "key-1");
    qputenv("TRUNKLINE_SECRET_KEY", "sécret");
    qputenv("TRUNKLINE_SANDBOX_SECRET_KEY", "other");
    qputenv("OTHER_TRUNKLINE_THING", "stays");
    const auto credentials = takeStartCredentials();
    QVERIFY(credentials);
    QCOMPARE(credentials->accessKey, u"key-1"_s);
    QCOMPARE(credentials->secretKey, u"sécret"_s);
    QCOMPARE(ourVariables(), QStringList());
    QCOMPARE(qgetenv("OTHER_TRUNKLINE_THING"), QByteArray("stays"));
    QVERIFY(!takeStartCredentials());
}

void TestCommandLine::halfAPairOfKeysIsNone_data()
{
    QTest::addColumn<QByteArray>("access");
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("access only") << QByteArray("k") << QByteArray();
    QTest::newRow("secret only") << QByteArray() << QByteArray("s");
    QTest::newRow("neither") << QByteArray() << QByteArray();
}

void TestCommandLine::halfAPairOfKeysIsNone()
{
    QFETCH(QByteArray, access);
    QFETCH(QByteArray, secret);
    qputenv("TRUNKLINE_ACCESS_KEY", access);
    qputenv("TRUNKLINE_SECRET_KEY", secret);
    QVERIFY(!takeStartCredentials());
    QCOMPARE(ourVariables(), QStringList());
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
