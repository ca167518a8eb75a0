// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/evidence.h"

#include "journal/callbackevidence.h"
#include "journal/messageevidence.h"
#include "journal/numberevidence.h"
#include "journal/routeevidence.h"

namespace trunkline {

Evidence Evidence::noRead(const ApiError &error)
{
    return {Verdict::NoRead, {}, error};
}

Evidence Evidence::unusable(const QString &problem)
{
    return noRead(badAnswer(200, problem, {}));
}

void look(Transport &transport, const Intent &intent, const EvidenceBounds &bounds, QObject *context,
          EvidenceReply reply)
{
    switch (intent.kind) {
    case WriteKind::Purchase:
    case WriteKind::EditNumber:
    case WriteKind::Release:
    case WriteKind::SetPrimaryRoute:
    case WriteKind::ClearPrimaryRoute:
    case WriteKind::SetFailoverRoute:
    case WriteKind::ClearFailoverRoute:
        return lookAtNumber(transport, intent, context, std::move(reply));
    case WriteKind::CreateRoute:
    case WriteKind::UpdateRoute:
    case WriteKind::DeleteRoute:
        return lookAtRoutes(transport, intent, bounds, context, std::move(reply));
    case WriteKind::SetCallback:
    case WriteKind::ClearCallback:
        return lookAtCallback(transport, intent, context, std::move(reply));
    case WriteKind::SendMessage:
        return lookForMessage(transport, intent, bounds, context, std::move(reply));
    }
}

} // namespace trunkline
