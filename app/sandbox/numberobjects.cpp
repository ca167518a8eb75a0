// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/numberobjects.h"

#include "sandbox/jsonapi.h"
#include <QSet>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QJsonObject commonAttributes(const NumberFacts &facts)
{
    return {{u"value"_s, facts.value},
            {u"number_type"_s, facts.tollFree ? u"tollfree"_s : u"standard"_s},
            {u"rate_center"_s, textOrNull(facts.rateCenter)},
            {u"state"_s, textOrNull(facts.state)},
            {u"iso_country"_s, u"US"_s},
            {u"tier"_s, facts.tier}};
}

void addPrices(QJsonObject &attributes, const NumberFacts &facts)
{
    attributes.insert(u"monthly_cost"_s, facts.monthlyCost);
    attributes.insert(u"setup_cost"_s, facts.setupCost);
    attributes.insert(u"inbound_rate"_s, facts.inboundRate);
    attributes.insert(u"rate_type"_s, facts.tollFree ? u"tollfree"_s : u"local"_s);
}

QJsonObject pointer(const QString &type, const QString &id)
{
    if (id.isEmpty())
        return {{u"data"_s, QJsonValue()}};
    return {{u"data"_s, QJsonObject{{u"type"_s, type}, {u"id"_s, id}}}};
}

QJsonObject provisioningStatus(const OwnedNumber &number)
{
    return {{u"id"_s, number.facts.value.right(7)},
            {u"type"_s, u"message_provisioning_status"_s},
            {u"attributes"_s, QJsonObject{{u"status"_s, u"pending"_s}, {u"tn"_s, number.facts.value}}}};
}

QJsonArray included(const AccountState &state, const OwnedNumber &number, qint64 now)
{
    QJsonArray all;
    if (const RouteEntry *route = state.route(number.primaryRoute))
        all.append(routeObject(*route));
    const RouteEntry *failover = state.route(number.failoverRoute);
    if (failover && number.failoverRoute != number.primaryRoute)
        all.append(routeObject(*failover));
    if (number.provisioning(now))
        all.append(provisioningStatus(number));
    return all;
}

} // namespace

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject numberObject(const OwnedNumber &number, qint64 now)
{
    const QString &value = number.facts.value;
    QJsonObject attributes = commonAttributes(number.facts);
    attributes.insert(u"alias"_s, textOrNull(number.alias));
    attributes.insert(u"cnam_lookups_enabled"_s, number.cnamLookups);
    attributes.insert(u"messaging_enabled"_s, number.messagingEnabled(now));
    attributes.insert(u"status"_s, u"PURCHASED"_s);
    return {{u"type"_s, u"number"_s},
            {u"id"_s, value},
            {u"attributes"_s, attributes},
            {u"links"_s, QJsonObject{{u"self"_s, serviceUrl("/v2/numbers/"_L1 % value)}}}};
}

QJsonObject numberDocument(const AccountState &state, const OwnedNumber &number, qint64 now)
{
    QJsonObject data = numberObject(number, now);
    QJsonObject attributes = data.value(u"attributes"_s).toObject();
    addPrices(attributes, number.facts);
    attributes.insert(u"note"_s, textOrNull(number.note));
    if (!number.messagingCallback.isEmpty())
        attributes.insert(u"messaging_callback_url"_s, number.messagingCallback);
    data.insert(u"attributes"_s, attributes);
    data.insert(u"relationships"_s,
                QJsonObject{{u"cnam_preset"_s, pointer(u"cnam"_s, {})},
                            {u"e911_address"_s, pointer(u"e911"_s, {})},
                            {u"failover_route"_s, pointer(u"route"_s, number.failoverRoute)},
                            {u"primary_route"_s, pointer(u"route"_s, number.primaryRoute)}});
    return {{u"data"_s, data},
            {u"included"_s, included(state, number, now)},
            {u"links"_s, data.value(u"links"_s)}};
}

QJsonObject detailsDocument(const AccountState &state, const QStringList &digits, qint64 now)
{
    QJsonArray data;
    QJsonArray beside;
    QSet<QString> seen;
    for (const QString &number : digits) {
        const auto owned = state.owned.find(number);
        if (owned == state.owned.end())
            continue;
        const QJsonObject document = numberDocument(state, owned->second, now);
        data.append(document.value(u"data"_s));
        for (const QJsonValue &object : document.value(u"included"_s).toArray()) {
            const QString key = object[u"type"_s].toString() % u' ' % object[u"id"_s].toString();
            if (!seen.contains(key))
                beside.append(object);
            seen.insert(key);
        }
    }
    return {{u"data"_s, data}, {u"included"_s, beside}};
}

QJsonObject availableObject(const NumberFacts &facts)
{
    QJsonObject attributes = commonAttributes(facts);
    addPrices(attributes, facts);
    return {{u"type"_s, u"number"_s},
            {u"id"_s, facts.value},
            {u"attributes"_s, attributes},
            {u"links"_s, QJsonObject{{u"related"_s, serviceUrl("/v2/numbers/"_L1 % facts.value)}}}};
}

QJsonObject routeObject(const RouteEntry &route)
{
    return {{u"type"_s, u"route"_s},
            {u"id"_s, route.id},
            {u"attributes"_s,
             QJsonObject{{u"alias"_s, route.alias},
                         {u"route_type"_s, route.type},
                         {u"value"_s, textOrNull(route.value)},
                         {u"edge_strategy_id"_s,
                          route.edgeStrategy ? QJsonValue(route.edgeStrategy) : QJsonValue()}}},
            {u"links"_s, QJsonObject{{u"self"_s, serviceUrl("/v2/routes/"_L1 % route.id)}}}};
}

} // namespace sandbox
