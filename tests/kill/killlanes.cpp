// SPDX-License-Identifier: GPL-3.0-or-later
#include "killlanes.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QThread>

namespace killtest {

KillRuns performRuns(const QList<KillPlan> &plans)
{
    KillRuns runs;
    for (const KillPlan &plan : plans)
        runs.push_back(std::make_unique<KillRun>(plan));
    QEventLoop loop;
    size_t started = 0;
    size_t ended = 0;
    const auto startNext = [&] {
        if (started < runs.size())
            runs.at(started++)->start();
    };
    QElapsedTimer clock;
    clock.start();
    for (const auto &run : runs) {
        QObject::connect(run.get(), &KillRun::ended, &loop, [&, finished = run.get()] {
            // All runs come before the first row of the test: who is ended by a time-out has said how far it
            // was.
            qInfo("%.1f s: %s, %s", double(clock.elapsed()) / 1'000, qPrintable(finished->plan().name),
                  finished->problems().isEmpty() ? "fine" : "wrong");
            if (++ended == runs.size())
                loop.quit();
            else
                startNext();
        });
    }
    for (int lane = 0; lane <= QThread::idealThreadCount(); ++lane)
        QMetaObject::invokeMethod(&loop, startNext, Qt::QueuedConnection);
    if (!runs.empty())
        loop.exec();
    return runs;
}

} // namespace killtest
