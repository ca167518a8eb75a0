// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/messagesapi.h"
#include "api/numbersapi.h"
#include "api/routesapi.h"
#include "domain/message.h"
#include "journal/intent.h"
#include "journal/outcome.h"

#include <functional>
#include <optional>
#include <QObject>

namespace trunkline {

/// One recorded wish to change something.
struct PlainIntent {
    qint64 id = 0;
    WriteKind kind = WriteKind::Purchase;
    QString object; ///< digits of the number, route id or alias, "from>to" of a message
    Money cost; ///< listed price of a purchase, else zero
    qint64 recordedAt = 0; ///< UTC milliseconds
    std::optional<Outcome> outcome; ///< nothing while it is under way
    ApiError error; ///< of a refused or unknown one
};

/// What a write reports: the value only when Done.
template <typename T> struct WriteResult {
    Outcome outcome = Outcome::Unknown;
    std::optional<T> value;
    ApiError error;
    qint64 intent = 0;
    bool done() const { return outcome == Outcome::Done; }
};

/// The only door to a write: records the intent, sends it exactly once, records the outcome. Pages know only
/// this. Callbacks run once and later, on the GUI thread, unless `context` is gone; the write itself is never
/// aborted by that. The same kind on the same object is refused (Kind::Blocked) while one is under way, and a
/// purchase or a new route also after one whose outcome is unknown. In memory for now.
class Journal : public QObject {
    Q_OBJECT
public:
    explicit Journal(Transport &transport, QObject *parent = nullptr);

    template <typename T> using Reply = std::function<void(const WriteResult<T> &)>;

    void purchase(const PhoneNumber &number, const api::PurchaseOptions &options, Money setupCost,
                  QObject *context, Reply<api::Purchase> reply);
    void editNumber(const PhoneNumber &number, const api::NumberEdit &edit, QObject *context,
                    Reply<api::Purchase> reply);
    void release(const PhoneNumber &number, QObject *context, Reply<Nothing> reply);
    void setRoute(const PhoneNumber &number, api::RouteSlot slot, const QString &routeId, QObject *context,
                  Reply<Nothing> reply);
    void clearRoute(const PhoneNumber &number, api::RouteSlot slot, QObject *context, Reply<Nothing> reply);
    void createRoute(const api::RouteDraft &draft, QObject *context, Reply<Route> reply);
    void updateRoute(const QString &id, const api::RouteDraft &draft, QObject *context, Reply<Route> reply);
    void deleteRoute(const QString &id, QObject *context, Reply<Nothing> reply);
    void send(const OutgoingMessage &message, QObject *context, Reply<QString> reply);

    const QList<PlainIntent> &intents() const { return m_intents; }
    /// Setting and clearing the same route slot count as one action here, since they race each other.
    bool isUnderWay(WriteKind kind, const QString &object) const;
    /// How many have been sent and not answered yet. Whoever lets the journal go now never learns their
    /// outcome.
    int underWayCount() const;
    /// Whether one ended with an unknown outcome: it may have happened.
    bool isUnclear(WriteKind kind, const QString &object) const;

Q_SIGNALS:
    void recorded(qint64 intent);
    void settled(qint64 intent);

private:
    template <typename T>
    void perform(WriteKind kind, const QString &object, Money cost, QObject *context, Reply<T> reply,
                 const std::function<Job<T> *(WritePermit)> &start);
    qint64 record(WriteKind kind, const QString &object, Money cost);
    void settle(qint64 intent, Outcome outcome, const ApiError &error);

    Transport &m_transport;
    QList<PlainIntent> m_intents;
};

} // namespace trunkline
