// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxaccount.h"
#include "sandboxprocess.h"

#include <ctime>
#include <QSignalSpy>
#include <QTest>

using namespace testsupport;
using namespace Qt::StringLiterals;

namespace {

/// Processor time in microseconds: what else runs on the machine does not count.
qint64 spent(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return qint64(time.tv_sec) * 1'000'000 + time.tv_nsec / 1'000;
}

} // namespace

/// The account inside this program and as the program of its own: starting, keys, stopping.
class TestServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startingDoesNotDelayTheCaller()
    {
        sandbox::Server server;
        QSignalSpy started(&server, &sandbox::Server::started);
        sandbox::Options options;
        options.inventory = 200'000;
        const qint64 processBefore = spent(CLOCK_PROCESS_CPUTIME_ID);
        const qint64 callerBefore = spent(CLOCK_THREAD_CPUTIME_ID);
        server.start(options);
        QVERIFY(started.isEmpty());
        QVERIFY(started.wait(30'000));
        const qint64 caller = spent(CLOCK_THREAD_CPUTIME_ID) - callerBefore;
        const qint64 all = spent(CLOCK_PROCESS_CPUTIME_ID) - processBefore;
        const QString times = u"the caller worked %1 of %2 microseconds"_s.arg(caller).arg(all);
        QVERIFY2(caller * 4 < all, qPrintable(times));
    }

    void randomKeysAreLongAndDiffer()
    {
        const SandboxAccount first;
        const SandboxAccount second;
        QCOMPARE(first.problem(), QString());
        QCOMPARE(first.accessKey().size(), 8);
        QCOMPARE(first.secretKey().size(), 32);
        QVERIFY(first.secretKey() != second.secretKey());
        QCOMPARE(first.url().host(), u"127.0.0.1"_s);
    }

    void aTakenPortIsReported()
    {
        const SandboxAccount first;
        sandbox::Options options = SandboxAccount::smallOptions();
        options.port = quint16(first.url().port());
        sandbox::Server second;
        QSignalSpy failed(&second, &sandbox::Server::failed);
        second.start(options);
        QVERIFY(failed.wait(10'000));
        QVERIFY(!failed.first().first().toString().isEmpty());
    }

    void startingAgainMakesTheAccountNew()
    {
        sandbox::Server server;
        QSignalSpy started(&server, &sandbox::Server::started);
        const sandbox::Options options = SandboxAccount::smallOptions();
        server.start(options);
        QVERIFY(started.wait(10'000));
        server.start(options);
        QVERIFY(started.wait(10'000));
        QCOMPARE(started.size(), 2);
        const Endpoint endpoint{started[1][0].toUrl(), started[1][1].toString(), started[1][2].toString()};
        QCOMPARE(httpGet(endpoint, "/v2/routes").status, 200);
        server.stop();
        QCOMPARE(httpGet(endpoint, "/v2/routes").status, 0);
    }

    void nothingIsToldAfterStopping()
    {
        sandbox::Server server;
        QSignalSpy started(&server, &sandbox::Server::started);
        server.start(SandboxAccount::smallOptions());
        server.stop();
        sandbox::Options options = SandboxAccount::smallOptions();
        options.accessKey = u"second"_s;
        server.start(options);
        QVERIFY(started.wait(10'000));
        QCOMPARE(started.size(), 1);
        QCOMPARE(started.first().at(1).toString(), u"second"_s);
    }

    void theProgramServesAndLogs()
    {
        SandboxProcess sandbox({u"--numbers"_s, u"3"_s});
        QCOMPARE(sandbox.problem(), QString());
        QCOMPARE(httpGet(sandbox.endpoint(), "/v2/numbers").json().value(u"data"_s).toArray().size(), 3);
        QCOMPARE(sandbox.requestLines(), QStringList{u"GET /v2/numbers"_s});
        QVERIFY(sandbox.addFault(u"GET /v2/numbers status=503"_s));
        QVERIFY(!sandbox.addFault(u"nonsense"_s));
        QCOMPARE(httpGet(sandbox.endpoint(), "/v2/numbers").status, 503);
        sandbox.clearFaults();
        sandbox.clearRequests();
        QCOMPARE(sandbox.requestLines(), QStringList());
    }

    void theProgramEndsWithItsInput()
    {
        SandboxProcess sandbox;
        QCOMPARE(sandbox.problem(), QString());
        sandbox.process().closeWriteChannel();
        QVERIFY(sandbox.process().waitForFinished(5000));
        QCOMPARE(sandbox.process().exitStatus(), QProcess::NormalExit);
        QCOMPARE(sandbox.process().exitCode(), 0);
    }

    void theProgramEndsWhenTerminated()
    {
        SandboxProcess sandbox;
        QCOMPARE(sandbox.problem(), QString());
        sandbox.process().terminate();
        QVERIFY(sandbox.process().waitForFinished(5000));
        QCOMPARE(sandbox.process().exitStatus(), QProcess::NormalExit);
        QCOMPARE(sandbox.process().exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
