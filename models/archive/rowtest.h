// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>

namespace trunkline {

/// Whether a number has these digits. One or two are somewhere in nearly every number, so they have to be
/// where people look for them: where it ends, or where it begins without the 1 of North America, with which
/// nearly all begin.
bool hasDigits(QByteArrayView number, QByteArrayView digits);

bool isDigits(QByteArrayView word);

/// Conditions on the text and the numbers of one row, tested on the row itself: what the text index cannot
/// answer, or does not know yet. Exactly what the index would say: a substring of the folded body, as far as
/// LongestIndexed. Everything is UTF-8. Values; use one from one thread at a time.
class RowTest {
public:
    /// The body contains this text, which is folded.
    void needWord(const QByteArray &word) { m_words += word; }
    /// Either number contains these digits.
    void needNumber(const QByteArray &digits) { m_numbers += digits; }
    /// The body contains that folded text, or either number the digits; one or two of these where it begins
    /// or ends.
    void needEither(const QByteArray &word, const QByteArray &digits) { m_either.append({word, digits}); }

    bool isEmpty() const { return m_words.isEmpty() && m_numbers.isEmpty() && m_either.isEmpty(); }
    /// Whether nothing is needed but this one word, or these digits in its place.
    bool isJust(const QByteArray &word, const QByteArray &digits) const;
    bool accepts(QByteArrayView sender, QByteArrayView recipient, QByteArrayView body) const;

private:
    using Either = std::pair<QByteArray, QByteArray>; ///< word and digits

    QByteArrayList m_words;
    QByteArrayList m_numbers;
    QList<Either> m_either;
    mutable QByteArray m_folded; ///< of the row at hand; kept for its memory
};

} // namespace trunkline
