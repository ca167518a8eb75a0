// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deed.h"
#include "faultrow.h"

#include <QList>
#include <QMap>
#include <QPair>
#include <QSet>
#include <utility>

/// How one write ended, by everything that can be asked.
struct WriteEnd {
    Wanted wanted;
    Told told;
    trunkline::Intent intent;
    QList<sandbox::Effect> effects; ///< of the account, since before the write
    int requests = 0; ///< that change something, as far as the account saw them
    bool struck = false; ///< the fault met it
};

/// What contradicts the promise; empty when the write kept it.
QStringList problemsOf(const WriteEnd &end, const FaultRow &row);

/// Counts writes under faults. "Lost" is an effect that no journal tells of.
class FaultTally {
public:
    /// Judges and counts one.
    void take(const WriteEnd &end, const FaultRow &row);
    void addProblem(const QString &problem) { m_problems.append(problem); }

    /// Those found since the last call.
    QStringList takeProblems() { return std::exchange(m_problems, {}); }
    int attempted() const { return m_attempted; } ///< that a fault struck
    int leftToPerson() const { return m_left; }
    /// Those of the rows that no write of that kind has met, at that byte.
    QStringList missing(Deed deed, const QList<FaultRow> &rows) const;
    QStringList missingCells(Deed deed, const QList<QByteArray> &cells) const;
    /// One line for each kind.
    QString table() const;
    QStringList sums() const;

private:
    struct Counts {
        int attempted = 0;
        int effects = 0;
        int duplicates = 0;
        int lost = 0;
        int answered = 0; ///< done by the answer
        int refused = 0;
        int readDone = 0;
        int readAbsent = 0;
        int left = 0;
        Counts &operator+=(const Counts &other);
        QString line(const char *name) const;
    };
    Counts countsOf(const WriteEnd &end) const;

    QStringList m_problems;
    QMap<Deed, Counts> m_counts;
    QMap<QPair<Deed, QByteArray>, QSet<int>> m_cells; ///< the bytes at which each was met
    int m_attempted = 0;
    int m_left = 0;
    int m_missed = 0; ///< went through untouched
};
