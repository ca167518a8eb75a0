// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/intent.h"
#include "statuswords.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace trunkline {

/// What a person reads about a recorded write. One line each, plain text, whatever the service or a person
/// put into aliases and ids.
class JournalWords {
    Q_DECLARE_TR_FUNCTIONS(trunkline::JournalWords)
public:
    /// "Buy (206) 555-0100", "Primary route of (206) 555-0100 to 91402", "Message to (206) 555-0142",
    /// "Callback for incoming SMS to https://hooks.example.com".
    static QString what(const Intent &intent);
    /// "$1.25", "about $0.0040" for an estimate, empty where no money is known to be in it.
    static QString money(const Intent &intent);
    /// "done", "unclear: checking", "left to you" ...
    static QString outcome(const Intent &intent);
    static QString outcome(IntentState state);
    static Tone tone(const Intent &intent);
    /// "answer, 2026-11-25 10:42:07", "found by reading, ...": empty while it is open.
    static QString settled(const Intent &intent, const QTimeZone &zone);
    /// What became of one that is settled, as a sentence: "(206) 555-0100 was bought.", "(206) 555-0100 was
    /// not bought (proven by reading twice)."
    static QString found(const Intent &intent);

    static QString moment(qint64 at, const QTimeZone &zone); ///< "2026-11-25 10:42:07"
    /// Of both ends of a message: digits before and after the ">" of its object.
    static PhoneNumber sender(const Intent &intent);
    static PhoneNumber recipient(const Intent &intent);
    /// The object for a sentence: a number in national form, the alias or id of a route, what a callback
    /// tells of.
    static QString object(const Intent &intent);

private:
    static QString happened(const Intent &intent);
    static QString didNotHappen(const Intent &intent);
    static QString numberEdit(const Intent &intent);
};

} // namespace trunkline
