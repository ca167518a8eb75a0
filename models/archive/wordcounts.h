// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivedatabase.h"
#include "archive/archivestatement.h"

#include <QHash>
#include <vector>

namespace trunkline {

/// The table counts: of each word of one or two characters, how many rows of the text index have it. Such
/// words are in so many rows that to read them all takes seconds; this says at once how many there are. Of
/// one or two digits, rows that have them at an end of a number count too, as RowTest::needEither() has it.
/// The word of no characters counts all rows of the index.
///
/// What is added and taken away is collected, and written by save(): in the same transaction, or the table
/// would not tell what the index has.
class WordCounts {
public:
    explicit WordCounts(ArchiveDatabase &database);
    /// Of the statement; 0 when it is ready.
    int code() const { return m_change.isValid() ? 0 : m_change.code(); }

    /// A row comes (+1) or goes (-1) with this body, as the text index has it, and these numbers.
    void count(int change, QByteArrayView indexedBody, QByteArrayView sender, QByteArrayView recipient);
    ArchiveTrouble save();
    /// Of what was not saved.
    void forget();
    ArchiveTrouble clear();

private:
    struct Cell {
        quint32 row = 0; ///< that counted last, so that each counts once
        qint32 change = 0;
    };

    void countWord(char32_t first, char32_t second);
    void countEdges(QByteArrayView number);
    ArchiveTrouble saveWord(const QByteArray &word, qint64 change);

    ArchiveDatabase &m_database;
    ArchiveStatement m_change;
    std::vector<Cell> m_plain; ///< of ASCII, by both characters
    QHash<quint64, Cell> m_other; ///< of all others
    quint32 m_row = 0;
    int m_sign = 0; ///< of the row at hand
    qint64 m_rows = 0; ///< change of all
    bool m_hasGone = false;
};

} // namespace trunkline
