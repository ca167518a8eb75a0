// SPDX-License-Identifier: GPL-3.0-or-later
// How fast an account is read into its archive with a table open, beside what the network and the service
// allow: curl fetching the same pages with the same number at once to nowhere, and one page after the other,
// as a script does. In turn.
#include "accountread.h"
#include "figures.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

/// Fetches the pages to nowhere, and returns the seconds. Keys and addresses go through standard input, since
/// arguments are seen by everybody.
double curlOnce(const testsupport::SandboxProcess &account, const QStringList &targets, bool inParallel)
{
    QStringList arguments{u"--silent"_s, u"--show-error"_s, u"--fail"_s, u"--config"_s, u"-"_s};
    if (inParallel)
        arguments << u"--parallel"_s << u"--parallel-max"_s << QString::number(RequestsAtOnce);
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
    curl.start(u"curl"_s, arguments);
    curl.write(config);
    curl.closeWriteChannel();
    if (!curl.waitForFinished(-1) || curl.exitCode() != 0)
        qFatal("curl failed: %s", curl.readAllStandardError().constData());
    return double(timer.nsecsElapsed()) / 1e9;
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
QStringList scriptPages(qint64 messages)
{
    const QString from = QDateTime::fromMSecsSinceEpoch(beginOfAccounts(), Qt::UTC).toString(u"yyyy-MM-dd"_s);
    QStringList targets;
    for (qint64 offset = 0; offset < messages; offset += PageSize)
        targets.append(u"/v2.1/messages?start_date=%1&end_date=2100-01-01&limit=%2&offset=%3"_s.arg(
            from, QString::number(PageSize), QString::number(offset)));
    return targets;
}

} // namespace

/// Ratios are of one run each, since what else the machine does is the same in all parts of it.
void measureFetch(const FigureRun &run)
{
    const auto account = accountOf(run.messages);
    const ReadTimes own = readAccount(*account, run.messages);
    const auto rate = [&run](const QString &what, double seconds) {
        run.report(what, u"1/s"_s, {double(run.messages) / seconds});
    };
    rate(u"ours, until all is stored and visible"_s, own.visible);
    rate(u"ours, until the index is complete"_s, own.indexed);
    run.report(u"index complete, beside stored and visible"_s, u"times"_s, {own.indexed / own.visible},
               Goal{Statistic::Median, 2});
    if (QStandardPaths::findExecutable(u"curl"_s).isEmpty())
        return run.note(u"curl is not installed, so nothing is compared with it"_s);
    const double parallel = curlOnce(*account, pagesOf(*account), true);
    const double serial = curlOnce(*account, scriptPages(run.messages), false);
    rate(u"curl, the same pages, four at once"_s, parallel);
    rate(u"curl, one page after the other"_s, serial);
    run.report(u"ours beside curl, four at once"_s, u"times"_s, {parallel / own.visible},
               Goal{Statistic::Median, 0.8, true});
    run.report(u"ours beside curl, one after the other"_s, u"times"_s, {serial / own.visible},
               Goal{Statistic::Median, 3, true});
}

} // namespace trunkline::bench
