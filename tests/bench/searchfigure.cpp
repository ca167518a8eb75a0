// SPDX-License-Identifier: GPL-3.0-or-later
// 200 queries as people type them: from the text of the query to its rows painted, its count, and all of
// them.
#include "archive/querytext.h"
#include "benchtable.h"
#include "figures.h"
#include "guigaps.h"
#include "searchqueries.h"
#include "searchrivals.h"

#include <algorithm>
#include <functional>
#include <QMap>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

constexpr qint64 million = 1'000'000;

struct Times {
    QList<double> painted;
    QList<double> counted;
    QList<double> listed;
};

constexpr qsizetype slowestNoted = 3;

/// Those that took longest to count, since it is them that a change of the search has to look at.
QString slowest(QList<std::pair<double, QString>> counted)
{
    std::sort(counted.begin(), counted.end(), std::greater<>());
    QStringList words;
    for (const auto &[took, text] : counted.first(qMin(slowestNoted, counted.size())))
        words += u"%1 in %2 ms"_s.arg(text).arg(took, 0, 'f', 0);
    return u"counted last: "_s + words.join(u"; "_s);
}

/// Goals are set for a million and for five.
std::optional<Goal> paintedGoal(const QString &kind, qint64 messages)
{
    if (messages > million)
        return kind == "all"_L1 ? std::optional(Goal{Statistic::P95, 100}) : std::nullopt;
    if (kind == "one word"_L1)
        return Goal{Statistic::P95, 16};
    return kind == "all"_L1 ? std::optional(Goal{Statistic::P95, 50}) : std::nullopt;
}

void searchAll(const FigureRun &run, const QString &path, const QList<BenchQuery> &queries)
{
    BenchTable table(path);
    QMap<QString, Times> kinds;
    QList<std::pair<double, QString>> each;
    const GuiGaps gaps;
    for (const BenchQuery &query : queries) {
        const BenchTable::Shown shown =
            table.showQuery([&query] { return parseMessageQuery(query.text, QTimeZone::utc(), 0); });
        each.append({shown.counted, query.text});
        for (Times *times : {&kinds[u"all"_s], &kinds[query.kind]}) {
            times->painted += shown.painted;
            times->counted += shown.counted;
            times->listed += shown.listed;
        }
    }
    for (auto kind = kinds.cbegin(); kind != kinds.cend(); ++kind) {
        run.report(QString(kind.key() + u", rows painted"_s), u"ms"_s, kind->painted,
                   paintedGoal(kind.key(), run.messages));
        if (kind.key() != "all"_L1)
            continue;
        run.report(u"all, counted"_s, u"ms"_s, kind->counted, Goal{Statistic::P95, 500});
        run.report(u"all, the last row listed"_s, u"ms"_s, kind->listed);
    }
    run.report(u"gaps of a 1 ms timer meanwhile"_s, u"ms"_s, gaps.byClock());
    run.note(slowest(std::move(each)));
}

} // namespace

void measureSearch(const FigureRun &run)
{
    const QString path = run.data.archive(run.messages);
    QList<BenchQuery> queries;
    {
        ArchiveDatabase database;
        if (const ArchiveTrouble trouble = database.open(path, ArchiveDatabase::Access::Read))
            qFatal("%s", qPrintable(trouble.words));
        queries = searchQueries(database, BenchData::Seed);
    }
    searchAll(run, path, queries);
    if (run.messages <= million && run.isFirst)
        measureRivals(run, path, queries);
}

} // namespace trunkline::bench
