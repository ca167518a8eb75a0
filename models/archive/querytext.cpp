// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/querytext.h"

#include "archive/queryday.h"
#include "archive/querytokens.h"
#include "domain/phonenumber.h"

#include <array>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

using Key = QueryTerm::Key;

struct KeyWord {
    QLatin1StringView word;
    Key key;
};

constexpr std::array keyWords{
    KeyWord{"from"_L1, Key::From},     KeyWord{"to"_L1, Key::To},     KeyWord{"number"_L1, Key::Number},
    KeyWord{"status"_L1, Key::Status}, KeyWord{"type"_L1, Key::Type}, KeyWord{"direction"_L1, Key::Direction},
    KeyWord{"after"_L1, Key::After},   KeyWord{"on"_L1, Key::On},     KeyWord{"before"_L1, Key::Before},
};
constexpr auto anyKey = "is"_L1; // whichever of Direction, Status and Type has such a value

bool isKey(const QString &word)
{
    const auto isIt = [&word](const KeyWord &known) { return word == known.word; };
    return word == anyKey || std::any_of(keyWords.begin(), keyWords.end(), isIt);
}

std::optional<QueryTerm> ofChoice(Key key, const QString &value)
{
    const QString word = value.toLower();
    if (key == Key::Status) {
        const std::optional<MessageStatusGroup> group = statusGroupOf(word);
        return group ? std::optional(statusTerm(*group)) : std::nullopt;
    }
    if (key == Key::Type)
        return word == "sms"_L1 || word == "mms"_L1 ? std::optional(QueryTerm{key, word, {}}) : std::nullopt;
    if (word == "in"_L1 || word == "inbound"_L1)
        return QueryTerm{key, u"in"_s, {}};
    if (word == "out"_L1 || word == "outbound"_L1 || word == "sent"_L1)
        return QueryTerm{key, u"out"_s, {}};
    return std::nullopt;
}

std::optional<QueryTerm> ofKey(const QueryToken &token, const QTimeZone &zone, qint64 now)
{
    if (token.key == anyKey) {
        for (const Key key : {Key::Direction, Key::Status, Key::Type}) {
            if (const std::optional<QueryTerm> term = ofChoice(key, token.value))
                return term;
        }
        return std::nullopt;
    }
    const auto *known = std::find_if(keyWords.begin(), keyWords.end(),
                                     [&token](const KeyWord &word) { return token.key == word.word; });
    switch (known->key) {
    case Key::From:
    case Key::To: // also of one without digits: "Anonymous"
        return token.value.isEmpty() ? std::nullopt : std::optional(QueryTerm{known->key, token.value, {}});
    case Key::Number:
        return digitsOf(token.value).isEmpty() ? std::nullopt
                                               : std::optional(QueryTerm{known->key, token.value, {}});
    case Key::After:
    case Key::Before:
    case Key::On:
        return dayTerm(known->key, token.value, zone, now);
    default:
        return ofChoice(known->key, token.value);
    }
}

/// A phrase is quoted, and so is a word that would be read as something else.
bool needsQuotes(const QueryTerm &term)
{
    if (term.key != Key::Word)
        return false;
    const QList<QueryToken> read = queryTokens(term.value, isKey);
    return read.size() != 1 || !read.constFirst().key.isEmpty() || read.constFirst().isQuoted
        || read.constFirst().value != term.value || isNumberLike(term.value);
}

} // namespace

MessageQuery parseMessageQuery(const QString &text, const QTimeZone &zone, qint64 nowUtcMs)
{
    MessageQuery query;
    for (const QueryToken &token : joinedNumbers(queryTokens(text, isKey))) {
        if (token.key.isEmpty()) {
            const bool isDigits = !token.isQuoted && isNumberLike(token.value);
            if (!token.value.isEmpty())
                query.add({isDigits ? Key::Digits : Key::Word, token.value, {}});
            continue;
        }
        const std::optional<QueryTerm> term = ofKey(token, zone, nowUtcMs);
        query.add(term.value_or(QueryTerm{Key::NotUnderstood, token.key + u':' + token.value, {}}));
    }
    return query;
}

QString toText(const QueryTerm &term)
{
    if (term.key == Key::Word || term.key == Key::Digits)
        return needsQuotes(term) ? quoted(term.value) : term.value;
    if (term.key == Key::NotUnderstood) {
        const qsizetype colon = term.value.indexOf(u':');
        return term.value.left(colon + 1) + quotedWhenNeeded(term.value.mid(colon + 1));
    }
    for (const KeyWord &known : keyWords) {
        if (known.key == term.key)
            return known.word + u':' + quotedWhenNeeded(term.value);
    }
    return {};
}

QString toText(const MessageQuery &query)
{
    QStringList words;
    for (const QueryTerm &term : query.terms())
        words += toText(term);
    return joinedWords(words);
}

QueryTerm statusTerm(MessageStatusGroup group)
{
    return {Key::Status, statusGroupWord(group), {}};
}

} // namespace trunkline
