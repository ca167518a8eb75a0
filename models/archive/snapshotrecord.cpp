// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/snapshotrecord.h"

#include <QCborArray>
#include <QCborValue>

namespace trunkline {

namespace {

QCborValue orNull(const std::optional<Money> &money)
{
    return money ? QCborValue(money->nanodollars()) : QCborValue(nullptr);
}

QCborValue orNull(std::optional<bool> flag)
{
    return flag ? QCborValue(*flag) : QCborValue(nullptr);
}

/// Reads place by place; after the first that is not what it should be everything is empty.
class Places {
public:
    explicit Places(const QCborValue &value, bool *fine)
        : m_array(value.toArray())
        , m_fine(fine)
    {
        *m_fine = *m_fine && value.isArray();
    }
    qint64 integer() { return expect(QCborValue::Integer).toInteger(); }
    QString text() { return expect(QCborValue::String).toString(); }
    bool flag()
    {
        const QCborValue value = next();
        *m_fine = *m_fine && value.isBool();
        return value.toBool();
    }
    std::optional<bool> flagOrNull()
    {
        if (!isNull())
            return flag();
        next();
        return {};
    }
    std::optional<Money> moneyOrNull()
    {
        if (!isNull())
            return Money::fromNanodollars(integer());
        next();
        return {};
    }
    QCborValue list() { return expect(QCborValue::Array); }
    bool isNull() const { return m_array.at(m_next).isNull(); }
    QCborValue next() { return m_array.at(m_next++); }

private:
    QCborValue expect(QCborValue::Type type)
    {
        const QCborValue value = next();
        *m_fine = *m_fine && value.type() == type;
        return value;
    }

    QCborArray m_array;
    bool *m_fine;
    qsizetype m_next = 0;
};

QCborArray written(const Route &route)
{
    return {route.id, route.alias, route.type, route.value};
}

Route readRoute(const QCborValue &value, bool *fine)
{
    Places places(value, fine);
    Route route;
    for (QString *text : {&route.id, &route.alias, &route.type, &route.value})
        *text = places.text();
    return route;
}

QCborArray written(const NumberDetail &detail)
{
    QCborArray routes;
    for (const Route &route : detail.includedRoutes)
        routes.append(written(route));
    const NumberDetail::Stated &stated = detail.stated;
    return {detail.primaryRouteId,
            detail.failoverRouteId,
            detail.e911Id,
            detail.cnamId,
            routes,
            orNull(detail.monthlyCost),
            orNull(detail.setupCost),
            orNull(detail.inboundRate),
            detail.rateType,
            detail.tier,
            detail.note,
            detail.status,
            detail.provisioningStatus,
            stated.alias,
            stated.cnamLookups,
            stated.primaryRoute,
            stated.failoverRoute};
}

NumberDetail readDetail(const QCborValue &value, bool *fine)
{
    Places places(value, fine);
    NumberDetail detail;
    for (QString *text : {&detail.primaryRouteId, &detail.failoverRouteId, &detail.e911Id, &detail.cnamId})
        *text = places.text();
    const QCborArray routes = places.list().toArray();
    for (const QCborValue &route : routes)
        detail.includedRoutes.append(readRoute(route, fine));
    for (std::optional<Money> *money : {&detail.monthlyCost, &detail.setupCost, &detail.inboundRate})
        *money = places.moneyOrNull();
    for (QString *text :
         {&detail.rateType, &detail.tier, &detail.note, &detail.status, &detail.provisioningStatus})
        *text = places.text();
    NumberDetail::Stated &stated = detail.stated;
    for (bool *flag : {&stated.alias, &stated.cnamLookups, &stated.primaryRoute, &stated.failoverRoute})
        *flag = places.flag();
    return detail;
}

} // namespace

QByteArray encodedNumber(const KeptNumber &kept, qint64 place)
{
    const OwnedNumber &number = kept.number;
    return QCborArray{place,
                      number.alias,
                      number.type,
                      number.rateCenter,
                      number.state,
                      number.cnamLookups,
                      orNull(number.messaging),
                      kept.detail ? QCborValue(written(*kept.detail)) : QCborValue(nullptr)}
        .toCborValue()
        .toCbor();
}

bool decodeNumber(const QByteArray &bytes, const QString &digits, KeptNumber *kept, qint64 *place)
{
    bool fine = true;
    Places places(QCborValue::fromCbor(bytes), &fine);
    *place = places.integer();
    OwnedNumber &number = kept->number;
    number.number = PhoneNumber::fromService(digits);
    for (QString *text : {&number.alias, &number.type, &number.rateCenter, &number.state})
        *text = places.text();
    number.cnamLookups = places.flag();
    number.messaging = places.flagOrNull();
    if (!places.isNull()) {
        kept->detail = readDetail(places.next(), &fine);
        kept->detail->summary = number;
    }
    return fine;
}

QByteArray encodedRoute(const Route &route, qint64 place)
{
    return QCborArray{place, written(route)}.toCborValue().toCbor();
}

bool decodeRoute(const QByteArray &bytes, const QString &id, Route *route, qint64 *place)
{
    bool fine = true;
    Places places(QCborValue::fromCbor(bytes), &fine);
    *place = places.integer();
    *route = readRoute(places.next(), &fine);
    return fine && route->id == id;
}

} // namespace trunkline
