// SPDX-License-Identifier: GPL-3.0-or-later
// What ArchiveDatabase does to files: bringing the schema up to date, copies, setting aside.
#include "archive/archivedatabase.h"

#include "storage/privatefiles.h"

#include <memory>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr auto beforeMark = ".before-"_L1;
constexpr auto damagedMark = ".damaged-"_L1;
constexpr auto partMark = ".part"_L1;
constexpr auto momentFormat = "yyyyMMdd-HHmmss-zzz"_L1; ///< in the names of damaged files, UTC

/// What lies beside the file and has a name that begins with its own and the mark.
QFileInfoList beside(const QString &path, QLatin1StringView mark)
{
    const QFileInfo file(path);
    QFileInfoList found;
    for (const QFileInfo &other : file.dir().entryInfoList(QDir::Files | QDir::Hidden)) {
        if (other.fileName().startsWith(QString(file.fileName() + mark)))
            found.append(other);
    }
    return found;
}

/// When it was left there. A damaged file tells by its name: it was last changed when it was still in use.
QDateTime leftAt(const QFileInfo &file)
{
    const qsizetype mark = file.fileName().indexOf(damagedMark);
    if (mark < 0)
        return file.lastModified();
    QDateTime moment = QDateTime::fromString(
        file.fileName().mid(mark + damagedMark.size(), momentFormat.size()), momentFormat);
    moment.setTimeSpec(Qt::UTC);
    return moment.isValid() ? moment : file.lastModified();
}

bool removeAll(const QFileInfoList &files, const QString &but = {})
{
    bool removed = true;
    for (const QFileInfo &file : files)
        removed = (file.fileName() == but || QFile::remove(file.filePath())) && removed;
    return removed;
}

struct CloseConnection {
    void operator()(sqlite3 *handle) const { sqlite3_close(handle); }
};

/// A copy of all that is committed, made by SQLite itself so that the log is in it.
ArchiveTrouble copyTo(sqlite3 *source, const QString &target)
{
    if (const QString problem = makePrivateFile(target); !problem.isEmpty())
        return {ArchiveTrouble::Kind::CannotOpen, problem};
    sqlite3 *opened = nullptr;
    sqlite3_open(target.toUtf8().constData(), &opened);
    const std::unique_ptr<sqlite3, CloseConnection> copy(opened);
    sqlite3_backup *backup = sqlite3_backup_init(opened, "main", source, "main");
    if (!backup)
        return troubleOf(opened, target);
    sqlite3_backup_step(backup, -1);
    return sqlite3_backup_finish(backup) == SQLITE_OK ? ArchiveTrouble() : troubleOf(opened, target);
}

} // namespace

ArchiveTrouble ArchiveDatabase::migrate(int version, bool isNew)
{
    for (int next = version + 1; next <= m_schema.size(); ++next) {
        if (const ArchiveTrouble trouble = isNew ? ArchiveTrouble() : backUp(next))
            return trouble;
        if (const ArchiveTrouble trouble = takeStep(next))
            return trouble;
    }
    return {};
}

ArchiveTrouble ArchiveDatabase::takeStep(int version)
{
    QByteArrayList statements = m_schema.at(version - 1).statements;
    statements << "PRAGMA application_id=" + QByteArray::number(ArchiveApplicationId)
               << "PRAGMA user_version=" + QByteArray::number(version);
    return transaction([&] {
        for (const QByteArray &statement : std::as_const(statements)) {
            if (const ArchiveTrouble trouble = run(statement))
                return trouble;
        }
        return ArchiveTrouble();
    });
}

ArchiveTrouble ArchiveDatabase::backUp(int version)
{
    const QString target = m_path + beforeMark + QString::number(version);
    const QString part = target + partMark; // a copy that was cut off must not be taken for one
    removeAll(beside(m_path, beforeMark), QFileInfo(target).fileName());
    ArchiveTrouble trouble = copyTo(m_handle, part);
    if (!trouble && ((QFile::exists(target) && !QFile::remove(target)) || !QFile::rename(part, target)))
        trouble = {ArchiveTrouble::Kind::CannotOpen,
                   tr("%1 cannot be replaced.").arg(QDir::toNativeSeparators(target))};
    if (trouble)
        QFile::remove(part);
    return trouble;
}

ArchiveTrouble ArchiveDatabase::setAside(const QString &path, QString *aside)
{
    const QString target = path + damagedMark + QDateTime::currentDateTimeUtc().toString(momentFormat);
    if (!QFile::rename(path, target))
        return {ArchiveTrouble::Kind::CannotOpen,
                tr("%1 is damaged and cannot be moved out of the way.").arg(QDir::toNativeSeparators(path))};
    QFile::rename(path + "-wal"_L1, target + "-wal"_L1); // absent, as a rule
    QFile::remove(path + "-shm"_L1);
    if (aside)
        *aside = target;
    return {};
}

bool ArchiveDatabase::removeLeftovers(const QString &path, const QDateTime &olderThan)
{
    QFileInfoList copies = beside(path, beforeMark) + beside(path, damagedMark);
    if (olderThan.isValid())
        copies.removeIf([&olderThan](const QFileInfo &copy) { return leftAt(copy) >= olderThan; });
    return removeAll(copies);
}

} // namespace trunkline
