// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/searchconditions.h"

#include "archive/foldedtext.h"
#include "domain/messagestatus.h"
#include "domain/phonenumber.h"

#include <algorithm>

namespace trunkline {
namespace {

using Key = QueryTerm::Key;
using Span = std::pair<QByteArray, QByteArray>;

constexpr qsizetype trigram = 3; // characters
static_assert(int(MessageStatus::Failed) + 1 == SearchConditions::statusCount);

QList<int> statusesOf(MessageStatusGroup group)
{
    switch (group) {
    case MessageStatusGroup::Received:
        return {int(MessageStatus::Received)};
    case MessageStatusGroup::Underway:
        return {int(MessageStatus::Accepted), int(MessageStatus::HandedOver)};
    case MessageStatusGroup::Arrived:
        return {int(MessageStatus::AcceptedByCarrier), int(MessageStatus::Delivered)};
    case MessageStatusGroup::Failed:
        break;
    }
    return {int(MessageStatus::Failed)};
}

/// Chosen when only it was: both together are no condition.
bool isOnly(const QStringList &values, const char16_t *one)
{
    return !values.isEmpty() && std::all_of(values.begin(), values.end(), [one](const QString &value) {
        return value == QStringView(one);
    });
}

QByteArray sqlString(const QByteArray &text)
{
    return '\'' + QByteArray(text).replace('\'', "''") + '\'';
}

/// Digits sort below ':', so a prefix is a span of the index.
Span spanOf(const QByteArray &digits)
{
    return {digits, digits + ':'};
}

bool hasLetters(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

QList<Span> spansOf(const QString &typed)
{
    const QByteArray digits = digitsOf(typed).toLatin1();
    QList<Span> spans{spanOf(digits)};
    // North American numbers are mostly typed without country code; area codes begin with 2 to 9.
    if (!typed.trimmed().startsWith(u'+') && !digits.isEmpty() && digits.at(0) >= '2')
        spans += spanOf('1' + digits);
    return spans;
}

/// For senders that are words, like "Anonymous".
QByteArray likeSql(const QByteArray &column, const QString &beginning)
{
    QByteArray pattern = beginning.toUtf8();
    pattern.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_").replace('\0', "");
    return column + " LIKE " + sqlString(pattern + '%') + " ESCAPE '\\'";
}

} // namespace

SearchConditions::SearchConditions(const MessageQuery &query)
{
    if (const std::optional<TimeRange> time = query.range()) {
        range = SeqRange(*time);
        isOutOfTime = time->isEmpty();
    }
    const QStringList directions = query.values(Key::Direction);
    for (const MessageStatusGroup group : query.groups()) {
        const bool isInbound = group == MessageStatusGroup::Received;
        if (!isOnly(directions, isInbound ? u"out" : u"in"))
            statuses += statusesOf(group);
    }
    std::sort(statuses.begin(), statuses.end());
    if (isOnly(query.values(Key::Type), u"sms"))
        columnSql += " AND +kind = 0";
    if (isOnly(query.values(Key::Type), u"mms"))
        columnSql += " AND +kind = 1";
    addNumbers(query.values(Key::From), sender);
    addNumbers(query.values(Key::To), recipient);
    addTexts(query);
}

void SearchConditions::addNumbers(const QStringList &values, Side &side)
{
    QByteArrayList any;
    bool isIndexed = true;
    for (const QString &value : values) {
        if (hasLetters(value)) {
            any += likeSql(side.column, value);
            isIndexed = false;
            continue;
        }
        if (digitsOf(value).isEmpty()) { // "+" so far: everything begins so
            side.spans.clear();
            return;
        }
        for (const Span &span : spansOf(value)) {
            any += "+" + side.column + " >= " + sqlString(span.first) + " AND +" + side.column + " < "
                + sqlString(span.second);
            side.spans += span;
        }
    }
    if (!isIndexed)
        side.spans.clear();
    if (any.isEmpty())
        return;
    columnSql += " AND (" + any.join(" OR ") + ')';
    hasSides = true;
}

void SearchConditions::addTexts(const MessageQuery &query)
{
    qsizetype longest = 0;
    for (const QString &typed : query.values(Key::Word)) {
        const QString text = folded(typed);
        const QByteArray word = text.toUtf8();
        const qsizetype size = text.toUcs4().size();
        if (size == 0)
            continue;
        wholeTest.needWord(word);
        if (size >= trigram) {
            addMatch("body : " + matchString(word));
            continue;
        }
        restTest.needWord(word);
        if (size > longest)
            shortWord = word;
        longest = std::max(longest, size);
    }
    for (const QString &typed : query.values(Key::Digits))
        addDigits(typed);
    for (const QString &typed : query.values(Key::Number)) {
        const QByteArray digits = digitsOf(typed).toLatin1();
        wholeTest.needNumber(digits);
        if (digits.size() >= trigram)
            addMatch("{sender recipient} : " + matchString(digits));
        else
            restTest.needNumber(digits);
    }
}

void SearchConditions::addDigits(const QString &typed)
{
    const QString text = folded(typed);
    const QByteArray word = text.toUtf8();
    const QByteArray digits = digitsOf(typed).toLatin1();
    wholeTest.needEither(word, digits);
    if (digits.size() >= trigram)
        return addMatch("(body : " + matchString(word) + " OR {sender recipient} : " + matchString(digits)
                        + ')');
    restTest.needEither(word, digits);
    if (shortWord.isEmpty() && text.toUcs4().size() < trigram) {
        shortWord = word;
        shortDigits = digits;
    }
}

void SearchConditions::addMatch(const QByteArray &part)
{
    match += (match.isEmpty() ? "" : " AND ") + part;
}

QByteArray SearchConditions::statusSql() const
{
    if (hasAllStatuses())
        return {};
    QByteArrayList numbers;
    for (const int status : statuses)
        numbers += QByteArray::number(status);
    return " AND +status IN (" + numbers.join(',') + ')';
}

QByteArray matchString(const QByteArray &text)
{
    return '"' + QByteArray(text).replace('"', "\"\"") + '"';
}

} // namespace trunkline
