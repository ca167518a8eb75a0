// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/rowtest.h"

#include "archive/foldedtext.h"
#include "archive/messagerecord.h"

#include <algorithm>

namespace trunkline {
namespace {

constexpr qsizetype fewestAnywhere = 3;

/// Most bodies are plain ASCII, and a scan looks at all of them: no QString is made for these. False for
/// others, of which only ASCII is folded then.
bool foldPlain(QByteArrayView body, QByteArray *folded)
{
    folded->resize(std::min(body.size(), LongestIndexed));
    unsigned char all = 0;
    char *to = folded->data();
    for (const char c : body.first(folded->size())) {
        all |= static_cast<unsigned char>(c);
        *to++ = c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
    }
    return all < 0x80 && !folded->contains('\0'); // which is indexed as another character
}

/// Folding leaves these as they are, whatever stands around them; "=" may become part of another sign.
bool isLettersOrDigits(const QByteArray &word)
{
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

} // namespace

bool isDigits(QByteArrayView word)
{
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The index knows three characters at a time, so one digit that "^1" is not before needs another one beside
/// it.
bool hasDigits(QByteArrayView number, QByteArrayView digits)
{
    if (digits.size() >= fewestAnywhere)
        return number.contains(digits);
    const auto isWhole = [&](qsizetype beside) {
        return digits.size() > 1
            || (beside >= 0 && beside < number.size() && QChar::isDigit(uchar(number.at(beside))));
    };
    if (number.endsWith(digits) && isWhole(number.size() - 2))
        return true;
    return number.startsWith('1') ? number.sliced(1).startsWith(digits)
                                  : number.startsWith(digits) && isWhole(1);
}

bool RowTest::isJust(const QByteArray &word, const QByteArray &digits) const
{
    const bool isPlain = digits.isEmpty();
    return m_numbers.isEmpty() && m_words == (isPlain ? QByteArrayList{word} : QByteArrayList())
        && m_either == (isPlain ? QList<Either>() : QList<Either>{{word, digits}});
}

bool RowTest::accepts(QByteArrayView sender, QByteArrayView recipient, QByteArrayView body) const
{
    for (const QByteArray &digits : m_numbers) {
        if (!sender.contains(digits) && !recipient.contains(digits))
            return false;
    }
    if (m_words.isEmpty() && m_either.isEmpty())
        return true;
    bool isFolded = foldPlain(body, &m_folded);
    const auto isInBody = [&](const QByteArray &word) {
        if (isFolded)
            return m_folded.contains(word);
        if (isLettersOrDigits(word) && m_folded.contains(word))
            return true;
        m_folded = indexedBody(body);
        isFolded = true;
        return m_folded.contains(word);
    };
    const auto isEither = [&](const Either &any) {
        return hasDigits(sender, any.second) || hasDigits(recipient, any.second) || isInBody(any.first);
    };
    return std::all_of(m_words.begin(), m_words.end(), isInBody)
        && std::all_of(m_either.begin(), m_either.end(), isEither);
}

} // namespace trunkline
