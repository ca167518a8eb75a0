// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/intent.h"

#include <array>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr std::array<QLatin1String, WriteKindCount> kindWords{
    "purchase"_L1,
    "edit number"_L1,
    "release"_L1,
    "set primary route"_L1,
    "clear primary route"_L1,
    "set failover route"_L1,
    "clear failover route"_L1,
    "create route"_L1,
    "update route"_L1,
    "delete route"_L1,
    "set callback"_L1,
    "clear callback"_L1,
    "send message"_L1,
};

constexpr std::array<QLatin1String, IntentStateCount> stateWords{
    "waiting"_L1, "under way"_L1, "done"_L1, "refused"_L1, "unknown"_L1, "absent"_L1, "left to person"_L1,
};

/// What a record of the message shows of it: not which files, since the service rewrites their addresses.
QJsonObject asRecorded(QJsonObject messageWish)
{
    messageWish.remove("mediaSha256"_L1);
    return messageWish;
}

} // namespace

QString kindWord(WriteKind kind)
{
    return kindWords.at(size_t(kind));
}

std::optional<WriteKind> kindFromWord(const QString &word)
{
    for (size_t i = 0; i < kindWords.size(); ++i) {
        if (kindWords.at(i) == word)
            return WriteKind(i);
    }
    return {};
}

QString stateWord(IntentState state)
{
    return stateWords.at(size_t(state));
}

WriteKind actionOf(WriteKind kind)
{
    switch (kind) {
    case WriteKind::ClearPrimaryRoute:
        return WriteKind::SetPrimaryRoute;
    case WriteKind::ClearFailoverRoute:
        return WriteKind::SetFailoverRoute;
    case WriteKind::Release:
        return WriteKind::Purchase;
    case WriteKind::ClearCallback:
        return WriteKind::SetCallback;
    default:
        return kind;
    }
}

bool isSameAction(const Intent &a, const Intent &b)
{
    if (actionOf(a.kind) != actionOf(b.kind) || a.object != b.object)
        return false;
    return a.kind != WriteKind::SendMessage || asRecorded(a.wish) == asRecorded(b.wish);
}

} // namespace trunkline
