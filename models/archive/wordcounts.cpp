// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/wordcounts.h"

#include "archive/messagerecord.h"
#include "archive/rowtest.h"

#include <algorithm>
#include <QString>

namespace trunkline {

namespace {

constexpr char32_t plain = 0x80; // ASCII is below

/// A word of one character has no second one; 0 is in no text (folded()).
QByteArray wordOf(char32_t first, char32_t second)
{
    const char32_t word[] = {first, second};
    return QString::fromUcs4(word, second == 0 ? 1 : 2).toUtf8();
}

} // namespace

WordCounts::WordCounts(ArchiveDatabase &database)
    : m_database(database)
    , m_change(database.handle(),
               "INSERT INTO counts (word, rows) VALUES (?1, ?2)"
               " ON CONFLICT (word) DO UPDATE SET rows = rows + excluded.rows")
    , m_plain(size_t(plain) * plain)
{
}

void WordCounts::count(int change, QByteArrayView indexedBody, QByteArrayView sender,
                       QByteArrayView recipient)
{
    m_sign = change;
    m_rows += change;
    m_hasGone = m_hasGone || change < 0;
    ++m_row;
    char32_t before = 0;
    for (const char32_t character : QString::fromUtf8(indexedBody.chopped(IndexedEnd.size())).toUcs4()) {
        countWord(character, 0);
        if (before != 0)
            countWord(before, character);
        before = character;
    }
    countEdges(sender);
    countEdges(recipient);
}

void WordCounts::countWord(char32_t first, char32_t second)
{
    Cell &cell = first < plain && second < plain ? m_plain[first * plain + second]
                                                 : m_other[quint64(first) << 32 | second];
    if (cell.row == m_row)
        return;
    cell.row = m_row;
    cell.change += m_sign;
}

/// What may be looked for at its ends; whether it is found there, hasDigits() alone knows.
void WordCounts::countEdges(QByteArrayView number)
{
    const QByteArrayView beginning = number.startsWith('1') ? number.sliced(1) : number;
    for (const qsizetype size : {1, 2}) {
        for (const QByteArrayView word : {beginning.first(std::min(size, beginning.size())),
                                          number.last(std::min(size, number.size()))}) {
            if (word.size() == size && isDigits(word) && hasDigits(number, word))
                countWord(char32_t(word.front()), size == 1 ? 0 : char32_t(word.back()));
        }
    }
}

ArchiveTrouble WordCounts::save()
{
    ArchiveTrouble trouble = m_rows == 0 ? ArchiveTrouble() : saveWord({}, m_rows);
    for (size_t place = 0; place < m_plain.size() && !trouble; ++place) {
        if (const qint32 change = m_plain[place].change; change != 0)
            trouble = saveWord(wordOf(char32_t(place / plain), char32_t(place % plain)), change);
    }
    for (auto cell = m_other.cbegin(); cell != m_other.cend() && !trouble; ++cell) {
        if (cell->change != 0)
            trouble = saveWord(wordOf(char32_t(cell.key() >> 32), char32_t(cell.key())), cell->change);
    }
    if (!trouble && m_hasGone) // nor should the words of what was deleted stay
        trouble = m_database.run("DELETE FROM counts WHERE rows = 0");
    forget();
    return trouble;
}

ArchiveTrouble WordCounts::saveWord(const QByteArray &word, qint64 change)
{
    m_change.bindText(1, word);
    m_change.bind(2, change);
    return m_change.run() ? ArchiveTrouble() : m_database.trouble();
}

void WordCounts::forget()
{
    if (m_row == 0)
        return;
    std::fill(m_plain.begin(), m_plain.end(), Cell());
    m_other.clear();
    m_row = 0;
    m_rows = 0;
    m_hasGone = false;
}

ArchiveTrouble WordCounts::clear()
{
    forget();
    return m_database.run("DELETE FROM counts");
}

} // namespace trunkline
