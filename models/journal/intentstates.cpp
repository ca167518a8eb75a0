// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/intentstates.h"

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr std::array<QLatin1String, IntentEventCount> eventWords{
    "recorded"_L1,      "started"_L1,    "withdrawn"_L1,       "confirmed"_L1,
    "rejected"_L1,      "unanswered"_L1, "found open"_L1,      "seen"_L1,
    "proven absent"_L1, "left open"_L1,  "said to be done"_L1, "said to be absent"_L1,
};

} // namespace

std::optional<IntentState> stateAfter(IntentState from, IntentEvent event)
{
    for (const IntentTransition &transition : IntentTransitions) {
        if (transition.from == from && transition.event == event)
            return transition.to;
    }
    return {};
}

std::optional<IntentEvent> eventAtStart(IntentState left)
{
    if (left == IntentState::Waiting)
        return IntentEvent::Withdrawn;
    if (left == IntentState::UnderWay)
        return IntentEvent::FoundOpen;
    return {};
}

QString eventWord(IntentEvent event)
{
    return eventWords.at(size_t(event));
}

std::optional<IntentEvent> eventFromWord(const QString &word)
{
    for (size_t i = 0; i < eventWords.size(); ++i) {
        if (eventWords.at(i) == word)
            return IntentEvent(i);
    }
    return {};
}

} // namespace trunkline
