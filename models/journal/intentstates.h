// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/intent.h"

#include <array>
#include <optional>

namespace trunkline {

/// What can happen to an intent: the words of the journal's table of events.
enum class IntentEvent {
    Recorded, ///< the first of every intent
    Started, ///< its turn has come: written before the first byte leaves
    Withdrawn, ///< while waiting: stopped, or found at the next start
    Confirmed, ///< the documented answer for the right object
    Rejected, ///< the service says it did nothing, or it was never reached
    Unanswered, ///< anything else
    FoundOpen, ///< the program ended while it was under way
    SeenPresent, ///< a read shows it
    ProvenAbsent, ///< two reads after the settling time agree that it is not there
    LeftOpen, ///< reads cannot tell it from others like it
    PersonSaysDone,
    PersonSaysAbsent,
};
inline constexpr int IntentEventCount = int(IntentEvent::PersonSaysAbsent) + 1;

struct IntentTransition {
    IntentState from;
    IntentEvent event;
    IntentState to;
};

/// Every step that is allowed after Recorded (which leads to Waiting). The same table is in CONTRIBUTING.
inline constexpr std::array IntentTransitions{
    IntentTransition{IntentState::Waiting, IntentEvent::Started, IntentState::UnderWay},
    IntentTransition{IntentState::Waiting, IntentEvent::Withdrawn, IntentState::Refused},
    IntentTransition{IntentState::UnderWay, IntentEvent::Confirmed, IntentState::Done},
    IntentTransition{IntentState::UnderWay, IntentEvent::Rejected, IntentState::Refused},
    IntentTransition{IntentState::UnderWay, IntentEvent::Unanswered, IntentState::Unknown},
    IntentTransition{IntentState::UnderWay, IntentEvent::FoundOpen, IntentState::Unknown},
    IntentTransition{IntentState::Unknown, IntentEvent::SeenPresent, IntentState::Done},
    IntentTransition{IntentState::Unknown, IntentEvent::ProvenAbsent, IntentState::Absent},
    IntentTransition{IntentState::Unknown, IntentEvent::LeftOpen, IntentState::LeftToPerson},
    IntentTransition{IntentState::LeftToPerson, IntentEvent::PersonSaysDone, IntentState::Done},
    IntentTransition{IntentState::LeftToPerson, IntentEvent::PersonSaysAbsent, IntentState::Absent},
};

/// The state after the event; nothing when the step is not in the table. The only judge of that.
std::optional<IntentState> stateAfter(IntentState from, IntentEvent event);

/// What a start of the program makes of an intent that the last one left in that state: what had not begun
/// never left, what was under way may have arrived. Nothing for all others.
std::optional<IntentEvent> eventAtStart(IntentState left);

/// "recorded", "started" ...: what the file holds.
QString eventWord(IntentEvent event);
std::optional<IntentEvent> eventFromWord(const QString &word);

} // namespace trunkline
