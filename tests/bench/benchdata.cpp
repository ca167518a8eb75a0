// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchdata.h"

#include "archive/archiveschema.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

constexpr TimeRange thirteenMonths{1'735'689'600'000, 1'769'904'000'000};
constexpr qint64 linesAtOnce = 1'000;

/// So that each round finds the file in the system's cache, and not only those after the first.
QString inCache(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        qFatal("cannot read %s", qPrintable(path));
    QByteArray block(1'048'576, Qt::Uninitialized);
    while (file.read(block.data(), block.size()) > 0) { }
    return path;
}

/// What is half made is not found by the next run.
void putInPlace(const QString &made, const QString &path)
{
    for (const QString &old : {path, QString(path + u"-wal"_s), QString(path + u"-shm"_s)})
        QFile::remove(old);
    if (!QFile::rename(made, path))
        qFatal("cannot make %s", qPrintable(path));
}

} // namespace

BenchData::BenchData(const QString &folder)
    : m_folder(QDir(folder).absolutePath())
{
    if (!QDir().mkpath(m_folder))
        qFatal("cannot make the folder %s", qPrintable(m_folder));
}

MessageFactory BenchData::factory(qint64 messages) const
{
    return {Seed, messages, thirteenMonths};
}

QString BenchData::path(qint64 messages, const QString &suffix) const
{
    return QString(m_folder + u"/messages-%1-seed%2"_s.arg(messages).arg(Seed) + suffix);
}

QString BenchData::archive(qint64 messages) const
{
    const QString place = path(messages, u"-schema%1.db"_s.arg(archiveSchema().size()));
    if (!QFile::exists(place))
        makeArchive(messages);
    return inCache(place);
}

FillTimes BenchData::makeArchive(qint64 messages) const
{
    const QString place = path(messages, u"-schema%1.db"_s.arg(archiveSchema().size()));
    const QString made = path(messages, u".new/messages.db"_s);
    QDir(path(messages, u".new"_s)).removeRecursively();
    const FillTimes times = fillArchive(made, factory(messages));
    putInPlace(made, place);
    QDir(path(messages, u".new"_s)).removeRecursively();
    return times;
}

QString BenchData::jsonLines(qint64 messages) const
{
    const QString place = path(messages, u".jsonl"_s);
    if (QFile::exists(place))
        return inCache(place);
    const QString made = path(messages, u".jsonl.new"_s);
    const MessageFactory all = factory(messages);
    QFile file(made);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        qFatal("%s", qPrintable(file.errorString()));
    for (qint64 first = 0; first < messages; first += linesAtOnce) {
        QByteArray lines;
        for (const Message &message : all.some(first, std::min(linesAtOnce, messages - first)))
            lines += jsonOf(message) + '\n';
        if (file.write(lines) != lines.size())
            qFatal("%s", qPrintable(file.errorString()));
    }
    file.close();
    putInPlace(made, place);
    return place;
}

} // namespace trunkline::bench
