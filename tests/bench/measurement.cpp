// SPDX-License-Identifier: GPL-3.0-or-later
#include "measurement.h"

#include <algorithm>
#include <cmath>
#include <QLocale>
#include <QMap>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

struct Named {
    Statistic statistic;
    double part;
    QString name;
};

const QList<Named> &statistics()
{
    static const QList<Named> all{{Statistic::Median, 0.5, u"median"_s},
                                  {Statistic::P95, 0.95, u"p95"_s},
                                  {Statistic::P99, 0.99, u"p99"_s},
                                  {Statistic::P999, 0.999, u"p99.9"_s},
                                  {Statistic::Most, 1, u"most"_s}};
    return all;
}

double rounded(double value)
{
    const double places = std::abs(value) < 100 ? 1'000 : 1;
    return std::round(value * places) / places;
}

QString number(double value)
{
    const double size = std::abs(value);
    return QLocale::c().toString(value, 'f', size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

QString count(const QJsonValue &size)
{
    return QLocale(QLocale::English).toString(size.toInteger());
}

QString goalText(const QJsonObject &line)
{
    const QJsonObject goal = line[u"goal"_s].toObject();
    if (goal.isEmpty())
        return {};
    const bool isAtLeast = goal.contains(u"atLeast"_s);
    return QString(goal[u"of"_s].toString() + (isAtLeast ? u" ≥ "_s : u" ≤ "_s)
                   + number(goal[isAtLeast ? u"atLeast"_s : u"atMost"_s].toDouble())
                   + (line[u"met"_s].toBool() ? u", met"_s : u", **missed**"_s));
}

bool isNote(const QJsonObject &line)
{
    return line.contains(u"note"_s);
}

QString row(const QStringList &cells)
{
    return QString(u"| "_s + cells.join(u" | "_s) + u" |\n"_s);
}

QString rule(qsizetype words, qsizetype figures)
{
    return row(QStringList(words, u"---"_s) + QStringList(figures, u"---:"_s));
}

/// The statistic a goal is about, else the median: what stands for the whole line.
QString gist(const QJsonObject &line)
{
    const QString of = line[u"goal"_s][u"of"_s].toString(u"median"_s);
    return QString(number(line[of].toDouble())
                   + (of == "median"_L1 ? QString() : QString(u" ("_s + of + u')')));
}

/// Says whether a goal is met, where there is one.
void judge(QJsonObject *line)
{
    const QJsonObject goal = (*line)[u"goal"_s].toObject();
    if (goal.isEmpty())
        return;
    const double value = (*line)[goal[u"of"_s].toString()].toDouble();
    (*line)[u"met"_s] = goal.contains(u"atLeast"_s) ? value >= goal[u"atLeast"_s].toDouble()
                                                    : value <= goal[u"atMost"_s].toDouble();
}

QList<QJsonObject> linesAbout(const QJsonValue &what, const QList<QList<QJsonObject>> &runs)
{
    QList<QJsonObject> lines;
    for (const QList<QJsonObject> &run : runs) {
        for (const QJsonObject &line : run) {
            if (line[u"what"_s] == what && !isNote(line))
                lines += line;
        }
    }
    return lines;
}

} // namespace

double statistic(QList<double> values, Statistic which)
{
    std::sort(values.begin(), values.end());
    const double part = statistics().at(qsizetype(which)).part;
    return values.isEmpty() ? 0 : values.at(qsizetype(std::ceil(part * double(values.size()))) - 1);
}

QJsonObject toJson(const Measurement &measurement)
{
    QJsonObject line{{u"figure"_s, measurement.figure},
                     {u"what"_s, measurement.what},
                     {u"size"_s, measurement.size},
                     {u"unit"_s, measurement.unit},
                     {u"samples"_s, measurement.values.size()}};
    for (const Named &named : statistics())
        line[named.name] = rounded(statistic(measurement.values, named.statistic));
    if (const std::optional<Goal> &goal = measurement.goal) {
        line[u"goal"_s] = QJsonObject{{u"of"_s, statistics().at(qsizetype(goal->of)).name},
                                      {goal->isAtLeast ? u"atLeast"_s : u"atMost"_s, goal->limit}};
        judge(&line);
    }
    return line;
}

QList<QJsonObject> mediansOf(const QList<QList<QJsonObject>> &runs)
{
    QList<QJsonObject> medians;
    for (const QJsonObject &first : runs.value(0)) {
        QJsonObject line = first;
        if (!isNote(first)) {
            const QList<QJsonObject> same = linesAbout(first[u"what"_s], runs);
            for (const Named &named : statistics()) {
                QList<double> values;
                for (const QJsonObject &one : same)
                    values += one[named.name].toDouble();
                line[named.name] = median(values);
            }
            line[u"runs"_s] = same.size();
            judge(&line);
        }
        medians += line;
    }
    return medians;
}

QJsonObject noteJson(const QString &figure, qint64 size, const QString &note)
{
    return {{u"figure"_s, figure}, {u"size"_s, size}, {u"note"_s, note}};
}

QString table(const QList<QJsonObject> &lines)
{
    QString text = row({u"Figure"_s, u"Measured"_s, u"Unit"_s, u"Goal"_s, u"Size"_s, u"n"_s, u"median"_s,
                        u"p95"_s, u"p99"_s, u"p99.9"_s, u"most"_s})
        + rule(4, 7);
    QString notes;
    for (const QJsonObject &line : lines) {
        const QString figure = line[u"figure"_s].toString();
        if (isNote(line)) {
            notes += u"* "_s + figure + u", "_s + count(line[u"size"_s]) + u": "_s
                + line[u"note"_s].toString() + u'\n';
            continue;
        }
        QStringList cells{figure,
                          line[u"what"_s].toString(),
                          line[u"unit"_s].toString(),
                          goalText(line),
                          count(line[u"size"_s]),
                          QString(count(line[u"runs"_s]) + u" × "_s + count(line[u"samples"_s]))};
        for (const Named &named : statistics())
            cells += number(line[named.name].toDouble());
        text += row(cells);
    }
    return notes.isEmpty() ? text : QString(text + u'\n' + notes);
}

QString growthTable(const QList<QJsonObject> &lines)
{
    using Key = QStringList;
    QList<Key> order;
    QMap<Key, QMap<qint64, QString>> known;
    QMap<qint64, bool> sizes;
    for (const QJsonObject &line : lines) {
        const Key key{line[u"figure"_s].toString(), line[u"what"_s].toString(), line[u"unit"_s].toString()};
        if (isNote(line))
            continue;
        if (!known.contains(key))
            order += key;
        known[key][line[u"size"_s].toInteger()] = gist(line);
    }
    order.removeIf([&known](const Key &key) { return known.value(key).size() < 2; });
    for (const Key &key : order) {
        for (const qint64 size : known.value(key).keys())
            sizes[size] = true;
    }
    if (order.isEmpty())
        return {};
    QStringList head{u"Figure"_s, u"Measured"_s, u"Unit"_s};
    for (const qint64 size : sizes.keys())
        head += count(size);
    QString text = row(head) + rule(3, sizes.size());
    for (const Key &key : order) {
        QStringList cells = key;
        for (const qint64 size : sizes.keys())
            cells += known.value(key).value(size);
        text += row(cells);
    }
    return text;
}

} // namespace trunkline::bench
