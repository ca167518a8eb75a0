// SPDX-License-Identifier: GPL-3.0-or-later
// 1,000 jumps of the scroll bar to anywhere and 20 seconds of wheel: how long frames take, and how long rows
// are seen without their contents.
#include "benchtable.h"
#include "figures.h"
#include "messagetexts.h"

#include <QCoreApplication>
#include <QScrollBar>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

constexpr int jumps = 1'000;
constexpr int wheelMs = 20'000;
constexpr int frameMs = 16;
constexpr int notch = 120; ///< of the wheel; three rows
constexpr Goal frameGoal{Statistic::P99, 16};
constexpr Goal blankGoal{Statistic::Most, 50};

void report(const FigureRun &run, const QString &what, const BenchTable &table)
{
    run.report(QString(what + u", frames"_s), u"ms"_s, table.frames(), frameGoal);
    if (!table.blanks().isEmpty())
        run.report(QString(what + u", rows seen blank"_s), u"ms"_s, table.blanks(), blankGoal);
    else
        run.note(QString(what + u": no row was seen blank"_s));
}

void turnWheel(QWidget *viewport)
{
    const QPointF middle = viewport->rect().center();
    QWheelEvent event(middle, viewport->mapToGlobal(middle), QPoint(), QPoint(0, -notch), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(viewport, &event);
}

} // namespace

void measureScroll(const FigureRun &run)
{
    BenchTable table(run.data.archive(run.messages));
    const int last = table.rows().count() - 1;
    Dice dice(BenchData::Seed, 0);
    table.clearFrames();
    for (int i = 0; i < jumps; ++i)
        table.jumpTo(dice.below(last));
    report(run, u"jumps"_s, table);

    table.jumpTo(last / 2);
    table.clearFrames();
    QTimer wheel;
    wheel.setTimerType(Qt::PreciseTimer);
    QObject::connect(&wheel, &QTimer::timeout, &table, [&table] { turnWheel(table.viewport()); });
    wheel.start(frameMs);
    QElapsedTimer timer;
    timer.start();
    waitUntil([&timer] { return timer.elapsed() >= wheelMs; });
    report(run, u"wheel"_s, table);
}

} // namespace trunkline::bench
