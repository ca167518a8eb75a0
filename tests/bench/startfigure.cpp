// SPDX-License-Identifier: GPL-3.0-or-later
// From exec until a window is painted: ours on an account whose archive has so many messages and whose
// service cannot be reached, beside an empty QMainWindow with three tables. Whole processes, in turn.
#include "benchhome.h"
#include "figures.h"
#include "startwindow.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

constexpr int pairs = 5;

double millisecondsOf(StartWindow window)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {u"--window"_s, startWindowName(window)});
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("the window did not come");
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

void measureStart(const FigureRun &run)
{
    const BenchHome home(run.data.archive(run.messages));
    QList<double> empty, ours, ratio;
    for (int i = 0; i <= pairs; ++i) {
        const double emptyMs = millisecondsOf(StartWindow::Empty);
        const double oursMs = millisecondsOf(StartWindow::Ours);
        if (i == 0) // the first start of each fills the disk cache
            continue;
        empty += emptyMs;
        ours += oursMs;
        ratio += oursMs / emptyMs;
    }
    run.report(u"empty window with three tables, painted"_s, u"ms"_s, empty);
    run.report(u"ours, painted"_s, u"ms"_s, ours);
    run.report(u"ours beside the empty one"_s, u"times"_s, ratio, Goal{Statistic::Median, 1.5});
}

} // namespace trunkline::bench
