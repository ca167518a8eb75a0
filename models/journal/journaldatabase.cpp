// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/journaldatabase.h"

#include "storage/privatefiles.h"

#include <atomic>
#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSqlError>
#include <QThread>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr int applicationId = 0x54524b4a; // "TRKJ"
constexpr int schemaVersion = 1;
constexpr int lockAttempts = 6;

/// SQLite moves what lies in a leaf of a table when it balances the tree, and secure_delete clears only where
/// it lies at last. Overflow pages stay where they are and are cleared when freed. A leaf takes less than a
/// page of a row, so that many bytes ahead of a text keep all of it out of leaves.
constexpr int pageSize = 4096;
const QByteArray aheadOfText(pageSize, ' ');

/// sqlite3.h's primary result codes; the extended ones keep them in the lowest byte.
enum Code {
    Error = 1, // no such table ...: of statements that are right, so the file is not
    Perm = 3,
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    Corrupt = 11,
    Full = 13,
    CantOpen = 14,
    NotADatabase = 26,
};

const QStringList schema{
    u"CREATE TABLE events (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, intent INTEGER NOT NULL,"
    " event TEXT NOT NULL, data TEXT NOT NULL, hash BLOB NOT NULL)"_s,
    u"CREATE TABLE texts (intent INTEGER PRIMARY KEY, body BLOB NOT NULL)"_s,
    u"CREATE TRIGGER events_stay_as_they_are BEFORE UPDATE ON events"
    " BEGIN SELECT RAISE(ABORT, 'a line of the journal never changes'); END"_s,
    u"CREATE TRIGGER events_stay BEFORE DELETE ON events"
    " BEGIN SELECT RAISE(ABORT, 'a line of the journal is never removed'); END"_s,
    u"CREATE TRIGGER events_follow BEFORE INSERT ON events"
    " WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM events)"
    " BEGIN SELECT RAISE(ABORT, 'a line of the journal goes to its end'); END"_s,
    u"PRAGMA application_id=%1"_s.arg(applicationId),
    u"PRAGMA user_version=%1"_s.arg(schemaVersion),
};

QString newConnectionName()
{
    static std::atomic<int> count = 0;
    return u"journal %1"_s.arg(++count);
}

} // namespace

JournalDatabase::JournalDatabase(const QString &path, int maxPages)
    : m_path(path)
    , m_connection(newConnectionName())
    , m_maxPages(maxPages)
{
}

JournalDatabase::~JournalDatabase()
{
    disconnect();
}

void JournalDatabase::disconnect()
{
    if (QSqlDatabase::contains(m_connection))
        QSqlDatabase::removeDatabase(m_connection);
}

JournalTrouble JournalDatabase::lock()
{
    // Two that start in the same instant can keep each other out (both hold the shared lock and want more).
    // So each waits for a time of its own, then lets go entirely and comes back after another.
    for (int attempt = 1;; ++attempt) {
        JournalTrouble trouble = connectAndLock();
        if (trouble)
            disconnect();
        if (trouble.kind != JournalTrouble::Kind::InUse || attempt == lockAttempts)
            return trouble;
        QThread::msleep(QRandomGenerator::global()->bounded(5U, 50U));
    }
}

JournalTrouble JournalDatabase::connectAndLock()
{
    if (const QString problem = makePrivateFile(m_path); !problem.isEmpty())
        return {JournalTrouble::Kind::CannotOpen, problem};
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(m_path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(QRandomGenerator::global()->bounded(1, 50)));
    if (!database.open())
        return {JournalTrouble::Kind::CannotOpen,
                u"%1: %2"_s.arg(QDir::toNativeSeparators(m_path), database.lastError().text())};
    // Before the first access, so that the write-ahead log needs no shared memory and the lock on the file
    // itself is kept.
    for (const QString &statement : {u"PRAGMA locking_mode=EXCLUSIVE"_s, u"BEGIN EXCLUSIVE"_s, u"COMMIT"_s}) {
        if (const JournalTrouble trouble = run(statement))
            return trouble;
    }
    // Whoever had it before may have removed it: then this is the lock of a file that has no name any more.
    if (!QFileInfo::exists(m_path))
        return {JournalTrouble::Kind::InUse, QDir::toNativeSeparators(m_path)};
    return {};
}

JournalTrouble JournalDatabase::prepare()
{
    bool isNew = false;
    if (const JournalTrouble trouble = identify(isNew))
        return trouble;
    if (const JournalTrouble trouble = run(u"PRAGMA page_size=%1"_s.arg(pageSize))) // of a new one
        return trouble;
    QVariant mode;
    if (const JournalTrouble trouble = ask(u"PRAGMA journal_mode=WAL"_s, mode))
        return trouble;
    if (mode.toString() != u"wal"_s)
        return {
            JournalTrouble::Kind::CannotOpen,
            tr("%1: the database cannot keep a write-ahead log here.").arg(QDir::toNativeSeparators(m_path))};
    QStringList settings{u"PRAGMA synchronous=FULL"_s, u"PRAGMA secure_delete=ON"_s};
    if (m_maxPages > 0)
        settings << u"PRAGMA max_page_count=%1"_s.arg(m_maxPages);
    for (const QString &statement : settings) {
        if (const JournalTrouble trouble = run(statement))
            return trouble;
    }
    if (isNew) {
        if (const JournalTrouble trouble = makeSchema())
            return trouble;
    }
    forgetRemovedTexts();
    m_prepared = true;
    return {};
}

JournalTrouble JournalDatabase::identify(bool &isNew)
{
    QVariant id;
    QVariant version;
    QVariant objects;
    for (const auto &[statement, answer] :
         {std::pair{u"PRAGMA application_id"_s, &id}, std::pair{u"PRAGMA user_version"_s, &version},
          std::pair{u"SELECT count(*) FROM sqlite_master"_s, &objects}}) {
        if (const JournalTrouble trouble = ask(statement, *answer))
            return trouble;
    }
    isNew = id.toInt() == 0 && version.toInt() == 0 && objects.toInt() == 0;
    if (isNew)
        return {};
    const QString path = QDir::toNativeSeparators(m_path);
    if (id.toInt() != applicationId || version.toInt() < 1)
        return {JournalTrouble::Kind::Damaged, tr("%1 is not a journal of this program.").arg(path)};
    if (version.toInt() > schemaVersion)
        return {JournalTrouble::Kind::Damaged,
                tr("%1 was written by a newer version of this program. Use that version.").arg(path)};
    return {};
}

JournalTrouble JournalDatabase::makeSchema()
{
    JournalTrouble trouble = run(u"BEGIN"_s);
    for (const QString &statement : schema) {
        if (!trouble)
            trouble = run(statement);
    }
    if (!trouble)
        trouble = run(u"COMMIT"_s);
    if (trouble)
        run(u"ROLLBACK"_s);
    return trouble;
}

JournalTrouble JournalDatabase::run(const QString &statement)
{
    QVariant ignored;
    return ask(statement, ignored);
}

JournalTrouble JournalDatabase::ask(const QString &statement, QVariant &answer)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.setForwardOnly(true);
    if (!query.exec(statement))
        return troubleOf(query.lastError());
    if (query.next())
        answer = query.value(0);
    return {};
}

JournalTrouble JournalDatabase::exec(QSqlQuery &query)
{
    return query.exec() ? JournalTrouble{} : troubleOf(query.lastError());
}

JournalTrouble JournalDatabase::eachLine(const std::function<bool(const StoredLine &)> &take)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT seq, at, intent, event, data, hash FROM events ORDER BY seq"_s))
        return troubleOf(query.lastError());
    while (query.next()) {
        const StoredLine line{query.value(0).toLongLong(),        query.value(1).toLongLong(),
                              query.value(2).toLongLong(),        query.value(3).toString().toUtf8(),
                              query.value(4).toString().toUtf8(), query.value(5).toByteArray()};
        if (!take(line))
            return {};
    }
    return query.lastError().isValid() ? troubleOf(query.lastError()) : JournalTrouble{};
}

JournalTrouble JournalDatabase::eachText(const std::function<void(qint64 intent, const QString &body)> &take)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT intent, body FROM texts"_s))
        return troubleOf(query.lastError());
    while (query.next())
        take(query.value(0).toLongLong(),
             QString::fromUtf8(query.value(1).toByteArray().mid(aheadOfText.size())));
    return query.lastError().isValid() ? troubleOf(query.lastError()) : JournalTrouble{};
}

JournalTrouble JournalDatabase::addLine(const StoredLine &line)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"INSERT INTO events (seq, at, intent, event, data, hash) VALUES (?, ?, ?, ?, ?, ?)"_s);
    query.addBindValue(line.seq);
    query.addBindValue(line.at);
    query.addBindValue(line.intent);
    query.addBindValue(QString::fromUtf8(line.word));
    query.addBindValue(QString::fromUtf8(line.data));
    query.addBindValue(line.hash);
    return exec(query);
}

JournalTrouble JournalDatabase::addText(qint64 intent, const QString &body)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"INSERT INTO texts (intent, body) VALUES (?, ?)"_s);
    query.addBindValue(intent);
    query.addBindValue(QByteArray(aheadOfText + body.toUtf8()));
    const JournalTrouble trouble = exec(query);
    m_textsRemoved = m_textsRemoved || trouble; // what a failed transaction wrote may lie in the log
    return trouble;
}

JournalTrouble JournalDatabase::removeText(qint64 intent)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"DELETE FROM texts WHERE intent = ?"_s);
    query.addBindValue(intent);
    const JournalTrouble trouble = exec(query);
    m_textsRemoved = m_textsRemoved || query.numRowsAffected() > 0;
    return trouble;
}

void JournalDatabase::forgetRemovedTexts()
{
    if (!m_textsRemoved)
        return;
    QVariant busy;
    m_textsRemoved = bool(ask(u"PRAGMA wal_checkpoint(TRUNCATE)"_s, busy)) || busy.toInt() != 0;
}

JournalTrouble JournalDatabase::troubleOf(const QSqlError &error) const
{
    using Kind = JournalTrouble::Kind;
    const QString detail = u"%1: %2"_s.arg(QDir::toNativeSeparators(m_path), error.databaseText());
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case Busy:
    case Locked:
        return {Kind::InUse, detail};
    case Error:
    case Corrupt:
    case NotADatabase:
        return {Kind::Damaged, detail};
    case Perm:
    case CantOpen:
        return {Kind::CannotOpen, detail};
    case ReadOnly:
    case Full:
        return {Kind::CannotWrite, detail};
    default:
        return {m_prepared ? Kind::CannotWrite : Kind::CannotOpen, detail};
    }
}

} // namespace trunkline
