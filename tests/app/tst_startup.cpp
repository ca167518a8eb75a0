// SPDX-License-Identifier: GPL-3.0-or-later
// What the program does before it opens a window: what it prints, refuses, and lets out into its children.
#include "programrun.h"
#include "startcredentials.h"

#include <QFileInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using Variables = QList<QPair<QString, QString>>;

namespace {
const Variables keys{{u"TRUNKLINE_ACCESS_KEY"_s, u"12345678"_s}, {u"TRUNKLINE_SECRET_KEY"_s, u"secret"_s}};
}

class TestStartup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsWithoutDisplay_data();
    void printsWithoutDisplay();
    void refuses_data();
    void refuses();
    void childrenSeeNoKeys();
};

void TestStartup::printsWithoutDisplay_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("said");
    QTest::newRow("version") << u"--version"_s << u"trunkline "_s;
    QTest::newRow("help") << u"--help"_s << u"--tour"_s;
}

void TestStartup::printsWithoutDisplay()
{
    QFETCH(QString, argument);
    QFETCH(QString, said);
    const ProgramRun run = runProgram({argument});
    QVERIFY2(run.ended, qPrintable(run.errors));
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.output.contains(said), qPrintable(run.output));
    QCOMPARE(run.errors, QString());
}

void TestStartup::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QString>("why");
    const QString tour = u"--tour"_s;
    const QString folder = QDir::tempPath() + u"/trunkline-refused-tour"_s;
    const QString url = u"--base-url"_s;
    QTest::newRow("tour at a URL") << QStringList{tour, folder, url, u"http://127.0.0.1:9"_s} << Variables()
                                   << tour;
    QTest::newRow("tour of a profile")
        << QStringList{tour, folder, u"--profile"_s, u"Work"_s} << Variables() << tour;
    QTest::newRow("tour with keys") << QStringList{tour, folder} << keys << tour;
    QTest::newRow("tour to nowhere") << QStringList{tour, QString()} << Variables() << tour;
    QTest::newRow("plain http elsewhere") << QStringList{url, u"http://192.0.2.1"_s} << keys << u"https://"_s;
    QTest::newRow("sandbox elsewhere")
        << QStringList{u"--sandbox"_s, url, u"https://192.0.2.1"_s} << Variables() << u"--sandbox"_s;
    QTest::newRow("key as an option")
        << QStringList{u"--access-key"_s, u"12345678"_s} << Variables() << u"access-key"_s;
    QTest::newRow("stray argument") << QStringList{u"numbers"_s} << Variables() << u"numbers"_s;
}

void TestStartup::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(Variables, variables);
    QFETCH(QString, why);
    const ProgramRun run = runProgram(arguments, variables);
    QVERIFY2(run.ended, qPrintable(run.errors));
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.errors.contains(why), qPrintable(run.errors));
    QVERIFY(!run.errors.contains(u"secret"_s));
    QCOMPARE(run.output, QString());
    QVERIFY2(!QFileInfo::exists(QDir::tempPath() + u"/trunkline-refused-tour"_s), "it began all the same");
}

void TestStartup::childrenSeeNoKeys()
{
    for (const auto &variable : keys)
        qputenv(variable.first.toLatin1().constData(), variable.second.toLatin1());
    qputenv("TRUNKLINE_SANDBOX_SECRET_KEY", "another secret");
    const auto taken = trunkline::takeStartCredentials();
    QVERIFY(taken);
    QCOMPARE(taken->accessKey, u"12345678"_s);
    QCOMPARE(taken->secretKey, u"secret"_s);

    QProcess child;
    child.start(u"env"_s, QStringList());
    QVERIFY(child.waitForFinished());
    const QByteArray seen = child.readAllStandardOutput();
    QVERIFY2(seen.contains("PATH="), "the child shows its environment");
    QVERIFY2(!seen.contains("TRUNKLINE_") && !seen.contains("secret"), seen.constData());
    QVERIFY(!trunkline::takeStartCredentials());
}

QTEST_GUILESS_MAIN(TestStartup)
#include "tst_startup.moc"
