// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/numbersapi.h"

#include "api/document.h"
#include "api/numbersdecode.h"
#include "api/readjob.h"
#include "api/routejson.h"
#include "api/writejob.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

namespace trunkline::api {

namespace {

QString numberPath(const PhoneNumber &number)
{
    return u"/v2/numbers/"_s + pathSegment(number.digits());
}

QString routePath(const PhoneNumber &number, RouteSlot slot)
{
    return numberPath(number) + u"/relationships/"_s
        + (slot == RouteSlot::Primary ? u"primary_route"_s : u"failover_route"_s);
}

OwnedNumber readSummary(const JsonField &resource, const JsonField &)
{
    const JsonField attributes = resource["attributes"_L1];
    OwnedNumber number;
    number.number = PhoneNumber::fromService(attributes["value"_L1].digits());
    number.alias = attributes["alias"_L1].textOrEmpty();
    number.type = attributes["number_type"_L1].textOrEmpty();
    number.rateCenter = attributes["rate_center"_L1].textOrEmpty();
    number.state = attributes["state"_L1].textOrEmpty();
    number.cnamLookups = attributes["cnam_lookups_enabled"_L1].flag().value_or(false);
    number.messaging = attributes["messaging_enabled"_L1].flag();
    return number;
}

/// {"data": {"type", "id"}}, {"data": null}, or the bare id that one contract draws (flowroute-api 3.2).
QString readRelationship(const JsonField &relationship)
{
    if (!relationship.isObject())
        return relationship.idOrEmpty();
    const JsonField data = relationship["data"_L1];
    return data.isMissing() ? QString() : data["id"_L1].id();
}

void readIncluded(const JsonField &document, NumberDetail *detail)
{
    for (const JsonField &resource : document["included"_L1].itemsOrNone()) {
        const QString type = resource["type"_L1].textOrEmpty();
        if (type == "route"_L1)
            detail->includedRoutes.append(readRoute(resource));
        else if (type == "message_provisioning_status"_L1)
            detail->provisioningStatus = resource["attributes"_L1]["status"_L1].textOrEmpty();
    }
}

/// All but what is included beside it.
NumberDetail readResource(const JsonField &resource)
{
    const JsonField attributes = resource["attributes"_L1];
    const JsonField relationships = resource["relationships"_L1];
    NumberDetail detail;
    detail.summary = readSummary(resource, resource);
    detail.primaryRouteId = readRelationship(relationships["primary_route"_L1]);
    detail.failoverRouteId = readRelationship(relationships["failover_route"_L1]);
    detail.e911Id = readRelationship(relationships["e911_address"_L1]);
    detail.cnamId = readRelationship(relationships["cnam_preset"_L1]);
    detail.monthlyCost = attributes["monthly_cost"_L1].dollars();
    detail.setupCost = attributes["setup_cost"_L1].dollars();
    detail.inboundRate = attributes["inbound_rate"_L1].dollars();
    detail.rateType = attributes["rate_type"_L1].textOrEmpty();
    detail.tier = attributes["tier"_L1].textOrEmpty();
    detail.note = attributes["note"_L1].textOrEmpty();
    detail.status = attributes["status"_L1].textOrEmpty();
    detail.stated.alias = attributes.has("alias"_L1);
    detail.stated.cnamLookups = !attributes["cnam_lookups_enabled"_L1].isMissing();
    detail.stated.primaryRoute = relationships.has("primary_route"_L1);
    detail.stated.failoverRoute = relationships.has("failover_route"_L1);
    return detail;
}

NumberDetail readDetail(const JsonField &document)
{
    NumberDetail detail = readResource(document["data"_L1]);
    readIncluded(document, &detail);
    return detail;
}

/// What is included beside several numbers, for each to find its own.
struct SharedInclusions {
    QHash<QString, Route> routes; ///< by id
    QHash<QString, QString> provisioning; ///< status by digits

    explicit SharedInclusions(const JsonField &document)
    {
        for (const JsonField &resource : document["included"_L1].itemsOrNone()) {
            const QString type = resource["type"_L1].textOrEmpty();
            const JsonField attributes = resource["attributes"_L1];
            if (type == "route"_L1) {
                const Route route = readRoute(resource);
                routes.insert(route.id, route);
            } else if (type == "message_provisioning_status"_L1 && attributes.has("tn"_L1)) {
                provisioning.insert(attributes["tn"_L1].digits(), attributes["status"_L1].textOrEmpty());
            }
        }
    }
    void giveTo(NumberDetail *detail) const
    {
        for (const QString &id : {detail->primaryRouteId, detail->failoverRouteId}) {
            if (routes.contains(id) && !detail->includedRoute(id))
                detail->includedRoutes.append(routes.value(id));
        }
        if (detail->provisioningStatus.isEmpty())
            detail->provisioningStatus = provisioning.value(detail->summary.number.digits());
    }
};

} // namespace

Result<Page<OwnedNumber>> decodeNumbers(const Answer &answer)
{
    return decodePage<OwnedNumber>(answer, readSummary);
}

Result<NumberDetail> decodeNumber(const Answer &answer, const PhoneNumber &number)
{
    Result<NumberDetail> detail = decodeOne(answer, readDetail);
    if (detail.ok() && detail.value().summary.number != number)
        return badAnswer(answer.status, u"data.attributes.value: the answer is about another number"_s,
                         answer.body);
    return detail;
}

Result<QList<NumberDetail>> decodeNumberDetails(const Answer &answer, const QList<PhoneNumber> &asked)
{
    const JsonReader reader(answer.body);
    const JsonField document = documentOf(reader);
    const SharedInclusions shared(document);
    QSet<PhoneNumber> missing(asked.cbegin(), asked.cend());
    QList<NumberDetail> details;
    for (const JsonField &element : document["data"_L1].items()) {
        // An element may be a whole document of its own, with what is included inside.
        NumberDetail detail = element.has("data"_L1) ? readDetail(element) : readResource(element);
        if (!reader.problem().isEmpty())
            break;
        shared.giveTo(&detail);
        if (missing.remove(detail.summary.number))
            details.append(detail);
    }
    if (!reader.problem().isEmpty())
        return badAnswer(answer.status, reader.problem(), answer.body);
    return details;
}

Result<Purchase> decodePurchase(const Answer &answer, const PhoneNumber &number)
{
    Result<NumberDetail> detail = decodeNumber(answer, number);
    if (!detail.ok())
        return detail.error();
    return Purchase{detail.takeValue(), answer.status == 207};
}

namespace {

QJsonObject bodyOf(const NumberEdit &edit)
{
    QJsonObject body{{u"type"_s, u"number"_s}};
    if (edit.alias)
        body[u"alias"_s] = edit.alias->isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(*edit.alias);
    if (edit.cnamLookups)
        body[u"cnam_lookups_enabled"_s] = *edit.cnamLookups;
    if (edit.messaging)
        body[u"messaging_enabled"_s] = *edit.messaging;
    return body;
}

} // namespace

Job<Page<OwnedNumber>> *listNumbers(Transport &transport, const NumberFilter &filter, int limit, int offset,
                                    QObject *parent)
{
    Query query;
    addQuery(&query, "starts_with"_L1, filter.startsWith);
    addQuery(&query, "contains"_L1, filter.contains);
    addQuery(&query, "ends_with"_L1, filter.endsWith);
    addQuery(&query, "alias"_L1, filter.alias);
    addPaging(&query, limit, offset);
    return new ReadJob<Page<OwnedNumber>>(transport, readRequest(u"/v2/numbers"_s, query), decodeNumbers,
                                          parent);
}

Job<NumberDetail> *getNumber(Transport &transport, const PhoneNumber &number, QObject *parent)
{
    return new ReadJob<NumberDetail>(
        transport, readRequest(numberPath(number)),
        [number](const Answer &answer) { return decodeNumber(answer, number); }, parent);
}

Job<QList<NumberDetail>> *getNumbers(Transport &transport, const QList<PhoneNumber> &numbers, QObject *parent)
{
    QJsonArray listed;
    for (const PhoneNumber &number : numbers)
        listed.append(number.e164());
    return new ReadJob<QList<NumberDetail>>(
        transport, writeRequest("POST", NumberDetailsPath, {{u"numbers"_s, listed}}),
        [numbers](const Answer &answer) { return decodeNumberDetails(answer, numbers); }, parent);
}

Job<Purchase> *purchaseNumber(Transport &transport, WritePermit permit, const PhoneNumber &number,
                              const PurchaseOptions &options, QObject *parent)
{
    QJsonObject body; // none at all unless something is asked for, as the official libraries do
    if (options.cnamLookups)
        body[u"cnam_lookups_enabled"_s] = *options.cnamLookups;
    if (options.enableMessaging)
        body[u"messaging_enabled"_s] = true;
    return new WriteJob<Purchase>(
        transport, std::move(permit), writeRequest("POST", numberPath(number), body), {200, 201, 207},
        [number](const Answer &answer) { return decodePurchase(answer, number); }, parent);
}

Job<Purchase> *updateNumber(Transport &transport, WritePermit permit, const PhoneNumber &number,
                            const NumberEdit &edit, QObject *parent)
{
    return new WriteJob<Purchase>(
        transport, std::move(permit), writeRequest("PATCH", numberPath(number), bodyOf(edit)), {200, 207},
        [number](const Answer &answer) { return decodePurchase(answer, number); }, parent);
}

Job<Nothing> *releaseNumber(Transport &transport, WritePermit permit, const PhoneNumber &number,
                            QObject *parent)
{
    return new WriteJob<Nothing>(transport, std::move(permit), writeRequest("DELETE", numberPath(number)),
                                 {204}, decodeNothing, parent);
}

Job<Nothing> *setRoute(Transport &transport, WritePermit permit, const PhoneNumber &number, RouteSlot slot,
                       const QString &routeId, QObject *parent)
{
    const QJsonObject link{{u"type"_s, u"route"_s}, {u"id"_s, routeId}};
    return new WriteJob<Nothing>(transport, std::move(permit),
                                 writeRequest("PATCH", routePath(number, slot), {{u"data"_s, link}}), {204},
                                 decodeNothing, parent);
}

Job<Nothing> *clearRoute(Transport &transport, WritePermit permit, const PhoneNumber &number, RouteSlot slot,
                         QObject *parent)
{
    return new WriteJob<Nothing>(transport, std::move(permit),
                                 writeRequest("DELETE", routePath(number, slot)), {204}, decodeNothing,
                                 parent);
}

} // namespace trunkline::api
