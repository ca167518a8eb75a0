// SPDX-License-Identifier: GPL-3.0-or-later
// From another sort column to its first rows painted: of all messages, and of those that a search found.
#include "archive/querytext.h"
#include "benchtable.h"
#include "figures.h"
#include "guigaps.h"

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

constexpr double quickColumnMs = 100;
constexpr double otherColumnMs = 600;
constexpr int rounds = 10;

struct Column {
    MessageColumn column;
    QString name;
    double goalMs;
};

const QList<Column> columns{
    {MessageColumn::Time, u"Time"_s, quickColumnMs},
    {MessageColumn::Sender, u"From"_s, quickColumnMs},
    {MessageColumn::Recipient, u"To"_s, quickColumnMs},
    {MessageColumn::Status, u"Status"_s, quickColumnMs},
    {MessageColumn::Kind, u"Type"_s, quickColumnMs},
    {MessageColumn::Direction, u"Direction"_s, otherColumnMs},
    {MessageColumn::Body, u"Body"_s, otherColumnMs},
    {MessageColumn::Parts, u"Parts"_s, otherColumnMs},
    {MessageColumn::Cost, u"Cost"_s, otherColumnMs},
};

/// Up and down in turns, so that no order is asked for twice in a row.
void sortBy(const FigureRun &run, BenchTable &table, const QString &text)
{
    const QString prefix = text.isEmpty() ? QString() : QString(u"of “%1”: "_s.arg(text));
    for (const Column &column : columns) {
        QList<double> painted;
        for (int round = 0; round < rounds; ++round) {
            painted += table
                           .showQuery([&] {
                               MessageQuery query = parseMessageQuery(text, QTimeZone::utc(), 0);
                               query.sort = {column.column, round % 2 == 0};
                               return query;
                           })
                           .painted;
        }
        run.report(QString(prefix + column.name + u", rows painted"_s), u"ms"_s, painted,
                   run.upToAMillion({Statistic::P95, column.goalMs}));
    }
}

} // namespace

void measureSort(const FigureRun &run)
{
    BenchTable table(run.data.archive(run.messages));
    const GuiGaps gaps;
    sortBy(run, table, {});
    sortBy(run, table, u"delayed"_s);
    run.report(u"gaps of a 1 ms timer meanwhile"_s, u"ms"_s, gaps.byClock(),
               run.upToAMillion({Statistic::Most, 16}));
    run.report(u"the same in processor time"_s, u"ms"_s, gaps.byProcessor());
}

} // namespace trunkline::bench
