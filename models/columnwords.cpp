// SPDX-License-Identifier: GPL-3.0-or-later
#include "columnwords.h"

#include "visibletext.h"

#include <algorithm>
#include <numeric>

namespace trunkline {

void ColumnWords::reset(int count)
{
    m_rows.clear();
    m_ids.clear();
    m_words.clear();
    m_keys.clear();
    m_ranks.clear();
    m_found.clear();
    m_outdated = count;
}

void ColumnWords::complete()
{
    if (m_outdated > 0)
        insertRows(0, std::exchange(m_outdated, 0));
}

void ColumnWords::insertRows(int first, int count)
{
    if (m_outdated > 0) {
        m_outdated += count;
        return;
    }
    m_rows.insert(first, count, 0);
    changeRows(first, first + count - 1);
}

void ColumnWords::removeRows(int first, int count)
{
    if (m_outdated > 0)
        m_outdated -= count;
    else
        m_rows.remove(first, count);
}

void ColumnWords::changeRows(int first, int last)
{
    if (m_outdated > 0)
        return;
    for (int row = first; row <= last; ++row)
        m_rows[row] = idOf(m_textOf(row));
}

int ColumnWords::idOf(const QString &text)
{
    if (const auto known = m_ids.constFind(text); known != m_ids.cend())
        return *known;
    const int id = int(m_words.size());
    m_ids.insert(text, id);
    m_words.append(text);
    m_ranks.clear();
    return id;
}

void ColumnWords::completeKeys()
{
    if (m_order != Order::Words)
        return;
    for (size_t word = m_keys.size(); word < size_t(m_words.size()); ++word) // by what can be seen
        m_keys.push_back(
            m_collator.sortKey(m_words.at(qsizetype(word)).left(longestCellText).toCaseFolded()));
}

bool ColumnWords::wordLessThan(int left, int right)
{
    ++m_compared;
    if (m_order == Order::Amounts)
        return m_words.at(left).toLongLong() < m_words.at(right).toLongLong();
    return m_keys[size_t(left)].compare(m_keys[size_t(right)]) < 0;
}

void ColumnWords::rank()
{
    complete();
    if (m_ranks.size() == m_words.size())
        return;
    completeKeys();
    QList<int> order(m_words.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [this](int a, int b) { return wordLessThan(a, b); });
    m_ranks.resize(m_words.size());
    for (qsizetype place = 0, rank = 0; place < order.size(); ++place) {
        if (place > 0 && wordLessThan(order.at(place - 1), order.at(place)))
            ++rank;
        m_ranks[order.at(place)] = int(rank);
    }
}

bool ColumnWords::lessThan(int leftRow, int rightRow)
{
    complete();
    const int left = m_rows.at(leftRow);
    const int right = m_rows.at(rightRow);
    if (left == right)
        return false;
    if (m_ranks.size() == m_words.size())
        return m_ranks.at(left) < m_ranks.at(right);
    completeKeys();
    return wordLessThan(left, right);
}

void ColumnWords::setNeedle(const QString &needle)
{
    if (m_needle == needle)
        return;
    m_needle = needle;
    m_found.clear();
}

bool ColumnWords::contains(int row)
{
    complete();
    const int word = m_rows.at(row);
    while (m_found.size() < m_words.size())
        m_found.append(-1);
    if (m_found.at(word) < 0) {
        ++m_searched;
        m_found[word] = m_words.at(word).contains(m_needle, Qt::CaseInsensitive) ? 1 : 0;
    }
    return m_found.at(word) > 0;
}

} // namespace trunkline
