// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/intent.h"

#include <functional>
#include <QObject>
#include <QSet>
#include <QStringList>

namespace trunkline {

class Transport;

/// What one look at the account says about an unclear write.
struct Evidence {
    enum class Verdict {
        NoRead, ///< the read failed or was incomplete: it proves nothing
        Present, ///< what was asked for is so
        /// Likewise, but it proves no more than absence does: it is so by something that is missing from a
        /// list, or was so before.
        WeaklyPresent,
        NotThere, ///< a whole read does not show it; proves something only after the settling time
        Several, ///< reading cannot tell: records look like the message, or the clocks do not allow a "not"
    };
    Verdict verdict = Verdict::NoRead;
    QString reference; ///< id of the record or of the route, when Present
    ApiError error; ///< of NoRead

    static Evidence noRead(const ApiError &error);
    /// Read whole, but not to be used: `problem` names the JSON path or the surprise.
    static Evidence unusable(const QString &problem);
};
using EvidenceReply = std::function<void(const Evidence &)>;

/// Where to look for a message, and what cannot be it.
struct EvidenceBounds {
    qint64 clockSkewMs = 120'000; ///< how far the service's clock may be from ours
    qint64 settleMs = 120'000; ///< how long after the connection the service may still act
    qint64 deadlineMs = 60'000; ///< how long a connection lasts at most, so a crash does not widen the window
    int pageSize = 200;
    QSet<QString> claimed; ///< records that are known to belong to other intents, in lower case
};

/// Looks once, by reading only, for what the intent asked for:
///   purchase          the number is on the account
///   release           it is not (a 404 of the service's own)
///   routes and edits  of the number: read the number and compare; weak when it was so before
///   create route      the whole list has one with that alias, type and value
///   update            likewise by id
///   delete            the whole list has none of that id; weak
///   callback          it has that address, weak when it had it before; or it has none: weak
///   message           a record around that moment with the same sender and recipient (as E.164), text (null
///                     is empty), MMS or not and number of media, that no other intent has claimed. "Around"
///                     is told by the service's clock, which dates its answers; where that is not known or
///                     far from ours, none like it proves nothing
/// A 404 counts only in the service's own form (isMissingResource), and a list only when it was read to its
/// end and did not move meanwhile (wholelist.h). Replies once and later, unless `context` is gone, which ends
/// the reading.
void look(Transport &transport, const Intent &intent, const EvidenceBounds &bounds, QObject *context,
          EvidenceReply reply);

} // namespace trunkline
