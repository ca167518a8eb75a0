// SPDX-License-Identifier: GPL-3.0-or-later
// How long until the window is painted, beside an empty QMainWindow with three tables: whole processes, in
// turn, in one run. Prints the median of each and their ratio; judges nothing.
//   bench_startup [pairs]      (under a display, or tests/support/on-xvfb)
#include "application.h"

#include <algorithm>
#include <cstdio>
#include <QApplication>
#include <QElapsedTimer>
#include <QMainWindow>
#include <QProcess>
#include <QTableView>
#include <QTabWidget>
#include <QTimer>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

/// Ends the process at the first painted frame of a top-level window. _exit: what tearing down costs is not
/// start-up.
class FirstPaint : public QObject {
public:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && qobject_cast<QMainWindow *>(watched))
            QTimer::singleShot(0, this, [] { ::_exit(0); });
        return QObject::eventFilter(watched, event);
    }
};

int runEmpty(QApplication &application)
{
    QMainWindow window;
    auto *tabs = new QTabWidget;
    for (int i = 0; i < 3; ++i)
        tabs->addTab(new QTableView, QString::number(i));
    window.setCentralWidget(tabs);
    window.resize(1320, 820);
    window.show();
    return application.exec();
}

int runOurs()
{
    trunkline::CommandLine line;
    line.sandbox = true;
    trunkline::Application application(line, std::nullopt);
    return application.run();
}

double millisecondsOf(const QString &what)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {what});
    if (!process.waitForFinished(30'000) || process.exitCode() != 0)
        qFatal("%s did not start", qPrintable(what));
    return double(timer.nsecsElapsed()) / 1e6;
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

int compare(int pairs)
{
    millisecondsOf(u"empty"_s); // the first start of each fills the disk cache
    millisecondsOf(u"ours"_s);
    QList<double> empty;
    QList<double> ours;
    for (int i = 0; i < pairs; ++i) {
        empty += millisecondsOf(u"empty"_s);
        ours += millisecondsOf(u"ours"_s);
    }
    std::printf(
        "empty window with three tables: %.0f ms\ntrunkline on the sandbox account: %.0f ms\nratio: %.2f\n",
        median(empty), median(ours), median(ours) / median(empty));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(u"trunkline-bench"_s);
    const QString what = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    if (what == "empty"_L1 || what == "ours"_L1) {
        QApplication application(argc, argv);
        application.installEventFilter(new FirstPaint);
        return what == "empty"_L1 ? runEmpty(application) : runOurs();
    }
    QCoreApplication application(argc, argv);
    return compare(what.isEmpty() ? 15 : what.toInt());
}
