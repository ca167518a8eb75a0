// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/routesdecode.h"
#include "oracle.h"
#include "targets.h"

using namespace Qt::StringLiterals;

namespace trunkline::fuzz {

namespace {

void checkRoute(const Route &route, const QJsonValue &resource)
{
    expectId(route.id);
    expect(route.id == spelled(resource["id"_L1]), "a route has the id it came with");
    for (const QString &text : {route.alias, route.type, route.value})
        expectText(text);
    expect(route.alias == resource["attributes"_L1]["alias"_L1].toString(), "a route has its own alias");
}

} // namespace

void routeList(const QByteArray &body)
{
    readPage(body, api::decodeRoutes, checkRoute);
}

void writtenRoute(const QByteArray &body)
{
    const Answer answer{201, body};
    const QJsonValue data = dataOf(body);
    const QString id = spelled(data["id"_L1]);
    const QString alias = data["attributes"_L1]["alias"_L1].toString();
    const auto created =
        readTwice<Route>([&] { return api::decodeWrittenRoute(answer, QString(), alias.trimmed()); });
    const auto changed = readTwice<Route>([&] { return api::decodeWrittenRoute(answer, id, alias); });
    if (created.ok())
        checkRoute(created.value(), data);
    if (changed.ok())
        checkRoute(changed.value(), data);
    expect(!api::decodeWrittenRoute(answer, id + u'0', alias).ok(),
           "an answer about another route is refused");
    expect(!api::decodeWrittenRoute(answer, id, alias + u'0').ok(), "an answer of another alias is refused");
}

} // namespace trunkline::fuzz
