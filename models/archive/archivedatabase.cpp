// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archivedatabase.h"

#include "archive/archivestatement.h"
#include "storage/privatefiles.h"

#include <atomic>
#include <QDir>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr int busyWaitMs = 5'000;

/// The log may grow to 64 MB before it is written into the file: pages of indexes that many batches touch are
/// then written once. The file is not mapped: its pages would count as memory of ours.
constexpr char forWriting[] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=FAST;"
                              "PRAGMA wal_autocheckpoint=16000; PRAGMA journal_size_limit=67108864;"
                              "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY";
constexpr char forReading[] = "PRAGMA query_only=ON; PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY";

QString newConnectionName()
{
    static std::atomic<int> count = 0;
    return u"archive %1"_s.arg(++count);
}

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

} // namespace

ArchiveDatabase::ArchiveDatabase(QList<SchemaStep> schema)
    : m_schema(std::move(schema))
{
}

ArchiveDatabase::~ArchiveDatabase()
{
    close();
}

void ArchiveDatabase::close()
{
    m_handle = nullptr;
    if (!m_connection.isEmpty())
        QSqlDatabase::removeDatabase(m_connection);
    m_connection.clear();
}

QSqlDatabase ArchiveDatabase::database() const
{
    return QSqlDatabase::database(m_connection, false);
}

ArchiveTrouble ArchiveDatabase::open(const QString &path, Access access)
{
    close();
    m_path = path;
    int version = 0;
    bool isNew = false;
    ArchiveTrouble trouble = connectTo(path, access);
    if (!trouble)
        trouble = identify(access, &version, &isNew);
    if (!trouble)
        trouble = configure(access);
    if (!trouble && version < m_schema.size())
        trouble = migrate(version, isNew);
    if (trouble)
        close();
    return trouble;
}

ArchiveTrouble ArchiveDatabase::connectTo(const QString &path, Access access)
{
    if (access == Access::Write) {
        QString problem = makePrivateFolder(QFileInfo(path).absolutePath(), FolderUse::Ours);
        if (problem.isEmpty())
            problem = makePrivateFile(path);
        if (!problem.isEmpty())
            return {ArchiveTrouble::Kind::CannotOpen, problem};
    } else if (!QFileInfo::exists(path)) {
        return {ArchiveTrouble::Kind::CannotOpen, tr("%1 is not there.").arg(shown(path))};
    }
    m_connection = newConnectionName();
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyWaitMs));
    if (!database.open())
        return {ArchiveTrouble::Kind::CannotOpen, u"%1: %2"_s.arg(shown(path), database.lastError().text())};
    // Calls on the driver's handle are safe only where the driver and we use one and the same library.
    QSqlQuery library(u"SELECT sqlite_source_id()"_s, database);
    const QVariant handle = database.driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") != 0 || !library.next()
        || library.value(0).toByteArray() != sqlite3_sourceid())
        return {ArchiveTrouble::Kind::CannotOpen, tr("Qt's SQLite driver has another version of SQLite.")};
    m_handle = *static_cast<sqlite3 *const *>(handle.constData());
    return {};
}

ArchiveTrouble ArchiveDatabase::configure(Access access)
{
    if (const ArchiveTrouble trouble = run(access == Access::Write ? forWriting : forReading))
        return trouble;
    if (m_maxPages > 0)
        return run("PRAGMA max_page_count=" + QByteArray::number(m_maxPages));
    return {};
}

ArchiveTrouble ArchiveDatabase::identify(Access access, int *version, bool *isNew)
{
    using Kind = ArchiveTrouble::Kind;
    qint64 id = 0;
    qint64 found = 0;
    qint64 objects = 0;
    for (const auto &[statement, answer] :
         {std::pair{"PRAGMA application_id", &id}, std::pair{"PRAGMA user_version", &found},
          std::pair{"SELECT count(*) FROM sqlite_master", &objects}}) {
        if (const ArchiveTrouble trouble = ask(statement, answer))
            return trouble;
    }
    *isNew = id == 0 && found == 0 && objects == 0;
    if (!*isNew && (id != ArchiveApplicationId || found < 0))
        return {Kind::CannotOpen, tr("%1 is not an archive of this program.").arg(shown(m_path))};
    if (found > m_schema.size())
        return {
            Kind::Newer,
            tr("%1 was written by a newer version of this program. Use that version.").arg(shown(m_path))};
    if (access == Access::Read && found < m_schema.size())
        return {Kind::CannotOpen, tr("%1 has not been brought up to date yet.").arg(shown(m_path))};
    *version = int(found);
    return {};
}

ArchiveTrouble ArchiveDatabase::run(const QByteArray &statements)
{
    return sqlite3_exec(m_handle, statements.constData(), nullptr, nullptr, nullptr) == SQLITE_OK
        ? ArchiveTrouble()
        : trouble();
}

ArchiveTrouble ArchiveDatabase::ask(const char *statement, qint64 *answer)
{
    *answer = 0;
    ArchiveStatement query(m_handle, statement);
    const auto step = query.isValid() ? query.step() : ArchiveStatement::Step::Failed;
    if (step == ArchiveStatement::Step::Failed)
        return trouble();
    if (step == ArchiveStatement::Step::Row)
        *answer = query.integer(0);
    return {};
}

ArchiveTrouble ArchiveDatabase::closedTrouble()
{
    return {ArchiveTrouble::Kind::CannotOpen, tr("The archive of messages is not open.")};
}

ArchiveTrouble ArchiveDatabase::transaction(const std::function<ArchiveTrouble()> &work)
{
    if (!m_handle)
        return closedTrouble();
    ArchiveTrouble trouble = run("BEGIN IMMEDIATE");
    if (!trouble)
        trouble = work();
    if (!trouble)
        trouble = run("COMMIT");
    if (trouble && !sqlite3_get_autocommit(m_handle)) // some failures roll back by themselves
        run("ROLLBACK");
    return trouble;
}

ArchiveTrouble ArchiveDatabase::check()
{
    ArchiveStatement query(m_handle, "PRAGMA quick_check(1)");
    if (!query.isValid() || query.step() != ArchiveStatement::Step::Row)
        return trouble();
    const QByteArray found = query.bytes(0).toByteArray();
    if (found == "ok")
        return {};
    return {ArchiveTrouble::Kind::Damaged, u"%1: %2"_s.arg(shown(m_path), QString::fromUtf8(found))};
}

} // namespace trunkline
