// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/intentstates.h"

#include <QJsonObject>

namespace trunkline {

/// One line of the journal. Lines are only ever added.
struct JournalEvent {
    qint64 seq = 0; ///< rising from 1 without gaps; given by the file
    qint64 at = 0; ///< UTC milliseconds
    qint64 intent = 0;
    IntentEvent event = IntentEvent::Recorded;
    QJsonObject data; ///< of Recorded: kind, object, wish, cost ...; of others: error, reference, pending
    /// Text of a message, beside Recorded only. Kept outside the table of events, which never changes, and
    /// removed with the event that settles the intent.
    QString body = {};
};

} // namespace trunkline
