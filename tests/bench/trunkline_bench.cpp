// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the archive and the window over it, figure by figure, each in processes of its own, several times.
// Prints a line of JSON for each measurement, and at the end a table in Markdown. Judges nothing: it ends
// with 0 also where a goal was missed.
//   trunkline_bench [--quick] [--size N]... [--runs N] [--data FOLDER] [--out FOLDER] [figure...]
//   trunkline_bench --pictures FOLDER [--size N] [--data FOLDER]
#include "benchrun.h"
#include "figures.h"
#include "largeblocks.h"
#include "pictures.h"
#include "startwindow.h"

#include <QApplication>
#include <QCommandLineParser>

using namespace trunkline::bench;
using namespace Qt::StringLiterals;

namespace {

QStringList asList(int argc, char **argv)
{
    QStringList list;
    for (int i = 0; i < argc; ++i)
        list.append(QString::fromLocal8Bit(argv[i]));
    return list;
}

QString namesOfFigures()
{
    QStringList lines;
    for (const Figure &figure : figures())
        lines += QString(u"  "_s + figure.name.leftJustified(10) + figure.words);
    return lines.join(u'\n');
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QString(u"Measures the archive and the window over it.\n\nFigures:\n"_s + namesOfFigures()));
    parser.addPositionalArgument(u"figure"_s, u"Those to measure; all without any."_s, u"[figure...]"_s);
    parser.addOption({u"quick"_s, u"Smaller sizes and fewer runs: some minutes."_s});
    parser.addOption({u"size"_s, u"Messages; may be given several times."_s, u"count"_s});
    parser.addOption({u"runs"_s,
                      u"Of each figure, each in a process of its own: of every statistic the median over the "
                      u"runs is told; 5, or 2 with --quick."_s,
                      u"count"_s});
    parser.addOption(
        {u"data"_s, u"Where made data is kept for the next run."_s, u"folder"_s, u"bench-data"_s});
    parser.addOption({u"out"_s, u"Also writes bench.jsonl and bench.md there."_s, u"folder"_s});
    parser.addOption(
        {u"pictures"_s,
         u"Instead: saves the program's window there, light and dark, as it searches an archive of "
         u"that size (a million unless told)."_s,
         u"folder"_s});
    parser.addHelpOption();
    // What the program starts itself with.
    QCommandLineOption measure(u"measure"_s, {}, u"figure"_s);
    measure.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(measure);
    QCommandLineOption again(u"again"_s);
    again.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(again);
    QCommandLineOption window(u"window"_s, {}, u"name"_s);
    window.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(window);
}

/// In the process of one figure.
int measure(const QCommandLineParser &parser, int argc, char **argv)
{
    const Figure *figure = figureNamed(parser.value(u"measure"_s));
    if (!figure)
        return 2;
    const bool hasDisplay =
        qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
    if (!figure->hasWindowSystem || !hasDisplay)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    quietOffscreen();
    trunkline::giveLargeBlocksBack(); // as the program does
    QApplication application(argc, argv);
    const BenchData data(parser.value(u"data"_s));
    figure->measure({data, figure->name, parser.value(u"size"_s).toLongLong(), !parser.isSet(u"again"_s)});
    return 0;
}

int picture(const QCommandLineParser &parser, int argc, char **argv)
{
    quietOffscreen();
    trunkline::giveLargeBlocksBack();
    QApplication application(argc, argv);
    const qint64 size = parser.isSet(u"size"_s) ? parser.value(u"size"_s).toLongLong() : 1'000'000;
    return takePictures(BenchData(parser.value(u"data"_s)).archive(size), parser.value(u"pictures"_s));
}

int runAll(const QCommandLineParser &parser)
{
    BenchOptions options;
    options.isQuick = parser.isSet(u"quick"_s);
    options.figures = parser.positionalArguments();
    options.data = parser.value(u"data"_s);
    options.out = parser.value(u"out"_s);
    options.runs = parser.isSet(u"runs"_s) ? parser.value(u"runs"_s).toInt() : options.isQuick ? 2 : 5;
    for (const QString &size : parser.values(u"size"_s))
        options.sizes += size.toLongLong();
    return runBench(options);
}

} // namespace

int main(int argc, char **argv)
{
    const QStringList arguments = asList(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    const bool isUnderstood = parser.parse(arguments);
    if (isUnderstood && parser.isSet(u"measure"_s))
        return measure(parser, argc, argv);
    if (const auto window = startWindowOf(parser.value(u"window"_s)))
        return runStartWindow(*window, argc, argv);
    if (isUnderstood && parser.isSet(u"pictures"_s))
        return picture(parser, argc, argv);
    QCoreApplication application(argc, argv);
    parser.process(application);
    return runAll(parser);
}
