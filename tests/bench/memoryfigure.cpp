// SPDX-License-Identifier: GPL-3.0-or-later
// The most memory of a process that opens an archive, searches, sorts and scrolls it from end to end; and
// what a message takes on the disk, beside the service's JSON of it.
#include "archive/querytext.h"
#include "benchtable.h"
#include "figures.h"
#include "searchqueries.h"
#include "stallmeter.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

constexpr double mebibyte = 1024 * 1024;
constexpr int sampled = 2'000;
constexpr Goal memoryGoal{Statistic::Median, 120};
constexpr Goal diskGoal{Statistic::Median, 2.5};

void reportPeak(const FigureRun &run, const QString &what, std::optional<Goal> goal = std::nullopt)
{
    run.report(what, u"MiB"_s, {double(StallMeter::peakMemory()) / mebibyte}, goal);
}

QList<BenchQuery> queriesOf(const QString &path)
{
    ArchiveDatabase database;
    if (const ArchiveTrouble trouble = database.open(path, ArchiveDatabase::Access::Read))
        qFatal("%s", qPrintable(trouble.words));
    return searchQueries(database, BenchData::Seed);
}

void useAll(const FigureRun &run, const QString &path)
{
    const QList<BenchQuery> queries = queriesOf(path);
    reportPeak(run, u"nothing open, peak"_s);
    BenchTable table(path);
    reportPeak(run, u"opened, peak"_s);
    for (const BenchQuery &query : queries)
        table.showQuery([&query] { return parseMessageQuery(query.text, QTimeZone::utc(), 0); });
    reportPeak(run, u"and searched, peak"_s);
    for (int column = int(MessageColumn::Time); column <= int(MessageColumn::Cost); ++column) {
        for (const bool isDescending : {true, false})
            table.showQuery([&] {
                MessageQuery query;
                query.sort = {MessageColumn(column), isDescending};
                return query;
            });
    }
    reportPeak(run, u"and sorted, peak"_s);
    table.scrollThrough();
    reportPeak(run, u"and scrolled from end to end, peak"_s, run.upToAMillion(memoryGoal));
}

double jsonBytes(const MessageFactory &factory)
{
    qint64 bytes = 0;
    for (int i = 0; i < sampled; ++i)
        bytes += jsonOf(factory.at(i * factory.count() / sampled)).size();
    return double(bytes) / sampled;
}

} // namespace

void measureMemory(const FigureRun &run)
{
    const QString path = run.data.archive(run.messages);
    useAll(run, path);
    const double onDisk = double(QFileInfo(path).size()) / double(run.messages);
    const double json = jsonBytes(run.data.factory(run.messages));
    run.report(u"a message on the disk"_s, u"bytes"_s, {onDisk});
    run.report(u"a message as JSON"_s, u"bytes"_s, {json});
    run.report(u"disk beside JSON"_s, u"times"_s, {onDisk / json}, diskGoal);
}

} // namespace trunkline::bench
