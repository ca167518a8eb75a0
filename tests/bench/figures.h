// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "benchdata.h"
#include "measurement.h"

#include <functional>

namespace trunkline::bench {

/// What a figure is measured with, in a process of its own.
struct FigureRun {
    const BenchData &data;
    QString figure;
    qint64 messages = 0;
    bool isFirst = true; ///< of its runs: what takes long and varies little is measured in that one alone

    /// Prints a line.
    void report(const QString &what, const QString &unit, const QList<double> &values,
                std::optional<Goal> goal = std::nullopt) const;
    void note(const QString &text) const;
    /// A goal that was not set for more than a million messages.
    std::optional<Goal> upToAMillion(const Goal &goal) const;
};

/// One figure of the benchmark.
struct Figure {
    QString name;
    QString words; ///< what it is about
    std::function<void(const FigureRun &)> measure;
    QList<qint64> sizes; ///< in messages, or rows of a page; the first is the one that its goal is about
    QList<qint64> quickSizes;
    bool hasWindowSystem = false; ///< measured on the display there is; the others without any
};

const QList<Figure> &figures();

void measureFetch(const FigureRun &run);
void measureIngest(const FigureRun &run);
void measureSearch(const FigureRun &run);
void measureSort(const FigureRun &run);
void measureScroll(const FigureRun &run);
void measureStall(const FigureRun &run);
void measureStart(const FigureRun &run);
void measureMemory(const FigureRun &run);
void measureNumbers(const FigureRun &run);
void measureInventory(const FigureRun &run);

} // namespace trunkline::bench
