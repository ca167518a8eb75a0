// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures.h"

#include <cstdio>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

constexpr qint64 tenThousand = 10'000;
constexpr qint64 hundredThousand = 100'000;
constexpr qint64 million = 1'000'000;

const QList<qint64> growing{million, tenThousand, hundredThousand, 5 * million};
const QList<qint64> quick{hundredThousand, tenThousand};

void print(const QJsonObject &line)
{
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

} // namespace

void FigureRun::report(const QString &what, const QString &unit, const QList<double> &values,
                       std::optional<Goal> goal) const
{
    print(toJson({figure, what, messages, unit, values, goal}));
}

void FigureRun::note(const QString &text) const
{
    print(noteJson(figure, messages, text));
}

std::optional<Goal> FigureRun::upToAMillion(const Goal &goal) const
{
    return messages <= million ? std::optional(goal) : std::nullopt;
}

const QList<Figure> &figures()
{
    static const QList<Figure> all{
        {u"ingest"_s, u"filling an archive"_s, measureIngest, {million}, quick},
        {u"fetch"_s, u"reading an account, beside curl"_s, measureFetch, {hundredThousand}, {tenThousand}},
        {u"stall"_s,
         u"how long the window does not answer meanwhile"_s,
         measureStall,
         {hundredThousand},
         {tenThousand}},
        {u"search"_s, u"from a query to painted rows"_s, measureSearch, growing, quick},
        {u"sort"_s, u"from another order to painted rows"_s, measureSort, growing, quick},
        {u"scroll"_s, u"frames and blank rows"_s, measureScroll, {million}, {hundredThousand}},
        {u"start"_s, u"from exec to the first window"_s, measureStart, growing, quick, true},
        {u"memory"_s, u"of a process that does all that, and on the disk"_s, measureMemory, growing, quick},
        {u"numbers"_s, u"the page Numbers: filter, sort, scroll"_s, measureNumbers, {50'000}, {50'000}},
        {u"inventory"_s,
         u"the page Available Inventory: sift, scroll"_s,
         measureInventory,
         {500'000},
         {500'000}},
    };
    return all;
}

} // namespace trunkline::bench
