// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QMutex>
#include <QString>

namespace sandbox {

/// One thing that the account really did.
struct Effect {
    qint64 seq = 0; ///< 1 for the first, without gaps
    qint64 at = 0; ///< UTC ms on the sandbox's clock
    QString kind;
    QString object; ///< digits of the number, id of the route or message, "sms_callback"
    QJsonObject detail;

    QJsonObject toJson() const; ///< {"seq", "at", "kind", "object", "detail"}
};

/// What the account really did, written where its state changes and not where requests come in: whoever
/// counts duplicates counts here. Every accepted write is one entry, also one that changes nothing (the same
/// route once more); a refused one is none. Entries are never changed or removed while the account lasts.
///   purchase       number     monthly_cost, setup_cost (USD), options (as asked), complete (false: 207)
///   edit-number    number     options (as asked), complete (false: 207)
///   release        number
///   set-route      number     slot ("primary", "failover"), route, was (null: none)
///   clear-route    number     slot, was
///   create-route   route      alias, route_type, value, edge_strategy_id (null: none)
///   update-route   route      as above, after the change
///   delete-route   route      as above, before it
///   set-callback   its word   url, was (null: none)
///   clear-callback its word   was
///   send           message    from, to, body (null: none), is_mms, media (how many)
/// Safe to use from any thread.
class Ledger {
public:
    void append(qint64 at, const QString &kind, const QString &object, const QJsonObject &detail = {});
    /// Those whose seq is above `after`, in order.
    QList<Effect> entries(qint64 after = 0) const;

    /// Effects that are still to come: requests with a fault rule's late=. When it is 0 the entries are
    /// complete.
    int pending() const;
    void expect(); ///< one more is to come
    void arrived(); ///< it has come; an accepted one has been appended before
    /// For a new account: no entries, nothing pending.
    void reset();

private:
    mutable QMutex m_mutex;
    QList<Effect> m_entries;
    int m_pending = 0;
};

} // namespace sandbox
