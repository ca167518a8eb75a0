// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QList>
#include <QStringList>

namespace trunkline {

/// One piece of a typed query: `word`, `"several words"`, `key:word` or `key:"several words"`.
struct QueryToken {
    QString key; ///< lower case; empty of a plain word
    QString value; ///< without quotes and escapes
    bool isQuoted = false;
    friend bool operator==(const QueryToken &, const QueryToken &) = default;
};

/// Splits at blanks outside of quotation marks. What stands before a colon is a key when isKey says so (of
/// its lower case). In quotes, \" and \\ stand for themselves; line ends become blanks, since the text index
/// knows a body's end by two of them.
QList<QueryToken> queryTokens(const QString &text, const std::function<bool(const QString &)> &isKey);

/// `(206) 555-0155` and `+1 206 555 0155` typed with blanks become one word of digits.
QList<QueryToken> joinedNumbers(const QList<QueryToken> &tokens);
/// The other way: written words (with their quotes) as one text, with an empty phrase between those that
/// would become one number.
QString joinedWords(const QStringList &words);

/// Digits, and nothing else but punctuation of telephone numbers.
bool isNumberLike(const QString &word);

QString quoted(const QString &value);
/// Only where it would be read as something else without.
QString quotedWhenNeeded(const QString &value);

} // namespace trunkline
