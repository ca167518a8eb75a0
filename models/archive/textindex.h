// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivedatabase.h"
#include "archive/archivestatement.h"
#include "archive/wordcounts.h"

namespace trunkline {

/// The table texts, the index of what can be searched, counts, of its short words, and unindexed, the numbers
/// of the rows that are not in it yet. All but prepare() and tidy() belong into a transaction of the caller,
/// which ends with save().
///
/// FTS5 wants rows in ascending order, or it writes another piece of the index for every step back: so what
/// is new waits, and is put in by thousands, sorted.
class TextIndex {
public:
    explicit TextIndex(ArchiveDatabase &database);

    /// Of what the index has of a row.
    struct Texts {
        QByteArray body; ///< as in the table messages; likewise the numbers
        QByteArray sender;
        QByteArray recipient;
    };

    /// Makes the index anew when texts are folded differently than when it was made.
    ArchiveTrouble prepare();
    /// A row that came or has other texts than before, remove()d then.
    ArchiveTrouble add(qint64 seq);
    /// A row that has these texts no more. Call in ascending order of seq where there are many.
    ArchiveTrouble remove(qint64 seq, const Texts &texts);
    /// What was counted; last of all.
    ArchiveTrouble save() { return m_counts.save(); }
    /// Puts at most that many waiting rows into the index.
    ArchiveTrouble index(int most);
    /// How many wait; counted along, and anew by recount().
    int waiting() const { return m_waiting; }
    /// After a rollback.
    ArchiveTrouble recount();
    /// Lets every row wait again.
    ArchiveTrouble reset();
    ArchiveTrouble clear();
    /// Joins some pieces of the index; *done when there are no more to join.
    ArchiveTrouble tidy(bool *done);

private:
    ArchiveTrouble copy(ArchiveStatement &statement, qint64 seq, const Texts &texts, int change);

    ArchiveDatabase &m_database;
    ArchiveStatement m_wait;
    ArchiveStatement m_waitNoMore;
    ArchiveStatement m_next;
    ArchiveStatement m_insert;
    ArchiveStatement m_delete;
    WordCounts m_counts;
    int m_waiting = 0;
};

} // namespace trunkline
