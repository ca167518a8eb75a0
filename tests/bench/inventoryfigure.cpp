// SPDX-License-Identifier: GPL-3.0-or-later
// The page Available Inventory with all results of a search read: from Enter in the highest setup cost, which
// sifts what is loaded, to the rows painted; jumps and wheel; and how long the window does not answer
// meanwhile.
#include "benchpage.h"
#include "benchtable.h"
#include "inventorypage.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

constexpr int rounds = 5;
constexpr Goal paintGoal{Statistic::P95, 100};

/// As somebody does who scrolls to the end again and again.
void read(BenchPage &page, int count)
{
    auto *inventory = new InventoryPage(page.workspace());
    page.show(inventory, u"availableTable"_s);
    QAbstractItemModel *results = page.table().model();
    waitUntil([&] {
        if (!inventory->isBusy())
            results->fetchMore({});
        return results->rowCount() == count && !inventory->isBusy();
    });
}

void sift(const FigureRun &run, BenchPage &page)
{
    auto &field = page.find<QLineEdit>(u"inventoryMaxSetup"_s);
    const QAbstractItemModel *results = page.table().model();
    QList<double> fewer, all;
    for (int round = 0; round < rounds; ++round) {
        for (const bool isLimited : {true, false}) {
            field.setText(isLimited ? u"4"_s : QString());
            const int before = results->rowCount();
            (isLimited ? fewer : all) +=
                page.paintedAfter([&] { BenchPage::press(field, Qt::Key_Return, u"\r"_s); },
                                  [&] { return results->rowCount() != before; });
        }
    }
    run.report(u"a highest setup cost, rows painted"_s, u"ms"_s, fewer, paintGoal);
    run.report(u"no highest setup cost again, rows painted"_s, u"ms"_s, all, paintGoal);
}

} // namespace

void measureInventory(const FigureRun &run)
{
    const int count = int(run.messages);
    BenchPage page(0, count);
    {
        const GuiGaps gaps;
        read(page, count);
        BenchPage::reportGaps(run, u"while they are read"_s, gaps);
    }
    const GuiGaps gaps;
    page.reportScrolling(run);
    sift(run, page);
    BenchPage::reportGaps(run, u"while that is done"_s, gaps);
}

} // namespace trunkline::bench
