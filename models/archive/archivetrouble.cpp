// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archivetrouble.h"

#include <cerrno>
#include <QDir>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

ArchiveTrouble::Kind kindOf(int code)
{
    using Kind = ArchiveTrouble::Kind;
    switch (code & 0xff) { // the extended codes keep the primary one there
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return Kind::CannotOpen;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return Kind::Damaged;
    case SQLITE_FULL:
        return Kind::DiskFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Kind::Busy;
    case SQLITE_INTERRUPT:
        return Kind::Interrupted;
    case SQLITE_ERROR:
        return Kind::Misfit;
    default:
        return Kind::Failed;
    }
}

} // namespace

ArchiveTrouble troubleOf(sqlite3 *handle, const QString &path)
{
    ArchiveTrouble trouble = troubleOf(sqlite3_errcode(handle), path);
    trouble.words =
        u"%1: %2"_s.arg(QDir::toNativeSeparators(path), QString::fromUtf8(sqlite3_errmsg(handle)));
    // SQLite takes a quota that is used up for an error of the device.
    const int reason = sqlite3_system_errno(handle);
    if (trouble.kind == ArchiveTrouble::Kind::Failed && (reason == EDQUOT || reason == ENOSPC))
        trouble.kind = ArchiveTrouble::Kind::DiskFull;
    return trouble;
}

ArchiveTrouble troubleOf(int code, const QString &path)
{
    return {kindOf(code),
            u"%1: %2"_s.arg(QDir::toNativeSeparators(path), QString::fromUtf8(sqlite3_errstr(code)))};
}

} // namespace trunkline
