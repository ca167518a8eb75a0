// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/routeevidence.h"

#include "api/routesapi.h"
#include "journal/wholelist.h"

#include <memory>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

using Verdict = Evidence::Verdict;

constexpr QLatin1String builtInRoute("0"); // SIP registration, first of every list (flowroute-api 5.1)

QString idOf(const Route &route)
{
    return route.id;
}

/// In the same case: "Desk" may stand beside "desk". Blanks around a text are no difference.
bool isAsWished(const Route &route, const QJsonObject &wish)
{
    const auto same = [&wish](const QString &text, QLatin1String key) {
        return text.trimmed() == wish[key].toString().trimmed();
    };
    return same(route.alias, "alias"_L1) && same(route.type, "type"_L1) && same(route.value, "value"_L1);
}

/// Whether this is the route that the intent is about, in the state that proves it. A deleted one is proven
/// by none like it in the whole list, so there any of that id counts.
bool isSought(const Route &route, const Intent &intent)
{
    switch (intent.kind) {
    case WriteKind::CreateRoute:
        return isAsWished(route, intent.wish);
    case WriteKind::UpdateRoute:
        return route.id == intent.object && isAsWished(route, intent.wish);
    default:
        return route.id == intent.object;
    }
}

struct Seen {
    QString sought; ///< id of the route, when it is there
    bool hasBuiltIn = false;
};

/// A list that holds less than every account has was not whole, whatever it says.
Evidence evidenceOf(const Intent &intent, const Seen &seen)
{
    const bool isThere = !seen.sought.isEmpty();
    if (!isThere && !seen.hasBuiltIn)
        return Evidence::unusable(u"data: the built-in route is not among them"_s);
    if (intent.kind == WriteKind::DeleteRoute)
        return {isThere ? Verdict::NotThere : Verdict::WeaklyPresent, {}, {}};
    return {isThere ? Verdict::Present : Verdict::NotThere, seen.sought, {}};
}

} // namespace

void lookAtRoutes(Transport &transport, const Intent &intent, const EvidenceBounds &bounds, QObject *context,
                  EvidenceReply reply)
{
    const auto fetch = [&transport](int limit, int offset, QObject *parent) {
        return api::listRoutes(transport, limit, offset, parent);
    };
    auto *list = new WholeList<Route>(fetch, idOf, bounds.pageSize, WholeList<Route>::Order::Still, context);
    const auto seen = std::make_shared<Seen>();
    list->read(
        [intent, seen](const Route &route) {
            seen->hasBuiltIn = seen->hasBuiltIn || route.id == builtInRoute;
            if (isSought(route, intent))
                seen->sought = route.id;
            return seen->sought.isEmpty(); // what is seen is proven, whatever follows
        },
        [intent, seen, reply = std::move(reply)](const ApiError &error) {
            reply(error.isError() ? Evidence::noRead(error) : evidenceOf(intent, *seen));
        });
}

} // namespace trunkline
