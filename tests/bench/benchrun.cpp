// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchrun.h"

#include "figures.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QProcess>
#include <QSysInfo>
#include <QThread>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

QtMessageHandler usualHandler = nullptr;

QByteArray valueOf(const QString &file, const QByteArray &name)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> lines = source.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(name))
            return line.mid(line.indexOf(':') + 1).simplified();
    }
    return {};
}

QString machine()
{
    QFile load(u"/proc/loadavg"_s);
    const QByteArray loads = load.open(QIODevice::ReadOnly) ? load.readAll().simplified() : QByteArray();
    return QString(QString::fromUtf8(valueOf(u"/proc/cpuinfo"_s, "model name")) + u", "_s
                   + QString::number(QThread::idealThreadCount()) + u" processors, "_s
                   + QString::fromUtf8(valueOf(u"/proc/meminfo"_s, "MemTotal")) + u", "_s
                   + QSysInfo::prettyProductName() + u", Linux "_s + QSysInfo::kernelVersion() + u", Qt "_s
                   + QString::fromLatin1(qVersion()) + u", SQLite "_s
                   + QString::fromLatin1(sqlite3_libversion()) + u"; load before "_s
                   + QString::fromUtf8(loads.left(loads.indexOf(' '))));
}

/// One run of the program: what its lines say, kept for the tables.
class Bench {
public:
    explicit Bench(const BenchOptions &options)
        : m_options(options)
    {
    }

    int run();

private:
    bool measure(const Figure &figure, qint64 size);
    std::optional<QList<QJsonObject>> measureOnce(const Figure &figure, qint64 size, bool isFirst);
    void take(const QJsonObject &line);
    QString summary() const;
    bool write(const QString &name, const QByteArray &text) const;

    BenchOptions m_options;
    QString m_machine = machine();
    QElapsedTimer m_timer;
    QList<QJsonObject> m_lines;
    QByteArray m_printed;
};

int Bench::run()
{
    m_timer.start();
    bool isWhole = true;
    for (const Figure &figure : figures()) {
        if (!m_options.figures.isEmpty() && !m_options.figures.contains(figure.name))
            continue;
        QList<qint64> sizes = m_options.sizes;
        if (sizes.isEmpty())
            sizes = m_options.isQuick ? figure.quickSizes : figure.sizes;
        for (const qint64 size : sizes)
            isWhole = measure(figure, size) && isWhole;
    }
    const QByteArray text = summary().toUtf8();
    std::printf("\n%s", text.constData());
    if (!m_options.out.isEmpty())
        isWhole = write(u"bench.jsonl"_s, m_printed) && write(u"bench.md"_s, text) && isWhole;
    return isWhole ? 0 : 1;
}

bool Bench::measure(const Figure &figure, qint64 size)
{
    QList<QList<QJsonObject>> runs;
    while (runs.size() < m_options.runs) {
        const std::optional<QList<QJsonObject>> lines = measureOnce(figure, size, runs.isEmpty());
        if (!lines) {
            take(noteJson(figure.name, size, u"could not be measured"_s));
            return false;
        }
        runs += *lines;
    }
    const QList<QJsonObject> medians = mediansOf(runs);
    for (const QJsonObject &line : medians)
        take(line);
    return true;
}

/// Nothing when it failed.
std::optional<QList<QJsonObject>> Bench::measureOnce(const Figure &figure, qint64 size, bool isFirst)
{
    QStringList arguments{u"--measure"_s,        figure.name, u"--size"_s,
                          QString::number(size), u"--data"_s, m_options.data};
    if (!isFirst)
        arguments += u"--again"_s;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    process.waitForFinished(-1);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return {};
    QList<QJsonObject> lines;
    const QList<QByteArray> printed = process.readAllStandardOutput().split('\n');
    for (const QByteArray &line : printed) {
        if (!line.isEmpty())
            lines += QJsonDocument::fromJson(line).object();
    }
    return lines;
}

void Bench::take(const QJsonObject &line)
{
    const QByteArray text = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    std::fputs(text.constData(), stdout);
    std::fflush(stdout);
    m_printed += text;
    m_lines += line;
}

QString Bench::summary() const
{
    const QString growth = growthTable(m_lines);
    return QString(u"Machine: "_s + m_machine + u". Whole run: "_s
                   + QString::number(double(m_timer.elapsed()) / 60'000, 'f', 1) + u" minutes.\n\n"_s
                   + table(m_lines) + (growth.isEmpty() ? QString() : QString(u"\nGrowth:\n\n"_s + growth)));
}

bool Bench::write(const QString &name, const QByteArray &text) const
{
    QFile file(QDir(m_options.out).filePath(name));
    if (QDir().mkpath(m_options.out) && file.open(QIODevice::WriteOnly) && file.write(text) == text.size())
        return true;
    std::fprintf(stderr, "cannot write %s\n", qPrintable(file.fileName()));
    return false;
}

} // namespace

int runBench(const BenchOptions &options)
{
    for (const QString &name : options.figures) {
        if (!figureNamed(name)) {
            std::fprintf(stderr, "there is no figure %s\n", qPrintable(name));
            return 2;
        }
    }
    if (options.runs < 1 || std::any_of(options.sizes.cbegin(), options.sizes.cend(), [](qint64 size) {
            return size < 100;
        })) {
        std::fputs("sizes are 100 messages or more, runs one or more\n", stderr);
        return 2;
    }
    return Bench(options).run();
}

const Figure *figureNamed(const QString &name)
{
    const QList<Figure> &all = figures();
    const auto found =
        std::find_if(all.cbegin(), all.cend(), [&name](const Figure &figure) { return figure.name == name; });
    return found == all.cend() ? nullptr : &*found;
}

void quietOffscreen()
{
    usualHandler =
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &text) {
            if (!text.startsWith("This plugin does not support"_L1))
                usualHandler(type, context, text);
        });
}

} // namespace trunkline::bench
