// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QJsonObject>
#include <QList>

namespace trunkline::bench {

/// What a series of values comes to.
enum class Statistic { Median, P95, P99, P999, Most };

/// Of values in any order, by nearest rank; 0 of none.
double statistic(QList<double> values, Statistic which);
inline double median(const QList<double> &values)
{
    return statistic(values, Statistic::Median);
}

struct Goal {
    Statistic of = Statistic::Median;
    double limit = 0;
    bool isAtLeast = false; ///< else at most
};

/// What was measured of one thing, once or many times.
struct Measurement {
    QString figure;
    QString what;
    qint64 size = 0; ///< messages in the archive, or rows of the page
    QString unit;
    QList<double> values;
    std::optional<Goal> goal;
};

/// The line that is printed: statistics, not values.
QJsonObject toJson(const Measurement &measurement);
/// Of the lines of several runs: of each statistic the median over them, and in "runs" how many there were.
/// Notes are kept as the first run has them.
QList<QJsonObject> mediansOf(const QList<QList<QJsonObject>> &runs);
/// A line that says why something was not measured.
QJsonObject noteJson(const QString &figure, qint64 size, const QString &note);

/// Of such lines, in Markdown: all of them, and what was measured at several sizes beside each other.
QString table(const QList<QJsonObject> &lines);
QString growthTable(const QList<QJsonObject> &lines);

} // namespace trunkline::bench
