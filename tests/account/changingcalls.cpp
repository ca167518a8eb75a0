// SPDX-License-Identifier: GPL-3.0-or-later
#include "changingcalls.h"

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

using Subject = ChangingCall::Subject;
using Told = ChangingCall::Told;

/// A reply for whatever value the write has.
auto reply(const Told &told)
{
    return [told](const auto &result) { told({result.outcome, result.error, result.intent}); };
}

api::RouteDraft draft()
{
    return {u"made by a test"_s, RouteType::Host, u"pbx.example.com"_s};
}

void purchase(Journal &journal, const Subject &subject, QObject *context, const Told &told)
{
    journal.purchase(subject.forSale, {}, Money(), context, reply(told));
}

void edit(Journal &journal, const Subject &subject, QObject *context, const Told &told)
{
    journal.editNumber(subject.owned, {u"a new alias"_s, {}, {}}, context, reply(told));
}

void release(Journal &journal, const Subject &subject, QObject *context, const Told &told)
{
    journal.release(subject.owned, context, reply(told));
}

template <api::RouteSlot slot>
void setRoute(Journal &journal, const Subject &subject, QObject *context, const Told &told)
{
    journal.setRoute(subject.owned, slot, subject.spareRoute, context, reply(told));
}

template <api::RouteSlot slot>
void clearRoute(Journal &journal, const Subject &subject, QObject *context, const Told &told)
{
    journal.clearRoute(subject.owned, slot, context, reply(told));
}

void createRoute(Journal &journal, const Subject &, QObject *context, const Told &told)
{
    journal.createRoute(draft(), context, reply(told));
}

void updateRoute(Journal &journal, const Subject &subject, QObject *context, const Told &told)
{
    journal.updateRoute(subject.spareRoute, draft(), context, reply(told));
}

void deleteRoute(Journal &journal, const Subject &subject, QObject *context, const Told &told)
{
    journal.deleteRoute(subject.spareRoute, context, reply(told));
}

void send(Journal &journal, const Subject &subject, QObject *context, const Told &told)
{
    journal.send({subject.owned, PhoneNumber::fromService(u"12065550142"_s), u"Are you there?"_s, {}},
                 context, reply(told));
}

void setCallback(Journal &journal, const Subject &, QObject *context, const Told &told)
{
    journal.setCallback(CallbackType::Mms, u"https://hooks.example.com/made-by-a-test"_s, context,
                        reply(told));
}

/// Of one that the account has.
void clearCallback(Journal &journal, const Subject &, QObject *context, const Told &told)
{
    journal.clearCallback(CallbackType::Sms, context, reply(told));
}

} // namespace

const QList<ChangingCall> &changingCalls()
{
    using Slot = api::RouteSlot;
    static const QList<ChangingCall> calls{
        {"purchaseNumber", WriteKind::Purchase, purchase},
        {"updateNumber", WriteKind::EditNumber, edit},
        {"releaseNumber", WriteKind::Release, release},
        {"setRoute", WriteKind::SetPrimaryRoute, setRoute<Slot::Primary>},
        {"setRoute", WriteKind::SetFailoverRoute, setRoute<Slot::Failover>},
        {"clearRoute", WriteKind::ClearPrimaryRoute, clearRoute<Slot::Primary>},
        {"clearRoute", WriteKind::ClearFailoverRoute, clearRoute<Slot::Failover>},
        {"createRoute", WriteKind::CreateRoute, createRoute},
        {"updateRoute", WriteKind::UpdateRoute, updateRoute},
        {"deleteRoute", WriteKind::DeleteRoute, deleteRoute},
        {"setCallback", WriteKind::SetCallback, setCallback},
        {"clearCallback", WriteKind::ClearCallback, clearCallback},
        {"sendMessage", WriteKind::SendMessage, send},
    };
    return calls;
}
