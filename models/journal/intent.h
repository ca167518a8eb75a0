// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "domain/money.h"

#include <optional>
#include <QJsonObject>

namespace trunkline {

enum class WriteKind {
    Purchase,
    EditNumber,
    Release,
    SetPrimaryRoute,
    ClearPrimaryRoute,
    SetFailoverRoute,
    ClearFailoverRoute,
    CreateRoute,
    UpdateRoute,
    DeleteRoute,
    SetCallback,
    ClearCallback,
    SendMessage,
};
inline constexpr int WriteKindCount = int(WriteKind::SendMessage) + 1;

/// Where an intent stands. intentstates.h has the table of what may follow what.
enum class IntentState {
    Waiting, ///< on disk, nothing sent yet: it waits for its turn
    UnderWay, ///< from here on a byte may have left
    Done, ///< an answer, a read or a person proves it
    Refused, ///< it did not happen: refused by the service, or never sent
    Unknown, ///< it may have happened; being settled by reading
    Absent, ///< proven absent by reading: a person may try again
    LeftToPerson, ///< reading cannot tell (identical messages); a person says what is true
};
inline constexpr int IntentStateCount = int(IntentState::LeftToPerson) + 1;

/// How an unclear write is being looked into. In memory only: it begins anew with each start.
struct Checking {
    int reads = 0; ///< that told something
    int absentReads = 0; ///< in a row, after the settling time
    qint64 nextAt = 0; ///< UTC milliseconds; 0 while a read is under way or nothing is planned
    ApiError lastProblem; ///< why the last look told nothing
    friend bool operator==(const Checking &, const Checking &) = default;
};

/// One recorded wish to change something: a view of its events.
struct Intent {
    qint64 id = 0; ///< rising from 1 in a journal
    WriteKind kind = WriteKind::Purchase;
    /// What it acts on: digits of the number, route id, alias of a new route, "sms_callback" and its like,
    /// "from>to" of a message.
    QString object;
    /// What was asked for, as reading has to find it; see wish.h. Never a message's text.
    QJsonObject wish;
    /// Text of a message, kept until the intent is settled; then only its SHA-256 in `wish` remains.
    QString body;
    Money cost; ///< listed price of a purchase, estimate of a message, else zero
    bool costIsEstimate = false;
    QString order; ///< names the series (basket, bulk job) it belongs to; empty for one alone
    QString who; ///< login name of the person

    IntentState state = IntentState::Waiting;
    qint64 recordedAt = 0; ///< UTC milliseconds
    qint64 startedAt = 0; ///< when it was about to leave; 0 if it never did
    qint64 endedAt = 0; ///< when the connection ended or, after a crash, when that was found; 0 before
    qint64 settledAt = 0; ///< when it became Done, Refused or Absent; 0 before
    QString settledBy; ///< word: "answer", "read", "person", "never sent"; empty before
    ApiError error; ///< of one that was refused or became unknown
    QString reference; ///< what proves it: id of the message record or of the new route
    bool messagingPending =
        false; ///< done (207), but messaging could not be started: that can be asked again
    Checking checking; ///< means something while Unknown

    /// Neither happened nor failed for certain: the same action on the same object is blocked.
    bool isOpen() const
    {
        return state == IntentState::Waiting || state == IntentState::UnderWay
            || state == IntentState::Unknown || state == IntentState::LeftToPerson;
    }
    /// What is asked for was so already, as far as was known: seeing it so proves little.
    bool wasSoBefore() const { return wish[QLatin1String("before")].toBool(); }
    bool isUnclear() const { return state == IntentState::Unknown || state == IntentState::LeftToPerson; }
};

/// "purchase", "set primary route" ...: fixed words for the file and for exports, not for people.
QString kindWord(WriteKind kind);
std::optional<WriteKind> kindFromWord(const QString &word);
/// "waiting", "under way" ...
QString stateWord(IntentState state);

/// Setting and clearing one slot of a number race each other, so they count as one action; so do buying and
/// releasing it, and setting and clearing a callback.
WriteKind actionOf(WriteKind kind);
/// Whether two intents are the same action on the same object: only one of them may be open. Messages are the
/// same when reading cannot tell their records apart: same sender, recipient, text and number of files,
/// whichever files those are.
bool isSameAction(const Intent &a, const Intent &b);

} // namespace trunkline
