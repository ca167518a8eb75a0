// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/messagequery.h"
#include "archive/rowtest.h"
#include "archive/seqrange.h"

namespace trunkline {

/// A MessageQuery as SQL and tests, without its order. Texts in SQL are quoted already.
struct SearchConditions {
    /// What an index of one of the number columns can answer: any of these spans of digits.
    struct Side {
        QByteArray column; ///< "sender" or "recipient"
        QList<std::pair<QByteArray, QByteArray>> spans; ///< [first, second)
        bool isIndexed() const { return !spans.isEmpty(); }
    };

    explicit SearchConditions(const MessageQuery &query);

    bool isImpossible() const { return statuses.isEmpty() || isOutOfTime; }
    bool hasAllStatuses() const { return statuses.size() == statusCount; }
    /// Whether the columns in `columnSql` have to be looked at.
    bool hasColumns() const { return !columnSql.isEmpty() || !hasAllStatuses(); }
    /// Whether every row of the archive is meant.
    bool isAll() const { return !hasColumns() && range.isAll() && wholeTest.isEmpty(); }

    /// Whether rows need nothing but the short word or digits, within the range.
    bool isJustShortWord() const { return !hasColumns() && wholeTest.isJust(shortWord, shortDigits); }

    /// " AND …" over columns of messages; never uses an index, so that the plan stays ours. Without the range
    /// of seqs, with that of times.
    QByteArray filterSql() const { return columnSql + statusSql() + range.timeSql(); }

    static constexpr int statusCount = 6; ///< of MessageStatus

    SeqRange range;
    bool isOutOfTime = false; ///< dates that exclude each other
    QList<int> statuses; ///< MessageStatus as the archive has it, ascending
    QByteArray columnSql; ///< " AND …": kind, sender, recipient
    bool hasSides = false; ///< columnSql asks for sender or recipient
    Side sender{"sender", {}};
    Side recipient{"recipient", {}};

    QByteArray match; ///< for the text index; empty when it cannot help
    RowTest wholeTest; ///< everything said of texts and digits
    RowTest restTest; ///< what `match` leaves out
    QByteArray shortWord; ///< the longest word too short for `match`, folded; or empty
    QByteArray shortDigits; ///< when these in a number do in place of shortWord, which is no other then

private:
    void addTexts(const MessageQuery &query);
    void addDigits(const QString &typed);
    void addMatch(const QByteArray &part);
    void addNumbers(const QStringList &values, Side &side);
    QByteArray statusSql() const;
};

/// "…" for an FTS5 expression.
QByteArray matchString(const QByteArray &text);

} // namespace trunkline
