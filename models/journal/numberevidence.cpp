// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/numberevidence.h"

#include "api/numbersapi.h"

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

using Verdict = Evidence::Verdict;

Evidence saying(bool present)
{
    return {present ? Verdict::Present : Verdict::NotThere, {}, {}};
}

/// A cleared slot is null. "0" is no cleared one, although calls then go the same way: it is what a new
/// number has, so it would prove a clearing that never arrived. Should the service write "0" for a cleared
/// slot (which is not known), clearing is told as not done, and asking again does no harm.
Evidence slotEvidence(bool isStated, const QString &routeId, const QString &wanted)
{
    if (!isStated)
        return Evidence::unusable(u"data.relationships: the route is not stated"_s);
    return saying(routeId == wanted);
}

Evidence setEvidence(bool isStated, const QString &routeId, const Intent &intent)
{
    const QString wanted = intent.wish["route"_L1].toString();
    if (wanted.isEmpty())
        return Evidence::unusable(u"the journal does not say which route was asked for"_s);
    return slotEvidence(isStated, routeId, wanted);
}

/// Messaging is switched on by a task of the service: the number's own flag stays off until that has ended,
/// and a provisioning status stands beside it meanwhile (flowroute-api 3.3). A record that says neither does
/// not show what was asked for, so this alone counts as not there. That frees no more than the same edit,
/// which sets a value: doing it twice is doing it once.
bool showsMessaging(const NumberDetail &detail, bool wanted)
{
    const bool startedNow = !detail.provisioningStatus.isEmpty();
    if (wanted)
        return startedNow || detail.summary.messaging.value_or(false);
    return !startedNow && !detail.summary.messaging.value_or(true);
}

Evidence editEvidence(const NumberDetail &detail, const QJsonObject &wish)
{
    bool present = true;
    if (wish.contains("alias"_L1)) {
        if (!detail.stated.alias)
            return Evidence::unusable(u"data.attributes.alias: it is not stated"_s);
        present = present && detail.summary.alias == wish["alias"_L1].toString();
    }
    if (wish.contains("cnam"_L1)) {
        if (!detail.stated.cnamLookups)
            return Evidence::unusable(u"data.attributes.cnam_lookups_enabled: it is not stated"_s);
        present = present && detail.summary.cnamLookups == wish["cnam"_L1].toBool();
    }
    if (wish.contains("messaging"_L1))
        present = present && showsMessaging(detail, wish["messaging"_L1].toBool());
    return saying(present);
}

Evidence evidenceOf(const Intent &intent, const NumberDetail &detail)
{
    switch (intent.kind) {
    case WriteKind::Purchase:
        return saying(true);
    case WriteKind::EditNumber:
        return editEvidence(detail, intent.wish);
    case WriteKind::SetPrimaryRoute:
        return setEvidence(detail.stated.primaryRoute, detail.primaryRouteId, intent);
    case WriteKind::SetFailoverRoute:
        return setEvidence(detail.stated.failoverRoute, detail.failoverRouteId, intent);
    case WriteKind::ClearPrimaryRoute:
        return slotEvidence(detail.stated.primaryRoute, detail.primaryRouteId, {});
    case WriteKind::ClearFailoverRoute:
        return slotEvidence(detail.stated.failoverRoute, detail.failoverRouteId, {});
    default:
        return saying(false); // a release, and the number is still here
    }
}

} // namespace

bool showsAsAsked(const Intent &intent, const NumberDetail &detail)
{
    return evidenceOf(intent, detail).verdict == Verdict::Present;
}

void lookAtNumber(Transport &transport, const Intent &intent, QObject *context, EvidenceReply reply)
{
    auto *job = api::getNumber(transport, PhoneNumber::fromService(intent.object), context);
    job->onFinished(context, [intent, reply = std::move(reply)](const Result<NumberDetail> &result) {
        if (result.ok()) {
            Evidence evidence = evidenceOf(intent, result.value());
            if (evidence.verdict == Verdict::Present && intent.wasSoBefore())
                evidence.verdict = Verdict::WeaklyPresent;
            return reply(evidence);
        }
        if (isMissingResource(result.error()))
            return reply(saying(intent.kind == WriteKind::Release));
        reply(Evidence::noRead(result.error()));
    });
}

} // namespace trunkline
