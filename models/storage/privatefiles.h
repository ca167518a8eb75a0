// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace trunkline {

/// Whether a folder that is already there may be tightened: one that holds nothing but ours.
enum class FolderUse { Ours, Shared };

/// Makes the folder and every level that is missing above it with mode 0700, whatever the umask. Returns
/// nothing, or the path and the system's words.
QString makePrivateFolder(const QString &path, FolderUse use);

/// Makes an empty file with mode 0600, whatever the umask; one that is there keeps its content and gets that
/// mode. It is never opened: closing it would drop the locks that this process holds on it (POSIX). Returns
/// nothing, or the path and the system's words.
QString makePrivateFile(const QString &path);

} // namespace trunkline
