// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/querytokens.h"

#include "domain/phonenumber.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

bool hasOnlyNumberSigns(const QString &word)
{
    return std::all_of(word.cbegin(), word.cend(), [](QChar c) {
        return c.digitValue() >= 0 || QStringView(u"+()-./\u2010\u2011\u2013").contains(c);
    });
}

QString inQuotes(const QString &text, qsizetype &at)
{
    QString value;
    for (; at < text.size() && text.at(at) != u'"'; ++at) {
        const bool isEscape = text.at(at) == u'\\' && at + 1 < text.size()
            && (text.at(at + 1) == u'"' || text.at(at + 1) == u'\\');
        at += isEscape ? 1 : 0;
        const QChar c = text.at(at);
        value += c == u'\n' || c == u'\r' ? u' ' : c;
    }
    ++at;
    return value;
}

QString keyAt(const QString &text, qsizetype at, const std::function<bool(const QString &)> &isKey)
{
    qsizetype end = at;
    while (end < text.size() && text.at(end).isLetter())
        ++end;
    const QString word = text.mid(at, end - at).toLower();
    return end < text.size() && text.at(end) == u':' && isKey(word) ? word : QString();
}

bool mayBelongToNumber(const QueryToken &token)
{
    return token.key.isEmpty() && !token.isQuoted && isNumberLike(token.value);
}

/// Whether blanks between these are those of one telephone number, and not between two things looked for.
bool isSpelledNumber(const QList<QueryToken> &run, const QString &digits)
{
    constexpr qsizetype shortest = 3; // "+1 2" may still become two things
    constexpr qsizetype longest = 15;
    if (run.size() < 2 || digits.size() < shortest || digits.size() > longest)
        return false;
    const QString &first = run.constFirst().value;
    if (first.startsWith(u'+') || first.startsWith(u'('))
        return true;
    QList<qsizetype> groups;
    for (const QueryToken &token : run)
        groups += digitsOf(token.value).size();
    if (groups.constFirst() == 1 && first == u'1')
        groups.removeFirst();
    return groups == QList<qsizetype>{3, 3, 4} || groups == QList<qsizetype>{3, 7};
}

} // namespace

QList<QueryToken> queryTokens(const QString &text, const std::function<bool(const QString &)> &isKey)
{
    QList<QueryToken> tokens;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text.at(at).isSpace()) {
            ++at;
            continue;
        }
        QueryToken token;
        token.key = keyAt(text, at, isKey);
        at += token.key.isEmpty() ? 0 : token.key.size() + 1;
        if (at < text.size() && text.at(at) == u'"') {
            token.isQuoted = true;
            token.value = inQuotes(text, ++at);
        } else {
            while (at < text.size() && !text.at(at).isSpace())
                token.value += text.at(at++);
        }
        tokens += token;
    }
    return tokens;
}

QList<QueryToken> joinedNumbers(const QList<QueryToken> &tokens)
{
    QList<QueryToken> joined;
    for (qsizetype begin = 0; begin < tokens.size();) {
        QList<QueryToken> run;
        QString digits;
        while (begin + run.size() < tokens.size() && mayBelongToNumber(tokens.at(begin + run.size()))) {
            digits += digitsOf(tokens.at(begin + run.size()).value);
            run += tokens.at(begin + run.size());
        }
        if (isSpelledNumber(run, digits))
            joined += QueryToken{{}, digits, false};
        else
            joined += run.isEmpty() ? QList<QueryToken>{tokens.at(begin)} : run;
        begin += std::max<qsizetype>(run.size(), 1);
    }
    return joined;
}

QString joinedWords(const QStringList &words)
{
    QStringList written;
    for (qsizetype begin = 0; begin < words.size();) {
        QList<QueryToken> run;
        QString digits;
        while (begin + run.size() < words.size()
               && mayBelongToNumber({{}, words.at(begin + run.size()), false})) {
            digits += digitsOf(words.at(begin + run.size()));
            run += QueryToken{{}, words.at(begin + run.size()), false};
        }
        const qsizetype count = std::max<qsizetype>(run.size(), 1);
        written += words.mid(begin, count).join(isSpelledNumber(run, digits) ? u" \"\" "_s : u" "_s);
        begin += count;
    }
    return written.join(u' ');
}

bool isNumberLike(const QString &word)
{
    return hasOnlyNumberSigns(word) && !digitsOf(word).isEmpty();
}

QString quoted(const QString &value)
{
    QString escaped = value;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + escaped + u'"';
}

QString quotedWhenNeeded(const QString &value)
{
    const bool hasBlanks = std::any_of(value.cbegin(), value.cend(), [](QChar c) { return c.isSpace(); });
    return hasBlanks || value.startsWith(u'"') ? quoted(value) : value;
}

} // namespace trunkline
