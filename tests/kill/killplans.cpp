// SPDX-License-Identifier: GPL-3.0-or-later
#include "killplans.h"

#include "journal/intentstates.h"

using namespace Qt::StringLiterals;
using trunkline::IntentEvent;

namespace killtest {

namespace {

/// A series of writes, and the requests that it consists of.
struct Write {
    QString script;
    QString path;
};

const QList<Write> writes{{u"buy"_s, u"POST /v2/numbers/*"_s}, {u"send"_s, u"POST /v2.1/messages"_s}};

QString point(const QString &side, IntentEvent event, int nth = 1)
{
    return u"%1 %2:%3"_s.arg(side, trunkline::eventWord(event)).arg(nth);
}

KillPlan plan(const Write &write, const QString &fault = {})
{
    KillPlan plan;
    plan.script = write.script;
    if (!fault.isEmpty())
        plan.fault = u"%1 nth=%2 %3"_s.arg(write.path, QString::number(StrangerPlace + 1), fault);
    return plan;
}

/// Of a series in which everything goes well; early, in the middle and at the end.
QList<KillPlan> plainPlans(const Write &write, const QString &side)
{
    QList<KillPlan> plans;
    for (const IntentEvent event : {IntentEvent::Recorded, IntentEvent::Started, IntentEvent::Confirmed}) {
        for (const int nth : {1, 5}) {
            KillPlan next = plan(write);
            next.killAt = point(side, event, nth);
            plans += next;
        }
    }
    return plans;
}

/// Of a write that goes wrong, and of what follows from that in the same life.
QList<KillPlan> faultPlans(const Write &write, const QString &side)
{
    const QList<std::pair<IntentEvent, QString>> ways{
        {IntentEvent::Rejected, u"status=422"_s},       {IntentEvent::Unanswered, u"close=before"_s},
        {IntentEvent::Unanswered, u"close=after"_s},    {IntentEvent::SeenPresent, u"close=after"_s},
        {IntentEvent::ProvenAbsent, u"close=before"_s},
    };
    QList<KillPlan> plans;
    for (const auto &way : ways) {
        KillPlan next = plan(write, way.second);
        next.killAt = point(side, way.first);
        plans += next;
    }
    return plans;
}

/// Dead before the request was sent, or before its answer was written down; then again while the next life
/// takes that up.
QList<KillPlan> secondDeaths(const Write &write, const QString &side)
{
    const QString unsent = point(u"after"_s, IntentEvent::Started, 3);
    const QString unwritten = point(u"before"_s, IntentEvent::Confirmed, 3);
    QList<KillPlan> plans;
    for (const auto &deaths :
         {std::pair(unsent, IntentEvent::FoundOpen), std::pair(unwritten, IntentEvent::FoundOpen),
          std::pair(unwritten, IntentEvent::SeenPresent), std::pair(unsent, IntentEvent::ProvenAbsent)}) {
        KillPlan next = plan(write);
        next.killAt = deaths.first;
        next.killSettlingAt = point(side, deaths.second);
        plans += next;
    }
    return plans;
}

/// Messages alone can wait for their turn, and be like a stranger's.
QList<KillPlan> messagePlans(const QString &side)
{
    const Write &write = writes.at(1);
    KillPlan waiting = plan(write);
    waiting.killAt = point(u"after"_s, IntentEvent::Recorded, 3);
    waiting.killSettlingAt = point(side, IntentEvent::Withdrawn);
    KillPlan left = plan(write, u"close=after"_s);
    left.strangers = 1;
    left.say = u"done"_s;
    left.killAt = point(side, IntentEvent::LeftOpen);
    KillPlan done = left;
    done.killAt = point(side, IntentEvent::PersonSaysDone);
    KillPlan absent = plan(write, u"close=before"_s);
    absent.strangers = 2;
    absent.say = u"absent"_s;
    absent.killAt = point(side, IntentEvent::PersonSaysAbsent);
    return {waiting, left, done, absent};
}

} // namespace

QList<KillPlan> pointPlans(Wires wires)
{
    QList<KillPlan> plans;
    for (const QString &side : {u"before"_s, u"after"_s}) {
        for (const Write &write : writes)
            plans += plainPlans(write, side) + faultPlans(write, side) + secondDeaths(write, side);
        plans += messagePlans(side);
    }
    QList<KillPlan> overTls = wires == Wires::Both ? plans : QList<KillPlan>();
    for (KillPlan &plan : overTls)
        plan.tls = true;
    for (qsizetype i = 1; wires == Wires::InTurn && i < plans.size(); i += 2)
        plans[i].tls = true;
    plans += overTls;
    for (KillPlan &plan : plans) {
        QStringList parts{plan.script};
        for (const QString &part : {plan.fault.section(u' ', 3), plan.killAt, plan.killSettlingAt}) {
            if (!part.isEmpty())
                parts += part;
        }
        if (plan.tls)
            parts += u"over TLS"_s;
        plan.name = parts.join(u", "_s);
    }
    return plans;
}

QList<KillPlan> randomPlans(int count, int first, int spanMs, QRandomGenerator &random)
{
    QList<KillPlan> plans;
    for (int i = 0; i < count; ++i) {
        KillPlan plan;
        plan.script = u"both"_s;
        plan.killAfterMs = int(random.bounded(spanMs));
        plan.name = u"%1: after %2 ms"_s.arg(first + i).arg(plan.killAfterMs);
        plans += plan;
    }
    return plans;
}

} // namespace killtest
