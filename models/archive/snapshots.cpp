// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/snapshots.h"

#include "archive/archivestatement.h"
#include "archive/snapshotrecord.h"

#include <algorithm>
#include <utility>

namespace trunkline {

namespace {

constexpr char numbersTable[] = "numbers";
constexpr char routesTable[] = "routes";

template <typename T> QList<T> inOrder(QList<std::pair<qint64, T>> placed)
{
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<T> list;
    list.reserve(placed.size());
    for (const auto &[place, item] : std::as_const(placed))
        list.append(item);
    return list;
}

} // namespace

ArchiveTrouble Snapshots::keepNumbers(const QList<KeptNumber> &numbers, qint64 at)
{
    QList<Row> rows;
    rows.reserve(numbers.size());
    for (const KeptNumber &kept : numbers)
        rows.append({kept.number.number.digits().toUtf8(), encodedNumber(kept, rows.size())});
    return replace(numbersTable, rows, at);
}

ArchiveTrouble Snapshots::keepRoutes(const QList<Route> &routes, qint64 at)
{
    QList<Row> rows;
    for (const Route &route : routes)
        rows.append({route.id.toUtf8(), encodedRoute(route, rows.size())});
    return replace(routesTable, rows, at);
}

NumbersSnapshot Snapshots::numbers(ArchiveTrouble *trouble)
{
    NumbersSnapshot snapshot;
    QList<std::pair<qint64, KeptNumber>> placed;
    const ArchiveTrouble unread = read(numbersTable, &snapshot.at, [&placed](const Row &row) {
        placed.emplaceBack();
        return decodeNumber(row.data, QString::fromUtf8(row.id), &placed.last().second, &placed.last().first);
    });
    if (trouble)
        *trouble = unread;
    if (unread)
        return {};
    snapshot.numbers = inOrder(std::move(placed));
    return snapshot;
}

RoutesSnapshot Snapshots::routes(ArchiveTrouble *trouble)
{
    RoutesSnapshot snapshot;
    QList<std::pair<qint64, Route>> placed;
    const ArchiveTrouble unread = read(routesTable, &snapshot.at, [&placed](const Row &row) {
        placed.emplaceBack();
        return decodeRoute(row.data, QString::fromUtf8(row.id), &placed.last().second, &placed.last().first);
    });
    if (trouble)
        *trouble = unread;
    if (unread)
        return {};
    snapshot.routes = inOrder(std::move(placed));
    return snapshot;
}

ArchiveTrouble Snapshots::replace(const QByteArray &table, const QList<Row> &rows, qint64 at)
{
    return m_database.transaction([&] {
        if (const ArchiveTrouble trouble = m_database.run("DELETE FROM " + table))
            return trouble;
        const QByteArray sql = "INSERT OR REPLACE INTO " + table + " (id, at, data) VALUES (?1, ?2, ?3)";
        ArchiveStatement insert(m_database.handle(), sql.constData());
        if (!insert.isValid())
            return m_database.trouble();
        for (const Row &row : rows) {
            insert.bindText(1, row.id);
            insert.bind(2, at);
            insert.bindBlob(3, row.data);
            if (!insert.run())
                return m_database.trouble();
        }
        return ArchiveTrouble();
    });
}

ArchiveTrouble Snapshots::read(const QByteArray &table, qint64 *at,
                               const std::function<bool(const Row &)> &take)
{
    if (!m_database.isOpen())
        return ArchiveDatabase::closedTrouble();
    const QByteArray sql = "SELECT id, at, data FROM " + table;
    ArchiveStatement select(m_database.handle(), sql.constData());
    if (!select.isValid())
        return m_database.trouble();
    ArchiveStatement::Step step = select.step();
    for (; step == ArchiveStatement::Step::Row; step = select.step()) {
        *at = select.integer(1);
        if (!take({select.bytes(0).toByteArray(), select.bytes(2).toByteArray()}))
            return damaged(table);
    }
    return step == ArchiveStatement::Step::Failed ? m_database.trouble() : ArchiveTrouble();
}

ArchiveTrouble Snapshots::damaged(const QByteArray &table) const
{
    return {
        ArchiveTrouble::Kind::Damaged,
        tr("%1: a row of the table %2 cannot be read.").arg(m_database.path(), QString::fromLatin1(table))};
}

} // namespace trunkline
