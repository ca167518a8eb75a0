// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/routeevidence.h"

#include "api/routesapi.h"
#include "journal/wholelist.h"

#include <memory>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

using Verdict = Evidence::Verdict;

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

} // namespace

void lookAtRoutes(Transport &transport, const Intent &intent, const EvidenceBounds &bounds, QObject *context,
                  EvidenceReply reply)
{
    const auto fetch = [&transport](int limit, int offset, QObject *parent) {
        return api::listRoutes(transport, limit, offset, parent);
    };
    auto *list = new WholeList<Route>(fetch, idOf, bounds.pageSize, WholeList<Route>::Order::Still, context);
    const auto found = std::make_shared<QString>();
    list->read(
        [intent, found](const Route &route) {
            if (isSought(route, intent))
                *found = route.id;
            return found->isEmpty(); // what is seen is proven, whatever follows
        },
        [intent, found, reply = std::move(reply)](const ApiError &error) {
            if (error.isError())
                return reply(Evidence::noRead(error));
            const bool present = (intent.kind == WriteKind::DeleteRoute) == found->isEmpty();
            reply({present ? Verdict::Present : Verdict::NotThere, present ? *found : QString(), {}});
        });
}

} // namespace trunkline
