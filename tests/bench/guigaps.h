// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ctime>
#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QTimer>

namespace trunkline::bench {

/// How long the thread of the windows does not come back to its event loop, while this lives: a timer of one
/// millisecond ticks there, and what lies between two ticks is a gap. By the clock, in which other programs
/// on a busy machine count too, and by the processor time of this thread alone. In milliseconds.
class GuiGaps : public QObject {
public:
    GuiGaps()
    {
        m_tick.setTimerType(Qt::PreciseTimer);
        connect(&m_tick, &QTimer::timeout, this, &GuiGaps::tick);
        m_tick.start(1);
        m_clock.start();
        m_cpu = cpuNow();
    }

    const QList<double> &byClock() const { return m_byClock; }
    const QList<double> &byProcessor() const { return m_byProcessor; }

private:
    static double cpuNow()
    {
        timespec now = {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
    }
    void tick()
    {
        const double cpu = cpuNow();
        m_byClock += double(m_clock.nsecsElapsed()) / 1e6;
        m_byProcessor += cpu - m_cpu;
        m_clock.start();
        m_cpu = cpu;
    }

    QTimer m_tick;
    QElapsedTimer m_clock;
    double m_cpu = 0;
    QList<double> m_byClock;
    QList<double> m_byProcessor;
};

} // namespace trunkline::bench
