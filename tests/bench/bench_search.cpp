// SPDX-License-Identifier: GPL-3.0-or-later
// How long from a query to its first rows and to its count, and from a change of the sort column to the first
// rows, on an archive that bench_archive made; beside it what LIKE takes on the same file. Nothing is
// painted. Prints a line of JSON for each figure; judges nothing.
//   bench_search FILE [--seed 1] [--like 40] [--queries]
#include "archive/querytext.h"
#include "archiverows.h"
#include "searchqueries.h"

#include <algorithm>
#include <cmath>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QTextStream>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

constexpr int screen = 50;

struct Times {
    QList<double> first; ///< milliseconds
    QList<double> complete;
};

double milliseconds(const QElapsedTimer &timer)
{
    return std::round(double(timer.nsecsElapsed()) / 1e4) / 100;
}

double quantile(QList<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0 : values.at(qsizetype(std::ceil(part * double(values.size()))) - 1);
}

void print(const QJsonObject &line)
{
    QTextStream(stdout) << QJsonDocument(line).toJson(QJsonDocument::Compact) << Qt::endl;
}

void printTimes(const QString &figure, const QString &what, const Times &times)
{
    QJsonObject line{{u"figure"_s, figure}, {u"what"_s, what}, {u"queries"_s, times.first.size()}};
    for (const auto &[name, values] :
         {std::pair(u"first"_s, times.first), std::pair(u"complete"_s, times.complete)})
        line[name] = QJsonObject{{u"p50"_s, quantile(values, 0.5)},
                                 {u"p95"_s, quantile(values, 0.95)},
                                 {u"max"_s, quantile(values, 1)}};
    print(line);
}

/// The archive as a table has it, whose view shows the first rows.
class Table {
public:
    explicit Table(const QString &path)
        : m_rows(m_reader)
    {
        QObject::connect(&m_rows, &RowSourceSignals::wasReset, &m_rows, [this] {
            m_isNew = true;
            m_rows.want(0, screen - 1);
        });
        QObject::connect(&m_rows, &RowSourceSignals::inserted, &m_rows,
                         [this] { m_rows.want(0, screen - 1); });
        QObject::connect(&m_rows, &ArchiveRows::failed, &m_rows,
                         [](const ArchiveTrouble &trouble) { qFatal("%s", qPrintable(trouble.words)); });
        m_reader.open(path);
    }

    /// Milliseconds until the first rows, and until all are counted.
    void run(const MessageQuery &query, Times *times)
    {
        QElapsedTimer timer;
        timer.start();
        m_isNew = false;
        m_rows.setQuery(query);
        wait([this] { return m_isNew && areFirstAtHand(); });
        times->first += milliseconds(timer);
        wait([this] { return m_rows.isComplete(); });
        times->complete += milliseconds(timer);
    }
    int count() const { return m_rows.count(); }

private:
    bool areFirstAtHand() const
    {
        if (m_rows.count() < screen && !m_rows.isComplete())
            return false;
        for (int row = 0; row < std::min(screen, m_rows.count()); ++row) {
            if (!m_rows.row(row))
                return false;
        }
        return true;
    }
    template <typename Condition> static void wait(Condition condition)
    {
        while (!condition())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    ArchiveReader m_reader;
    ArchiveRows m_rows;
    bool m_isNew = false;
};

void search(Table &table, const QList<bench::BenchQuery> &queries, bool isEachTold)
{
    Times all;
    QMap<QString, Times> kinds;
    for (const bench::BenchQuery &query : queries) {
        Times once;
        table.run(parseMessageQuery(query.text, QTimeZone::utc(), 0), &once);
        for (Times *times : {&all, &kinds[query.kind]}) {
            times->first += once.first;
            times->complete += once.complete;
        }
        if (isEachTold)
            print({{u"query"_s, query.text},
                   {u"first"_s, once.first.at(0)},
                   {u"complete"_s, once.complete.at(0)},
                   {u"rows"_s, table.count()}});
    }
    printTimes(u"search"_s, u"all"_s, all);
    for (auto kind = kinds.cbegin(); kind != kinds.cend(); ++kind)
        printTimes(u"search"_s, kind.key(), *kind);
}

QByteArray likeSql(const bench::BenchQuery &query)
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

void likeScan(const ArchiveDatabase &database, const QList<bench::BenchQuery> &queries)
{
    Times times;
    for (const bench::BenchQuery &query : queries) {
        const auto scan = [&database](const QByteArray &sql) {
            QElapsedTimer timer;
            timer.start();
            ArchiveStatement(database.handle(), sql.constData()).run();
            return milliseconds(timer);
        };
        const QByteArray sql = likeSql(query);
        times.first +=
            scan("SELECT seq, sender, recipient, status, body, more" + sql + " ORDER BY seq DESC LIMIT 50");
        times.complete += scan("SELECT count(*)" + sql);
    }
    printTimes(u"search with LIKE"_s, u"all"_s, times);
}

void sortColumns(Table &table, const QString &text)
{
    const QStringList names{u"Time"_s,   u"Direction"_s, u"From"_s,  u"To"_s,  u"Body"_s,
                            u"Status"_s, u"Type"_s,      u"Parts"_s, u"Cost"_s};
    for (int column = 0; column <= int(MessageColumn::Cost); ++column) {
        Times times;
        for (int round = 0; round < 6; ++round) {
            MessageQuery query = parseMessageQuery(text, QTimeZone::utc(), 0);
            query.sort = {MessageColumn(column), round % 2 == 0};
            table.run(query, &times);
        }
        printTimes(text.isEmpty() ? u"sort"_s : u"sort of "_s + text, names.at(column), times);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(u"file"_s, u"An archive."_s);
    parser.addOption({u"seed"_s, u"Other queries."_s, u"number"_s, u"1"_s});
    parser.addOption({u"like"_s, u"So many of them with LIKE, which is slow."_s, u"count"_s, u"40"_s});
    parser.addOption({u"queries"_s, u"Tell of each query."_s});
    parser.addHelpOption();
    parser.process(app);
    const QString path = parser.positionalArguments().value(0);
    ArchiveDatabase database;
    if (const ArchiveTrouble trouble = database.open(path, ArchiveDatabase::Access::Read)) {
        QTextStream(stderr) << trouble.words << '\n';
        return 1;
    }
    const QList<bench::BenchQuery> queries =
        bench::searchQueries(database, parser.value(u"seed"_s).toULongLong());
    Table table(path);
    Times opening;
    table.run({}, &opening);
    print({{u"figure"_s, u"archive"_s}, {u"messages"_s, table.count()}});
    printTimes(u"open"_s, u"everything, newest first"_s, opening);
    search(table, queries, parser.isSet(u"queries"_s));
    sortColumns(table, {});
    sortColumns(table, u"delayed"_s);
    likeScan(database, queries.first(qBound(0, parser.value(u"like"_s).toInt(), int(queries.size()))));
    return 0;
}
