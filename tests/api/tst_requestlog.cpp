// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/request.h"
#include "api/requestlog.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

class TestRequestLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newestIsFirst();
    void keepsFiveHundred();
    void finishesOnlyWhatItKnows();
    void curlLineSurvivesTheShell_data();
    void curlLineSurvivesTheShell();

private:
    static Request read(const QString &path)
    {
        Request request;
        request.verb = "GET";
        request.path = path;
        return request;
    }
};

void TestRequestLog::newestIsFirst()
{
    RequestLog log;
    QSignalSpy changed(&log, &RequestLog::changed);
    const qint64 first = log.begin(read(u"/a"_s), u"http://127.0.0.1/a"_s, 1);
    const qint64 second = log.begin(read(u"/b"_s), u"http://127.0.0.1/b"_s, 2);
    QCOMPARE(second, first + 1);
    QCOMPARE(log.entries().constFirst().url, u"http://127.0.0.1/b"_s);
    QCOMPARE(log.entries().constFirst().attempt, 2);
    QCOMPARE(log.runningCount(), 2);
    log.finish(first, 404, u"r"_s, u"not-found"_s);
    QCOMPARE(changed.constFirst().constFirst().toInt(), 1);
    QCOMPARE(log.entries().at(1).httpStatus, 404);
    QCOMPARE(log.entries().at(1).problem, u"not-found"_s);
    QVERIFY(!log.entries().at(1).isRunning());
    QCOMPARE(log.runningCount(), 1);
}

void TestRequestLog::keepsFiveHundred()
{
    RequestLog log;
    QSignalSpy dropped(&log, &RequestLog::dropped);
    for (int i = 0; i < 510; ++i)
        log.begin(read(u"/a"_s), QString::number(i), 1);
    QCOMPARE(log.entries().size(), 500);
    QCOMPARE(dropped.size(), 10);
    QCOMPARE(dropped.constFirst().constFirst().toInt(), 500);
    QCOMPARE(log.entries().constFirst().url, u"509"_s);
    QCOMPARE(log.entries().constLast().url, u"10"_s);
}

void TestRequestLog::finishesOnlyWhatItKnows()
{
    RequestLog log;
    for (int i = 0; i < 501; ++i)
        log.begin(read(u"/a"_s), QString::number(i), 1);
    QSignalSpy changed(&log, &RequestLog::changed);
    log.finish(1, 200, {}, {}); // has been dropped
    log.finish(0, 200, {}, {});
    log.finish(502, 200, {}, {});
    QCOMPARE(changed.size(), 0);
    log.finish(2, 200, {}, {});
    QCOMPARE(changed.constFirst().constFirst().toInt(), 499);
}

void TestRequestLog::curlLineSurvivesTheShell_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("read") << QByteArray("GET") << QByteArray();
    QTest::newRow("write without a body") << QByteArray("DELETE") << QByteArray();
    QTest::newRow("plain body") << QByteArray("POST") << QByteArray("{\"a\":\"b\"}");
    QTest::newRow("shell words") << QByteArray("POST")
                                 << QByteArray("{\"body\":\"it's $HOME `id` $(id) \\\" ! \\\\ ; & | > x\"}");
    QTest::newRow("quotes at both ends") << QByteArray("PATCH") << QByteArray("'@/etc/passwd'");
    QTest::newRow("other scripts") << QByteArray("POST")
                                   << QByteArray("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xf0\x9f\x91\x8d\n\tx");
}

void TestRequestLog::curlLineSurvivesTheShell()
{
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, body);
    Request request = read(u"/v2/routes"_s);
    request.verb = verb;
    request.body = body;
    if (!body.isEmpty())
        request.contentType = "application/vnd.api+json";
    const QString url = u"https://api.flowroute.com/v2/routes?alias=it's%20%26%24HOME"_s;
    RequestLog log;
    log.begin(request, url, 1);
    const QString line = log.entries().constFirst().curl;
    QVERIFY(line.contains("\"$TRUNKLINE_ACCESS_KEY:$TRUNKLINE_SECRET_KEY\""_L1));

    // A shell in which curl only prints its arguments, one after a mark.
    QProcess shell;
    shell.setProgram(u"/bin/sh"_s);
    shell.setArguments(
        {u"-c"_s,
         u"TRUNKLINE_ACCESS_KEY=k; TRUNKLINE_SECRET_KEY='s p'; curl() { for a in \"$@\"; do printf '\\001%s' \"$a\"; done; }; "_s
             + line});
    shell.start();
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.readAllStandardError(), QByteArray());
    QByteArrayList expected{"", "--user", "k:s p", "--header",
                            "Accept: application/vnd.api+json, application/json"};
    if (verb != "GET")
        expected << "--request" << verb << "--header"
                 << (body.isEmpty() ? "Content-Type:" : "Content-Type: application/vnd.api+json")
                 << "--data-raw" << body;
    expected << url.toUtf8();
    QCOMPARE(shell.readAllStandardOutput().split('\001'), expected);
}

QTEST_GUILESS_MAIN(TestRequestLog)
#include "tst_requestlog.moc"
