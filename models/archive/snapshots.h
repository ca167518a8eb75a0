// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivedatabase.h"
#include "domain/ownednumber.h"

namespace trunkline {

/// The numbers of an account as they were last read completely.
struct NumbersSnapshot {
    QList<KeptNumber> numbers; ///< in the order in which they were kept
    qint64 at = 0; ///< when they were read, UTC milliseconds; 0: nothing is kept
};

/// The routes, likewise.
struct RoutesSnapshot {
    QList<Route> routes;
    qint64 at = 0;
};

/// The numbers and routes of an account in its archive, so that a start without network shows them: the
/// newest of each, whole. For a moment, on the thread of the connection; every call waits for the disk.
///     m_thread.post([kept, at](ArchiveWriter &w) { return Snapshots(w.database()).keepNumbers(kept, at); },
///     …)
class Snapshots {
    Q_DECLARE_TR_FUNCTIONS(Snapshots)
public:
    explicit Snapshots(ArchiveDatabase &database)
        : m_database(database)
    {
    }

    /// Replaces what was kept before, in one transaction. An empty list leaves nothing. `at` is above 0.
    ArchiveTrouble keepNumbers(const QList<KeptNumber> &numbers, qint64 at);
    ArchiveTrouble keepRoutes(const QList<Route> &routes, qint64 at);

    /// Also on a connection that only reads. Empty on trouble; one that cannot be read is Damaged.
    NumbersSnapshot numbers(ArchiveTrouble *trouble = nullptr);
    RoutesSnapshot routes(ArchiveTrouble *trouble = nullptr);

private:
    struct Row {
        QByteArray id;
        QByteArray data;
    };
    ArchiveTrouble replace(const QByteArray &table, const QList<Row> &rows, qint64 at);
    ArchiveTrouble read(const QByteArray &table, qint64 *at, const std::function<bool(const Row &)> &take);
    ArchiveTrouble damaged(const QByteArray &table) const;

    ArchiveDatabase &m_database;
};

} // namespace trunkline
