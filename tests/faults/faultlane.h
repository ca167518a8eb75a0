// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "faultbench.h"
#include "faultrow.h"
#include "faulttally.h"

#include <functional>
#include <QObject>
#include <QTimer>

/// Leads writes of one kind, one after another, through faults on a bench. Each is judged when nothing of it
/// can still happen: settled, no effect put off, nobody left behind on the relay.
class FaultLane : public QObject {
    Q_OBJECT
public:
    FaultLane(FaultBench &bench, Deed deed, const QList<FaultRow> &rows, FaultTally &tally);

    void run();
    bool isFinished() const { return m_isFinished; }
    /// What it is at, for a lane that never ends.
    QString standing() const;
    /// How many bytes went either way for the last write, as totals.
    testsupport::RelayedExchange rawSizes() const;

Q_SIGNALS:
    void finished();

private:
    void next();
    void warmUp();
    void arm();
    void take(const Told &told);
    void judge();
    bool isOver() const;
    WriteEnd end() const;
    bool struck() const;
    /// `then` comes later, as soon as it holds.
    void when(std::function<bool()> holds, std::function<void()> then);
    void look();

    FaultBench &m_bench;
    Deed m_deed;
    QList<FaultRow> m_rows;
    FaultTally &m_tally;
    FaultRow m_row;
    Wanted m_wanted;
    Told m_told;
    qint64 m_effectsBefore = 0;
    testsupport::RelayTally m_relayBefore;
    int m_triesLeft = 20; ///< of faults that did not strike
    bool m_isFinished = false;
    std::function<bool()> m_holds;
    std::function<void()> m_then;
    QTimer m_looks;
};
