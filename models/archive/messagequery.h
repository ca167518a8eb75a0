// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/timerange.h"

#include <optional>
#include <QStringList>

namespace trunkline {

/// Where a message stands, in the groups people ask for.
enum class MessageStatusGroup {
    Received, ///< inbound
    Underway, ///< outbound, nothing final is known
    Arrived, ///< outbound, taken by the carrier or delivered
    Failed,
};

/// What messages can be ordered by.
enum class MessageColumn { Time, Direction, Sender, Recipient, Body, Status, Kind, Parts, Cost };

struct MessageSort {
    MessageColumn column = MessageColumn::Time;
    bool descending = true; ///< also of the times of those that are equal in the column
    friend bool operator==(const MessageSort &, const MessageSort &) = default;
};

/// One condition: a word of the line a person types, and a chip beside it.
struct QueryTerm {
    enum class Key {
        Word, ///< text of the body, blanks included; case and Latin accents do not matter
        Digits, ///< digits and punctuation of numbers: in the body, or in either number (RowTest::needEither)
        From, ///< the sender begins so, with or without country code
        To, ///< likewise the recipient
        Number, ///< digits anywhere in either number
        Status, ///< "received", "underway", "delivered", "failed"
        Type, ///< "sms", "mms"
        Direction, ///< "in", "out"
        After, ///< since the beginning of that day or moment
        Before, ///< until that day or moment begins
        On, ///< that day
        NotUnderstood, ///< "status:blue": kept and shown, but no condition
    };

    Key key = Key::Word;
    QString value; ///< without the key, except of NotUnderstood; toText() adds quotes where they are needed
    TimeRange range; ///< of After, Before and On, in UTC milliseconds; open ends are earliest and latest
    friend bool operator==(const QueryTerm &, const QueryTerm &) = default;

    static constexpr qint64 earliest = std::numeric_limits<qint64>::min();
    static constexpr qint64 latest = std::numeric_limits<qint64>::max();
};

/// What is looked for in the archive, and in which order. All terms must hold; several of From, To, Status,
/// Type and Direction each are alternatives. A plain value; querytext.h makes one from text and back.
class MessageQuery {
public:
    using Key = QueryTerm::Key;

    MessageQuery() = default;
    explicit MessageQuery(const QList<QueryTerm> &terms)
        : m_terms(terms)
    {
    }

    MessageSort sort;

    /// The chips, in the order in which they were typed.
    const QList<QueryTerm> &terms() const { return m_terms; }
    bool isEmpty() const { return m_terms.isEmpty(); }
    void add(const QueryTerm &term) { m_terms.append(term); }
    /// Does nothing when there is no such term.
    void removeAt(qsizetype term);
    /// Takes all terms of these keys out and adds others; what a menu or the strip of days does.
    void replace(const QList<Key> &keys, const QList<QueryTerm> &terms);

    /// The values of all terms of that key.
    QStringList values(Key key) const;
    /// What was typed but is no condition.
    QStringList notUnderstood() const { return values(Key::NotUnderstood); }
    /// Of all After, Before and On together; nothing without any, empty when they exclude each other.
    std::optional<TimeRange> range() const;
    /// The groups asked for; all four when none is.
    QList<MessageStatusGroup> groups() const;

    friend bool operator==(const MessageQuery &a, const MessageQuery &b)
    {
        return a.sort == b.sort && a.m_terms == b.m_terms;
    }

private:
    QList<QueryTerm> m_terms;
};

/// "received", "underway", "delivered", "failed": how a query writes them. Not translated.
QString statusGroupWord(MessageStatusGroup group);
/// Any spelling of those, or nothing.
std::optional<MessageStatusGroup> statusGroupOf(const QString &word);

} // namespace trunkline
