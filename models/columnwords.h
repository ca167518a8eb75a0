// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QCollator>
#include <QHash>
#include <QList>
#include <QString>
#include <vector>

namespace trunkline {

/// The texts of one column of a large table, each kept once however many rows have it: so that sorting
/// compares numbers, and a search looks at each text once. A text stays known after its last row has gone.
/// GUI thread.
class ColumnWords {
public:
    /// The text of a row, as it is searched.
    using TextOf = std::function<QString(int row)>;
    enum class Order {
        Words, ///< as people of this place sort texts, whatever the case
        Amounts, ///< the texts are whole numbers
    };

    ColumnWords(TextOf textOf, Order order)
        : m_textOf(std::move(textOf))
        , m_order(order)
    {
    }

    void insertRows(int first, int count);
    void removeRows(int first, int count);
    void changeRows(int first, int last);
    /// Everything is different: the rows are looked at again when somebody asks, or now.
    void reset(int count);
    bool isComplete() const { return m_outdated == 0; }
    void complete();

    /// Prepares lessThan() for many calls.
    void rank();
    bool lessThan(int leftRow, int rightRow);

    /// What contains() looks for, in any case.
    void setNeedle(const QString &needle);
    bool contains(int row);

    /// How many texts were looked at in a search, and how many pairs were compared as texts: for tests.
    int searched() const { return m_searched; }
    int compared() const { return m_compared; }

private:
    int idOf(const QString &text);
    void completeKeys();
    bool wordLessThan(int left, int right);

    TextOf m_textOf;
    Order m_order;
    QCollator m_collator;
    QList<int> m_rows; ///< the word of each row
    int m_outdated = 0; ///< rows to be looked at yet: all or none
    QHash<QString, int> m_ids;
    QList<QString> m_words;
    std::vector<QCollatorSortKey> m_keys; ///< of the first ones of m_words
    QList<int> m_ranks; ///< of all words, or empty; equal ones have the same
    QString m_needle;
    QList<signed char> m_found; ///< by word: whether it has the needle; -1: not looked at
    int m_searched = 0;
    int m_compared = 0;
};

} // namespace trunkline
