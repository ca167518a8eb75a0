// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archivetrouble.h"

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
    default:
        return Kind::Failed;
    }
}

} // namespace

ArchiveTrouble troubleOf(sqlite3 *handle, const QString &path)
{
    return {kindOf(sqlite3_errcode(handle)),
            u"%1: %2"_s.arg(QDir::toNativeSeparators(path), QString::fromUtf8(sqlite3_errmsg(handle)))};
}

} // namespace trunkline
