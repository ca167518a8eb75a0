// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ctime>
#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QTimer>

/// How long the thread that makes it, the one of the windows, does not come back to its event loop. A timer
/// of one millisecond ticks there; what is late is a stall. Two measures: by the clock, in which the other
/// processes of a busy machine count too, and by the processor time of this thread alone.
class StallMeter : public QObject {
    Q_OBJECT
public:
    struct Stall {
        double clockMs = 0;
        double cpuMs = 0;
        QString place; ///< what was being done
    };

    StallMeter()
    {
        m_tick.setTimerType(Qt::PreciseTimer);
        connect(&m_tick, &QTimer::timeout, this, &StallMeter::tick);
        m_tick.start(1);
        forgive();
    }

    /// Names what is done from now on.
    void enter(const QString &place)
    {
        tick();
        m_place = place;
    }
    /// What was done since the last tick was the test's own work and does not count.
    void forgive()
    {
        m_clock.start();
        m_cpu = cpuNow();
    }
    void reset()
    {
        m_worst = {};
        forgive();
    }
    /// The worst one by processor time since reset().
    const Stall &worst() const { return m_worst; }

    /// The most memory of this process since resetPeak(), in bytes; Linux only, else 0.
    static qint64 peakMemory() { return statusOf("VmHWM:"); }
    static qint64 memory() { return statusOf("VmRSS:"); }
    static void resetPeak()
    {
        QFile peak(QStringLiteral("/proc/self/clear_refs"));
        if (peak.open(QIODevice::WriteOnly))
            peak.write("5");
    }

private:
    static double cpuNow()
    {
        timespec now = {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
    }
    static qint64 statusOf(const QByteArray &name)
    {
        QFile status(QStringLiteral("/proc/self/status"));
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        const QList<QByteArray> lines = status.readAll().split('\n');
        for (const QByteArray &line : lines) {
            if (line.startsWith(name))
                return line.mid(name.size()).simplified().split(' ').constFirst().toLongLong() * 1024;
        }
        return 0;
    }
    void tick()
    {
        const double cpuMs = cpuNow() - m_cpu;
        if (cpuMs > m_worst.cpuMs)
            m_worst = {double(m_clock.nsecsElapsed()) / 1e6, cpuMs, m_place};
        forgive();
    }

    QTimer m_tick;
    QElapsedTimer m_clock;
    double m_cpu = 0;
    QString m_place;
    Stall m_worst;
};
