// SPDX-License-Identifier: GPL-3.0-or-later
#include "messageharness.h"
#include "sandboxprocess.h"
#include <algorithm>
#include <ctime>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

// The limits of a large account: a million messages start within 10 seconds under 1 GiB, and any page is
// answered in under 20 ms. Times by the clock hang on the machine, hence the label "long"; memory, processor
// time and the ids are held in every run.
class TestMessageMillion : public QObject {
    Q_OBJECT

private:
    static constexpr qint64 kMany = 1'000'000;

    /// Resident memory of a process in MiB.
    static qint64 residentMiB(const QString &process = u"self"_s)
    {
        QFile statm(u"/proc/%1/statm"_s.arg(process));
        if (!statm.open(QIODevice::ReadOnly))
            return -1;
        return statm.readAll().split(' ').value(1).toLongLong() * 4096 / (1024LL * 1024);
    }

    /// Milliseconds of processor time, whatever else the machine does, for each of 60 pages over the whole
    /// range, sorted.
    static QList<double> pageTimes(MessageHarness &account, int limit)
    {
        QList<double> times;
        for (qint64 page = 0; page < 60; ++page) {
            const qint64 offset = page * (kMany - limit) / 59;
            const std::clock_t begin = std::clock();
            sandbox::Request request;
            request.verb = "GET";
            request.path = u"/v2.1/messages"_s;
            request.now = account.now;
            request.query = {{u"start_date"_s, u"2000-01-01"_s},
                             {u"limit"_s, QString::number(limit)},
                             {u"offset"_s, QString::number(offset)}};
            const sandbox::Answer answer = account.messages.operations().first().handle(request);
            times << double(std::clock() - begin) * 1e3 / CLOCKS_PER_SEC;
            if (answer.status != 200 || answer.body.size() < qsizetype(limit) * 300)
                return {1e9};
        }
        std::sort(times.begin(), times.end());
        return times;
    }

private Q_SLOTS:
    void staysSmall()
    {
        const qint64 before = residentMiB();
        MessageHarness account(kMany, 365);
        QCOMPARE(account.list({{u"start_date"_s, u"2000-01-01"_s}}).data().size(), 10);
        qInfo("%lld MiB resident, %lld before", residentMiB(), before);
        QVERIFY(residentMiB() < 1024);
    }

    void startsAtOnce()
    {
        QElapsedTimer timer;
        timer.start();
        MessageHarness account(kMany, 365);
        QCOMPARE(account.list({{u"start_date"_s, u"2000-01-01"_s}}).data().size(), 10);
        qInfo("started and answered in %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 10'000);
    }

    void answersAnyPageQuickly_data()
    {
        QTest::addColumn<int>("limit");
        for (const int limit : {1, 10, 100, 200, 500})
            QTest::addRow("limit %d", limit) << limit;
    }

    void answersAnyPageQuickly()
    {
        QFETCH(int, limit);
        MessageHarness account(kMany, 365);
        const QList<double> times = pageTimes(account, limit);
        qInfo("pages of %d: median %.2f ms, slowest %.2f ms", limit, times.at(times.size() / 2),
              times.last());
        // Not a measure of speed: making all messages before that page would take half a minute.
        QVERIFY(times.last() < 1'000);
    }

    void theProgramStartsAndAnswersQuickly()
    {
        QElapsedTimer timer;
        timer.start();
        testsupport::SandboxProcess sandbox({u"--messages"_s, QString::number(kMany), u"--days"_s, u"365"_s});
        const qint64 started = timer.elapsed();
        QCOMPARE(sandbox.problem(), QString());
        QList<double> times;
        for (qint64 place = 0; place < 40; ++place) {
            const QByteArray offset = QByteArray::number(place * (kMany - 200) / 39);
            timer.start();
            const testsupport::HttpResult page = testsupport::httpGet(
                sandbox.endpoint(), "/v2.1/messages?start_date=2000-01-01&limit=200&offset=" + offset);
            times << double(timer.nsecsElapsed()) / 1e6;
            QCOMPARE(page.json().value(u"data").toArray().size(), 200);
        }
        std::sort(times.begin(), times.end());
        const qint64 resident = residentMiB(QString::number(sandbox.process().processId()));
        qInfo("program ready in %lld ms, %lld MiB; pages of 200 over HTTP: median %.2f ms, slowest %.2f ms",
              started, resident, times.at(20), times.last());
        QVERIFY(started < 10'000);
        QVERIFY(resident > 0 && resident < 1024);
        QVERIFY(times.at(20) < 1'000);
    }

    void aMillionIdsAreDistinct()
    {
        const MessageHarness account(kMany, 365);
        std::vector<QString> ids;
        ids.reserve(kMany);
        const sandbox::MessageIds maker(7, 0);
        for (quint64 index = 0; index < quint64(kMany); ++index)
            ids.push_back(maker.idOf(index).mid(5, 16));
        QCOMPARE("mdr2-"_L1 + ids.back(), account.messages.store().at(kMany - 1).id.left(21));
        std::sort(ids.begin(), ids.end());
        QVERIFY(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
    }
};

QTEST_GUILESS_MAIN(TestMessageMillion)
#include "tst_messagemillion.moc"
