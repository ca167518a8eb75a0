// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

struct sqlite3;

namespace trunkline {

/// Why the archive did not do what was asked. Nothing was changed then: what belongs together is one
/// transaction.
struct ArchiveTrouble {
    enum class Kind {
        None,
        CannotOpen, ///< the path cannot be made or opened, or is no archive of this program
        Damaged, ///< cannot be read; set it aside and begin anew
        Newer, ///< written by a newer version of this program, which is left alone
        DiskFull,
        Busy, ///< another program writes and does not end
        Interrupted, ///< sqlite3_interrupt(): not a failure
        Misfit, ///< the file has not the tables that its version says; or a statement is wrong
        Failed, ///< anything else
    };
    Kind kind = Kind::None;
    QString words; ///< a sentence for people, or the path and SQLite's words
    explicit operator bool() const { return kind != Kind::None; }
    friend bool operator==(const ArchiveTrouble &, const ArchiveTrouble &) = default;
};

/// What the last call on that connection failed with. Ask before the next call.
ArchiveTrouble troubleOf(sqlite3 *handle, const QString &path);
/// What a call before it failed with, by its code.
ArchiveTrouble troubleOf(int code, const QString &path);

} // namespace trunkline
