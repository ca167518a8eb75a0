// SPDX-License-Identifier: GPL-3.0-or-later
// The page Numbers with all numbers and details read: from a key in the filter, and from a click on the head
// of a column, to the rows painted; jumps and wheel; and how long the window does not answer meanwhile.
#include "benchpage.h"
#include "benchtable.h"
#include "numbersmodel.h"
#include "numberspage.h"

#include <QHeaderView>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

constexpr int rounds = 3;
constexpr Goal paintGoal{Statistic::P95, 100};

void read(BenchPage &page, int count)
{
    page.show(new NumbersPage(page.workspace()), u"numbersTable"_s);
    const NumberBook &numbers = page.workspace().numbers;
    waitUntil([&] {
        return numbers.status().state() == ListStatus::State::Complete && numbers.detailCount() == count;
    });
}

/// What people look for, letter by letter: a part of a number, an alias, a rate center, a route, nothing.
void filter(const FigureRun &run, BenchPage &page)
{
    auto &field = page.find<QLineEdit>(u"numbersFilter"_s);
    QList<double> keys, cleared;
    for (int round = 0; round < rounds; ++round) {
        for (const QString &text : {u"555"_s, u"lighthouse"_s, u"desk"_s, u"stonebrook"_s, u"pbx-17"_s}) {
            for (const QChar c : text)
                keys += page.paintedAfter([&] { BenchPage::press(field, 0, c); });
            BenchPage::press(field, Qt::Key_A, {}, Qt::ControlModifier);
            cleared += page.paintedAfter([&] { BenchPage::press(field, Qt::Key_Delete); });
        }
    }
    run.report(u"a key in the filter, rows painted"_s, u"ms"_s, keys, paintGoal);
    run.report(u"the filter cleared, rows painted"_s, u"ms"_s, cleared, paintGoal);
}

void sort(const FigureRun &run, BenchPage &page)
{
    for (int column = 0; column < NumbersModel::ColumnCount; ++column) {
        if (page.table().isColumnHidden(column))
            continue;
        QList<double> painted;
        for (int round = 0; round < 2 * rounds; ++round)
            painted += page.paintedAfter([&] { page.clickHead(column); });
        const QString name = page.table().model()->headerData(column, Qt::Horizontal).toString();
        run.report(QString(u"sorted by "_s + name + u", rows painted"_s), u"ms"_s, painted, paintGoal);
    }
}

} // namespace

void measureNumbers(const FigureRun &run)
{
    const int count = int(run.messages);
    BenchPage page(count, 0);
    {
        const GuiGaps gaps;
        read(page, count);
        BenchPage::reportGaps(run, u"while they are read"_s, gaps);
    }
    const GuiGaps gaps;
    filter(run, page);
    sort(run, page);
    page.reportScrolling(run);
    BenchPage::reportGaps(run, u"while that is done"_s, gaps);
}

} // namespace trunkline::bench
