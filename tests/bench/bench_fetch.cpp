// SPDX-License-Identifier: GPL-3.0-or-later
// How fast messages are read into the archive, beside what the network and the service allow: our sync until
// the last record is stored, curl fetching the same pages with the same number at once to nowhere, and one
// page after the other, as a script does. In turn, in one run, each `rounds` times; prints one line of JSON
// for each and one with the medians and ratios. Judges nothing.
//   bench_fetch [messages [rounds]]
#include "api/transport.h"
#include "archive/archivethread.h"
#include "archive/messagesync.h"
#include "sandboxprocess.h"

#include <algorithm>
#include <cstdio>
#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

constexpr int days = 30;
constexpr int latencyMs = 50;
constexpr int atOnce = 4;
constexpr int pageSize = 250;

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

double secondsOf(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e9;
}

void print(const QJsonObject &line)
{
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

struct OwnRun {
    double stored = 0; ///< seconds until the last record was in the archive
    double indexed = 0; ///< until all texts were in the index
    qint64 records = 0;
};

/// Waits for a sync, then for the index.
OwnRun syncOnce(const testsupport::SandboxProcess &account)
{
    QTemporaryDir folder;
    Transport transport(account.url(), {account.accessKey(), account.secretKey()}, {}, nullptr);
    ArchiveThread archive;
    QEventLoop loop;
    archive.open(folder.filePath(u"profile/messages.db"_s), &loop,
                 [&](const ArchiveThread::Opened &) { loop.quit(); });
    loop.exec();
    SyncOptions options;
    options.inFlight = atOnce;
    options.pageSize = pageSize;
    MessageSync sync(transport, archive, options);
    int left = 0;
    QObject::connect(&archive, &ArchiveThread::indexed, &loop, [&](int now) {
        left = now;
        if (now == 0)
            loop.quit();
    });
    QObject::connect(&sync, &MessageSync::changed, &loop, [&] {
        if (sync.state() != MessageSync::State::Reading)
            loop.quit();
    });
    QElapsedTimer timer;
    timer.start();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    sync.start({now - (days + 1) * 24 * 3'600'000LL, now + 1});
    while (sync.state() == MessageSync::State::Reading)
        loop.exec();
    if (sync.state() != MessageSync::State::Complete)
        qFatal("the sync failed: %s", qPrintable(sync.error().detail + sync.trouble().words));
    OwnRun run;
    run.stored = secondsOf(timer);
    run.records = sync.progress().added;
    // One more piece of work: after it the index is told of, whether or not anything is left.
    archive.post([](ArchiveWriter &writer) { return writer.waiting(); }, &loop,
                 [&](int waiting) {
                     left = waiting;
                     loop.quit();
                 });
    loop.exec();
    while (left > 0)
        loop.exec();
    run.indexed = secondsOf(timer);
    return run;
}

/// Fetches the pages to nowhere. Keys and addresses go through standard input, since arguments are seen by
/// everybody.
double curlOnce(const testsupport::SandboxProcess &account, const QStringList &targets, bool inParallel)
{
    QStringList arguments{u"--silent"_s, u"--show-error"_s, u"--fail"_s, u"--config"_s, u"-"_s};
    if (inParallel)
        arguments << u"--parallel"_s << u"--parallel-max"_s << QString::number(atOnce);
    QByteArray config =
        "user = \"" + account.accessKey().toUtf8() + ':' + account.secretKey().toUtf8() + "\"\n";
    QString base = account.url().toString();
    if (base.endsWith(u'/'))
        base.chop(1);
    for (const QString &target : targets)
        config += "url = \"" + (base + target).toUtf8() + "\"\noutput = \"/dev/null\"\n";
    QElapsedTimer timer;
    timer.start();
    QProcess curl;
    curl.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    curl.start(u"curl"_s, arguments);
    curl.write(config);
    curl.closeWriteChannel();
    if (!curl.waitForFinished(-1) || curl.exitCode() != 0)
        qFatal("curl failed");
    return secondsOf(timer);
}

QStringList pagesOf(const testsupport::SandboxProcess &account)
{
    QStringList targets;
    const QStringList lines = account.requestLines();
    for (const QString &line : lines) {
        if (line.startsWith("GET /v2.1/messages?"_L1))
            targets.append(line.mid(4));
    }
    return targets;
}

/// The whole span in one list, as a script asks for it.
QStringList scriptPages(int messages)
{
    const QString from = QDateTime::currentDateTimeUtc().addDays(-days - 1).toString(u"yyyy-MM-dd"_s);
    QStringList targets;
    for (int offset = 0; offset < messages; offset += pageSize)
        targets.append(u"/v2.1/messages?start_date=%1&end_date=2100-01-01&limit=%2&offset=%3"_s.arg(
            from, QString::number(pageSize), QString::number(offset)));
    return targets;
}

int compare(int messages, int rounds)
{
    testsupport::SandboxProcess account({u"--messages"_s, QString::number(messages), u"--days"_s,
                                         QString::number(days), u"--latency"_s, QString::number(latencyMs),
                                         u"--no-rate-limits"_s});
    if (!account.problem().isEmpty())
        qFatal("%s", qPrintable(account.problem()));
    QList<double> ours, indexed, parallel, serial;
    for (int i = 0; i < rounds; ++i) {
        account.clearRequests();
        const OwnRun own = syncOnce(account);
        if (own.records != messages)
            qFatal("%lld records, not %d", static_cast<long long>(own.records), messages);
        const QStringList pages = pagesOf(account);
        ours += own.stored;
        indexed += own.indexed;
        parallel += curlOnce(account, pages, true);
        serial += curlOnce(account, scriptPages(messages), false);
        print({{u"figure"_s, u"fetch"_s},
               {u"round"_s, i + 1},
               {u"records"_s, messages},
               {u"pages"_s, pages.size()},
               {u"ours_s"_s, ours.last()},
               {u"indexed_s"_s, indexed.last()},
               {u"curl_parallel_s"_s, parallel.last()},
               {u"one_by_one_s"_s, serial.last()}});
    }
    print({{u"figure"_s, u"fetch"_s},
           {u"rounds"_s, rounds},
           {u"records"_s, messages},
           {u"ours_per_s"_s, messages / median(ours)},
           {u"curl_parallel_per_s"_s, messages / median(parallel)},
           {u"one_by_one_per_s"_s, messages / median(serial)},
           {u"of_curl_parallel"_s, median(parallel) / median(ours)},
           {u"times_one_by_one"_s, median(serial) / median(ours)},
           {u"indexed_of_stored"_s, median(indexed) / median(ours)}});
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    return compare(arguments.value(1, u"100000"_s).toInt(), arguments.value(2, u"5"_s).toInt());
}
