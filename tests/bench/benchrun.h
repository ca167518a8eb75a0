// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace trunkline::bench {

struct Figure;

struct BenchOptions {
    QStringList figures; ///< by name; empty: all
    QList<qint64> sizes; ///< instead of each figure's own
    int runs = 5; ///< of each figure at each size
    bool isQuick = false;
    QString data;
    QString out; ///< empty: printed only
};

/// Measures each figure at each size, one process after the other, and prints lines and tables of the
/// medians. Returns the exit code: 1 when a figure could not be measured, 2 when the options make no sense.
int runBench(const BenchOptions &options);

/// Nothing when there is none.
const Figure *figureNamed(const QString &name);

/// Leaves out what Qt's offscreen platform says about every window that it shows.
void quietOffscreen();

} // namespace trunkline::bench
