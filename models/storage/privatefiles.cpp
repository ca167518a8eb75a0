// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/privatefiles.h"

#include <filesystem>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <system_error>

#ifdef Q_OS_UNIX
#include <dirent.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr QFile::Permissions fileMode = QFile::ReadOwner | QFile::WriteOwner;

QString problem(const QString &path, const QString &words)
{
    return u"%1: %2"_s.arg(QDir::toNativeSeparators(path), words);
}

/// A new entry survives a power cut only when its folder is on the disk too.
void syncFolder(const QString &path)
{
#ifdef Q_OS_UNIX
    if (DIR *folder = ::opendir(QFile::encodeName(path).constData())) {
        ::fsync(::dirfd(folder));
        ::closedir(folder);
    }
#else
    Q_UNUSED(path);
#endif
}

/// Best effort: a file system without modes is no reason not to keep anything.
void tighten(const QFileInfo &info, std::filesystem::perms mode)
{
    std::error_code ignored;
    std::filesystem::permissions(info.filesystemFilePath(), mode, ignored);
}

} // namespace

QString makePrivateFolder(const QString &path, FolderUse use)
{
    const QFileInfo folder(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    if (!folder.exists() && !folder.isRoot()) {
        const QString above = makePrivateFolder(folder.absolutePath(), FolderUse::Shared);
        if (!above.isEmpty())
            return above;
    }
    std::error_code error;
    const bool made = std::filesystem::create_directory(folder.filesystemFilePath(), error);
    if (folder.exists() && !folder.isDir()) // libstdc++ says "File exists"
        error = std::make_error_code(std::errc::not_a_directory);
    if (error)
        return problem(folder.filePath(), QString::fromLocal8Bit(error.message().c_str()));
    if (made || use == FolderUse::Ours)
        tighten(folder, std::filesystem::perms::owner_all);
    if (made)
        syncFolder(folder.absolutePath());
    return {};
}

QString makePrivateFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, fileMode) && !QFileInfo::exists(path))
        return problem(path, file.errorString());
    if (const QFileInfo info(path); info.isFile())
        tighten(info, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    return {};
}

} // namespace trunkline
