// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archiveschema.h"
#include "archive/archivetrouble.h"

#include <functional>
#include <QCoreApplication>
#include <QDateTime>
#include <QSqlDatabase>

struct sqlite3;

namespace trunkline {

/// One connection to the archive of an account, a SQLite file in WAL mode. Use it on the thread that opened
/// it; every call may wait for the disk. Any number of connections may read while one writes.
class ArchiveDatabase {
    Q_DECLARE_TR_FUNCTIONS(ArchiveDatabase)
public:
    enum class Access {
        Write, ///< makes the file (0600, its folder 0700) when it is absent, and brings an old schema up to
               ///< date
        Read, ///< query_only; the file has to be there and up to date, so open a Write connection first
    };

    explicit ArchiveDatabase(QList<SchemaStep> schema = archiveSchema());
    ~ArchiveDatabase();
    Q_DISABLE_COPY_MOVE(ArchiveDatabase)

    /// Before each step of the schema that changes an existing file, a copy is made beside it
    /// ("messages.db.before-2"); only the newest copy is kept. On trouble it is closed again.
    ArchiveTrouble open(const QString &path, Access access);
    /// Destroy all statements and queries of it before.
    void close();
    bool isOpen() const { return m_handle != nullptr; }
    const QString &path() const { return m_path; }

    /// For prepared statements and sqlite3_interrupt(), which alone may be called from another thread. Null
    /// while it is closed.
    sqlite3 *handle() const { return m_handle; }
    QSqlDatabase database() const;

    /// Runs statements that give no rows.
    ArchiveTrouble run(const QByteArray &statements);
    /// The first column of the first row as a number; 0 when there is none.
    ArchiveTrouble ask(const char *statement, qint64 *answer);
    /// Carries it out as one transaction: all of it, or nothing when it reports trouble. Says CannotOpen
    /// while the database is closed.
    ArchiveTrouble transaction(const std::function<ArchiveTrouble()> &work);
    /// What everything says while it is closed.
    static ArchiveTrouble closedTrouble();
    /// What the last call on the handle failed with.
    ArchiveTrouble trouble() const { return troubleOf(m_handle, m_path); }

    /// Looks at every page of the file (PRAGMA quick_check): seconds for a gigabyte.
    ArchiveTrouble check();

    /// Moves a file that cannot be used, with its write-ahead log, to "<path>.damaged-<UTC time>", which
    /// *aside gets. Every connection has to be closed; one that reads elsewhere goes on with the old file.
    static ArchiveTrouble setAside(const QString &path, QString *aside = nullptr);
    /// Deletes what migrations and setAside() left beside the file; only what is older, where a moment is
    /// given. False when some of that is still there.
    static bool removeLeftovers(const QString &path, const QDateTime &olderThan = {});

    /// At most that many pages of 4096 bytes, for tests of a full disk. Before open(); 0: no limit.
    void setMaxPages(int pages) { m_maxPages = pages; }

private:
    ArchiveTrouble connectTo(const QString &path, Access access);
    ArchiveTrouble configure(Access access);
    ArchiveTrouble identify(Access access, int *version, bool *isNew);
    ArchiveTrouble migrate(int version, bool isNew);
    ArchiveTrouble takeStep(int version);
    ArchiveTrouble backUp(int version);

    QList<SchemaStep> m_schema;
    QString m_path;
    QString m_connection; ///< name of it, never used twice in a process
    sqlite3 *m_handle = nullptr; ///< belongs to the driver
    int m_maxPages = 0;
};

} // namespace trunkline
