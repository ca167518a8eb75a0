// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/journal.h"

#include <algorithm>
#include <QDateTime>
#include <QPointer>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

/// Whether doing it twice does harm: a second charge, a second route. The others set something to a value or
/// take it away, and whether a message is worth sending again is for a person to say.
bool harmsWhenRepeated(WriteKind kind)
{
    return kind == WriteKind::Purchase || kind == WriteKind::CreateRoute;
}

} // namespace

Journal::Journal(Transport &transport, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
{
}

int Journal::underWayCount() const
{
    return int(std::count_if(m_intents.cbegin(), m_intents.cend(),
                             [](const PlainIntent &intent) { return !intent.outcome; }));
}

bool Journal::isUnderWay(WriteKind kind, const QString &object) const
{
    return std::any_of(m_intents.cbegin(), m_intents.cend(), [&](const PlainIntent &intent) {
        return !intent.outcome && actionOf(intent.kind) == actionOf(kind) && intent.object == object;
    });
}

bool Journal::isUnclear(WriteKind kind, const QString &object) const
{
    return std::any_of(m_intents.cbegin(), m_intents.cend(), [&](const PlainIntent &intent) {
        return intent.outcome == Outcome::Unknown && intent.kind == kind && intent.object == object;
    });
}

template <typename T>
void Journal::perform(WriteKind kind, const QString &object, Money cost, QObject *context, Reply<T> reply,
                      const std::function<Job<T> *(WritePermit)> &start)
{
    if (isUnderWay(kind, object) || (harmsWhenRepeated(kind) && isUnclear(kind, object))) {
        WriteResult<T> blocked;
        blocked.outcome = Outcome::Refused;
        blocked.error.kind = ApiError::Kind::Blocked;
        QTimer::singleShot(0, context, [reply = std::move(reply), blocked] { reply(blocked); });
        return;
    }
    const qint64 id = record(kind, object, cost);
    Job<T> *job = start(WritePermit(id));
    job->onFinished(
        this, [this, id, caller = QPointer(context), reply = std::move(reply)](const Result<T> &result) {
            WriteResult<T> written;
            written.intent = id;
            if (result.ok())
                written.value = result.value();
            else
                written.error = result.error();
            written.outcome = outcomeOf(written.error);
            settle(id, written.outcome, written.error);
            if (caller)
                reply(written);
        });
}

qint64 Journal::record(WriteKind kind, const QString &object, Money cost)
{
    PlainIntent intent;
    intent.id = m_intents.isEmpty() ? 1 : m_intents.constLast().id + 1;
    intent.kind = kind;
    intent.object = object;
    intent.cost = cost;
    intent.recordedAt = QDateTime::currentMSecsSinceEpoch();
    m_intents.append(intent);
    Q_EMIT recorded(intent.id);
    return intent.id;
}

void Journal::settle(qint64 intent, Outcome outcome, const ApiError &error)
{
    const auto found =
        std::find_if(m_intents.begin(), m_intents.end(),
                     [intent](const PlainIntent &candidate) { return candidate.id == intent; });
    if (found == m_intents.end())
        return;
    found->outcome = outcome;
    found->error = error;
    Q_EMIT settled(intent);
}

void Journal::purchase(const PhoneNumber &number, const api::PurchaseOptions &options, Money setupCost,
                       QObject *context, Reply<api::Purchase> reply)
{
    perform<api::Purchase>(
        WriteKind::Purchase, number.digits(), setupCost, context, std::move(reply), [&](WritePermit permit) {
            return api::purchaseNumber(m_transport, std::move(permit), number, options, this);
        });
}

void Journal::editNumber(const PhoneNumber &number, const api::NumberEdit &edit, QObject *context,
                         Reply<api::Purchase> reply)
{
    perform<api::Purchase>(WriteKind::EditNumber, number.digits(), Money(), context, std::move(reply),
                           [&](WritePermit permit) {
                               return api::updateNumber(m_transport, std::move(permit), number, edit, this);
                           });
}

void Journal::release(const PhoneNumber &number, QObject *context, Reply<Nothing> reply)
{
    perform<Nothing>(
        WriteKind::Release, number.digits(), Money(), context, std::move(reply),
        [&](WritePermit permit) { return api::releaseNumber(m_transport, std::move(permit), number, this); });
}

void Journal::setRoute(const PhoneNumber &number, api::RouteSlot slot, const QString &routeId,
                       QObject *context, Reply<Nothing> reply)
{
    const WriteKind kind =
        slot == api::RouteSlot::Primary ? WriteKind::SetPrimaryRoute : WriteKind::SetFailoverRoute;
    perform<Nothing>(kind, number.digits(), Money(), context, std::move(reply), [&](WritePermit permit) {
        return api::setRoute(m_transport, std::move(permit), number, slot, routeId, this);
    });
}

void Journal::clearRoute(const PhoneNumber &number, api::RouteSlot slot, QObject *context,
                         Reply<Nothing> reply)
{
    const WriteKind kind =
        slot == api::RouteSlot::Primary ? WriteKind::ClearPrimaryRoute : WriteKind::ClearFailoverRoute;
    perform<Nothing>(kind, number.digits(), Money(), context, std::move(reply), [&](WritePermit permit) {
        return api::clearRoute(m_transport, std::move(permit), number, slot, this);
    });
}

void Journal::createRoute(const api::RouteDraft &draft, QObject *context, Reply<Route> reply)
{
    perform<Route>(
        WriteKind::CreateRoute, draft.alias, Money(), context, std::move(reply),
        [&](WritePermit permit) { return api::createRoute(m_transport, std::move(permit), draft, this); });
}

void Journal::updateRoute(const QString &id, const api::RouteDraft &draft, QObject *context,
                          Reply<Route> reply)
{
    perform<Route>(WriteKind::UpdateRoute, id, Money(), context, std::move(reply), [&](WritePermit permit) {
        return api::updateRoute(m_transport, std::move(permit), id, draft, this);
    });
}

void Journal::deleteRoute(const QString &id, QObject *context, Reply<Nothing> reply)
{
    perform<Nothing>(WriteKind::DeleteRoute, id, Money(), context, std::move(reply), [&](WritePermit permit) {
        return api::deleteRoute(m_transport, std::move(permit), id, this);
    });
}

void Journal::send(const OutgoingMessage &message, QObject *context, Reply<QString> reply)
{
    const QString object = message.from.digits() + u'>' + message.to.digits();
    perform<QString>(
        WriteKind::SendMessage, object, Money(), context, std::move(reply),
        [&](WritePermit permit) { return api::sendMessage(m_transport, std::move(permit), message, this); });
}

} // namespace trunkline
