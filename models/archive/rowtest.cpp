// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/rowtest.h"

#include "archive/foldedtext.h"
#include "archive/messagerecord.h"

#include <algorithm>

namespace trunkline {
namespace {

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
    const auto isEither = [&](const std::pair<QByteArray, QByteArray> &any) {
        return sender.contains(any.second) || recipient.contains(any.second) || isInBody(any.first);
    };
    return std::all_of(m_words.begin(), m_words.end(), isInBody)
        && std::all_of(m_either.begin(), m_either.end(), isEither);
}

} // namespace trunkline
