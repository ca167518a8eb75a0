// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchrivals.h"

#include "archive/archivestatement.h"
#include "benchtable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

constexpr qsizetype likeQueries = 40;
constexpr qsizetype ripgrepQueries = 20;
constexpr qsizetype jqQueries = 3; // ten seconds each at a million

QByteArray likeSql(const BenchQuery &query)
{
    const auto like = [](const char *column, const QString &text) -> QByteArray {
        return QByteArray(column) + " LIKE '%" + text.toUtf8().replace('\'', "''") + "%'";
    };
    QByteArrayList all;
    for (const QString &word : query.words)
        all += like("body", word);
    if (!query.digits.isEmpty())
        all += '(' + like("sender", query.digits) + " OR " + like("recipient", query.digits) + " OR "
            + like("body", query.digits) + ')';
    return " FROM messages WHERE " + all.join(" AND ");
}

void measureLike(const FigureRun &run, const QString &archive, const QList<BenchQuery> &queries)
{
    ArchiveDatabase database;
    if (const ArchiveTrouble trouble = database.open(archive, ArchiveDatabase::Access::Read))
        qFatal("%s", qPrintable(trouble.words));
    QList<double> first, counted;
    for (const BenchQuery &query : queries.first(std::min(likeQueries, queries.size()))) {
        const auto scan = [&database](const QByteArray &sql) {
            QElapsedTimer timer;
            timer.start();
            ArchiveStatement(database.handle(), sql.constData()).run();
            return millisecondsOf(timer);
        };
        const QByteArray sql = likeSql(query);
        first +=
            scan("SELECT seq, sender, recipient, status, body, more" + sql + " ORDER BY seq DESC LIMIT 50");
        counted += scan("SELECT count(*)" + sql);
    }
    run.report(u"LIKE, the first 50 rows"_s, u"ms"_s, first);
    run.report(u"LIKE, counted"_s, u"ms"_s, counted);
}

/// What a program takes for each of the first queries without digits.
void measureProgram(const FigureRun &run, const QString &program, qsizetype most,
                    const QList<BenchQuery> &queries,
                    const std::function<QStringList(const BenchQuery &)> &arguments)
{
    if (QStandardPaths::findExecutable(program).isEmpty())
        return run.note(QString(program + u" is not installed, so nothing is compared with it"_s));
    QList<double> times;
    for (const BenchQuery &query : queries) {
        if (!query.digits.isEmpty() || times.size() == most)
            continue;
        QElapsedTimer timer;
        timer.start();
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.setStandardOutputFile(QProcess::nullDevice());
        process.start(program, arguments(query));
        if (!process.waitForFinished(-1) || process.exitCode() > 1) // ripgrep says 1 when it found nothing
            qFatal("%s failed", qPrintable(program));
        times += millisecondsOf(timer);
    }
    run.report(QString(program + u" over lines of JSON"_s), u"ms"_s, times);
}

QStringList jqArguments(const BenchQuery &query, const QString &lines)
{
    return {u"--compact-output"_s,
            u"--arg"_s,
            u"word"_s,
            query.words.constFirst(),
            u"select(.attributes.body | contains($word))"_s,
            lines};
}

} // namespace

void measureRivals(const FigureRun &run, const QString &archive, const QList<BenchQuery> &queries)
{
    measureLike(run, archive, queries);
    const QString lines = run.data.jsonLines(run.messages);
    measureProgram(run, u"rg"_s, ripgrepQueries, queries, [&lines](const BenchQuery &query) {
        return QStringList{
            u"--fixed-strings"_s, u"--ignore-case"_s, u"--count"_s, u"-e"_s, query.words.constFirst(), lines};
    });
    measureProgram(run, u"jq"_s, jqQueries, queries,
                   [&lines](const BenchQuery &query) { return jqArguments(query, lines); });
}

} // namespace trunkline::bench
