// SPDX-License-Identifier: GPL-3.0-or-later
// The writes themselves: what each asks for, and the way that all of them take.
#include "api/callbacksapi.h"
#include "journal/callbackevidence.h"
#include "journal/errorrecord.h"
#include "journal/journal.h"
#include "journal/numberevidence.h"

#include <QPointer>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

/// Gives a number a value that it may have had before.
bool setsNumber(WriteKind kind)
{
    switch (kind) {
    case WriteKind::EditNumber:
    case WriteKind::SetPrimaryRoute:
    case WriteKind::ClearPrimaryRoute:
    case WriteKind::SetFailoverRoute:
    case WriteKind::ClearFailoverRoute:
        return true;
    default:
        return false;
    }
}

IntentEvent eventFor(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Done:
        return IntentEvent::Confirmed;
    case Outcome::Refused:
        return IntentEvent::Rejected;
    case Outcome::Unknown:
        break;
    }
    return IntentEvent::Unanswered;
}

/// What proves later that a thing is this one's: the record of a message, a new route.
QString referenceOf(const QString &messageId)
{
    return messageId;
}

QString referenceOf(const Route &route)
{
    return route.id;
}

template <typename T> QString referenceOf(const T &)
{
    return {};
}

bool isMessagingPending(const api::Purchase &purchase)
{
    return purchase.messagingPending;
}

template <typename T> bool isMessagingPending(const T &)
{
    return false;
}

/// A message has a record of its own. (A route's id may come again once the route is deleted.)
bool isTaken(const QString &messageId, const QSet<QString> &references)
{
    return references.contains(messageId.toLower());
}

template <typename T> bool isTaken(const T &, const QSet<QString> &)
{
    return false;
}

} // namespace

template <typename T> struct Journal::Write {
    Intent wanted;
    QPointer<QObject> context;
    Reply<T> reply;
    std::function<Job<T> *(WritePermit)> start;

    void refuse(qint64 id, const ApiError &error) const
    {
        WriteResult<T> result;
        result.outcome = Outcome::Refused;
        result.error = error;
        result.intent = id;
        if (context)
            reply(result);
    }
};

template <typename T> void Journal::ask(Write<T> write)
{
    if (m_status == Status::Opening)
        m_early.append([this, write = std::move(write)] { enter(write); });
    else
        enter(write);
}

template <typename T> void Journal::enter(const Write<T> &write)
{
    if (const ApiError error = objection(write.wanted); error.isError()) {
        QTimer::singleShot(0, this, [write, error] { write.refuse(0, error); });
        return;
    }
    Intent intent = write.wanted;
    if (wasSo(intent))
        intent.wish["before"_L1] = true;
    record(
        intent, [this, write](qint64 id) { start(id, write); },
        [write](qint64 id, const ApiError &error) { write.refuse(id, error); });
}

void Journal::setKnownNumbers(std::function<const NumberDetail *(const PhoneNumber &)> known)
{
    m_knownNumber = std::move(known);
}

void Journal::setKnownCallbacks(std::function<std::optional<QString>(CallbackType)> known)
{
    m_knownCallback = std::move(known);
}

/// Whether it asks for what is so already, as far as is known.
bool Journal::wasSo(const Intent &intent) const
{
    if (setsNumber(intent.kind) && m_knownNumber) {
        const NumberDetail *before = m_knownNumber(PhoneNumber::fromService(intent.object));
        return before && showsAsAsked(intent, *before);
    }
    if (intent.kind == WriteKind::SetCallback && m_knownCallback) {
        const auto type = callbackFromWord(intent.object);
        const std::optional<QString> before = type ? m_knownCallback(*type) : std::nullopt;
        return before && showsAsAsked(intent, *before);
    }
    return false;
}

template <typename T> void Journal::start(qint64 id, const Write<T> &write)
{
    write.start(WritePermit(id))->onFinished(this, [this, id, write](const Result<T> &result) {
        finish(id, result, write);
    });
}

template <typename T> void Journal::finish(qint64 id, const Result<T> &result, const Write<T> &write)
{
    WriteResult<T> written;
    written.intent = id;
    if (result.ok())
        written.value = result.value();
    else
        written.error = result.error();
    written.outcome = outcomeOf(written.error);
    if (written.done() && isTaken(*written.value, m_view.references())) {
        // The service answered about something that is known to be another's.
        written.value.reset();
        written.error = badAnswer(0, u"data.id: belongs to an earlier write"_s, {});
        written.outcome = Outcome::Unknown;
    }
    m_pace.ended(id);
    if (const Intent *intent = m_view.find(id))
        withoutText(&written.error, intent->body);
    QJsonObject data;
    if (written.error.isError())
        data["error"_L1] = recordOf(written.error);
    else if (const QString reference = referenceOf(*written.value); !reference.isEmpty())
        data["reference"_L1] = reference;
    if (written.done() && isMessagingPending(*written.value))
        data["pending"_L1] = "messaging"_L1;
    note(id, eventFor(written.outcome), data);
    if (write.context)
        write.reply(written);
}

void Journal::purchase(const PhoneNumber &number, const api::PurchaseOptions &options, Money price,
                       QObject *context, Reply<api::Purchase> reply, const QString &order)
{
    Intent intent = wanted(WriteKind::Purchase, number.digits(), wishOf(options), order);
    intent.cost = price;
    ask<api::Purchase>({intent, context, std::move(reply), [this, number, options](WritePermit permit) {
                            return api::purchaseNumber(m_transport, std::move(permit), number, options, this);
                        }});
}

void Journal::editNumber(const PhoneNumber &number, const api::NumberEdit &edit, QObject *context,
                         Reply<api::Purchase> reply, const QString &order)
{
    ask<api::Purchase>({wanted(WriteKind::EditNumber, number.digits(), wishOf(edit), order), context,
                        std::move(reply), [this, number, edit](WritePermit permit) {
                            return api::updateNumber(m_transport, std::move(permit), number, edit, this);
                        }});
}

void Journal::release(const PhoneNumber &number, QObject *context, Reply<Nothing> reply, const QString &order)
{
    ask<Nothing>({wanted(WriteKind::Release, number.digits(), {}, order), context, std::move(reply),
                  [this, number](WritePermit permit) {
                      return api::releaseNumber(m_transport, std::move(permit), number, this);
                  }});
}

void Journal::setRoute(const PhoneNumber &number, api::RouteSlot slot, const QString &routeId,
                       QObject *context, Reply<Nothing> reply, const QString &order)
{
    const WriteKind kind =
        slot == api::RouteSlot::Primary ? WriteKind::SetPrimaryRoute : WriteKind::SetFailoverRoute;
    ask<Nothing>({wanted(kind, number.digits(), wishOfRoute(routeId), order), context, std::move(reply),
                  [this, number, slot, routeId](WritePermit permit) {
                      return api::setRoute(m_transport, std::move(permit), number, slot, routeId, this);
                  }});
}

void Journal::clearRoute(const PhoneNumber &number, api::RouteSlot slot, QObject *context,
                         Reply<Nothing> reply, const QString &order)
{
    const WriteKind kind =
        slot == api::RouteSlot::Primary ? WriteKind::ClearPrimaryRoute : WriteKind::ClearFailoverRoute;
    ask<Nothing>({wanted(kind, number.digits(), {}, order), context, std::move(reply),
                  [this, number, slot](WritePermit permit) {
                      return api::clearRoute(m_transport, std::move(permit), number, slot, this);
                  }});
}

void Journal::createRoute(const api::RouteDraft &draft, QObject *context, Reply<Route> reply)
{
    ask<Route>({wanted(WriteKind::CreateRoute, draft.alias, wishOf(draft), {}), context, std::move(reply),
                [this, draft](WritePermit permit) {
                    return api::createRoute(m_transport, std::move(permit), draft, this);
                }});
}

void Journal::updateRoute(const QString &id, const api::RouteDraft &draft, QObject *context,
                          Reply<Route> reply)
{
    ask<Route>({wanted(WriteKind::UpdateRoute, id, wishOf(draft), {}), context, std::move(reply),
                [this, id, draft](WritePermit permit) {
                    return api::updateRoute(m_transport, std::move(permit), id, draft, this);
                }});
}

void Journal::deleteRoute(const QString &id, QObject *context, Reply<Nothing> reply)
{
    ask<Nothing>({wanted(WriteKind::DeleteRoute, id, {}, {}), context, std::move(reply),
                  [this, id](WritePermit permit) {
                      return api::deleteRoute(m_transport, std::move(permit), id, this);
                  }});
}

void Journal::setCallback(CallbackType type, const QString &url, QObject *context, Reply<Nothing> reply)
{
    ask<Nothing>({wanted(WriteKind::SetCallback, callbackWord(type), wishOfCallback(url), {}), context,
                  std::move(reply), [this, type, url](WritePermit permit) {
                      return api::setCallback(m_transport, std::move(permit), type, url, this);
                  }});
}

void Journal::clearCallback(CallbackType type, QObject *context, Reply<Nothing> reply)
{
    ask<Nothing>({wanted(WriteKind::ClearCallback, callbackWord(type), {}, {}), context, std::move(reply),
                  [this, type](WritePermit permit) {
                      return api::clearCallback(m_transport, std::move(permit), type, this);
                  }});
}

void Journal::send(const OutgoingMessage &message, QObject *context, Reply<QString> reply,
                   const QString &order)
{
    Intent intent = wanted(WriteKind::SendMessage, objectOf(message), wishOf(message), order);
    intent.body = message.body;
    intent.cost = m_options.budget.estimateFor(message);
    intent.costIsEstimate = true;
    ask<QString>({intent, context, std::move(reply), [this, message](WritePermit permit) {
                      return api::sendMessage(m_transport, std::move(permit), message, this);
                  }});
}

} // namespace trunkline
