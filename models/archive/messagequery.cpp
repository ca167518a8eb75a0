// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/messagequery.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

constexpr MessageStatusGroup allGroups[] = {MessageStatusGroup::Received, MessageStatusGroup::Underway,
                                            MessageStatusGroup::Arrived, MessageStatusGroup::Failed};

} // namespace

void MessageQuery::removeAt(qsizetype term)
{
    if (term >= 0 && term < m_terms.size())
        m_terms.removeAt(term);
}

void MessageQuery::replace(const QList<Key> &keys, const QList<QueryTerm> &terms)
{
    m_terms.removeIf([&keys](const QueryTerm &term) { return keys.contains(term.key); });
    m_terms += terms;
}

QStringList MessageQuery::values(Key key) const
{
    QStringList values;
    for (const QueryTerm &term : m_terms) {
        if (term.key == key)
            values += term.value;
    }
    return values;
}

std::optional<TimeRange> MessageQuery::range() const
{
    TimeRange all{QueryTerm::earliest, QueryTerm::latest};
    bool isLimited = false;
    for (const QueryTerm &term : m_terms) {
        if (term.key != Key::After && term.key != Key::Before && term.key != Key::On)
            continue;
        isLimited = true;
        all = {std::max(all.from, term.range.from), std::min(all.to, term.range.to)};
    }
    return isLimited ? std::optional(all) : std::nullopt;
}

QList<MessageStatusGroup> MessageQuery::groups() const
{
    const QStringList words = values(Key::Status);
    QList<MessageStatusGroup> groups;
    for (const MessageStatusGroup group : allGroups) {
        if (words.isEmpty() || words.contains(statusGroupWord(group)))
            groups += group;
    }
    return groups;
}

QString statusGroupWord(MessageStatusGroup group)
{
    switch (group) {
    case MessageStatusGroup::Received:
        return u"received"_s;
    case MessageStatusGroup::Underway:
        return u"underway"_s;
    case MessageStatusGroup::Arrived:
        return u"delivered"_s;
    case MessageStatusGroup::Failed:
        break;
    }
    return u"failed"_s;
}

std::optional<MessageStatusGroup> statusGroupOf(const QString &word)
{
    const QString known = word.toLower();
    if (known == "arrived"_L1)
        return MessageStatusGroup::Arrived;
    for (const MessageStatusGroup group : allGroups) {
        if (known == statusGroupWord(group))
            return group;
    }
    return std::nullopt;
}

} // namespace trunkline
