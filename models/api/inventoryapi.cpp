// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/inventoryapi.h"

#include "api/document.h"
#include "api/inventorydecode.h"
#include "api/readjob.h"

using namespace Qt::StringLiterals;

namespace trunkline::api {

namespace {

/// "3.25": exact, without trailing zeros.
QString plainDollars(Money money)
{
    const qint64 nano = money.nanodollars();
    QString text = QString::number(nano / 1'000'000'000);
    QString fraction = QString::number(nano % 1'000'000'000).rightJustified(9, u'0');
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    return fraction.isEmpty() ? text : QString(text + u'.' + fraction);
}

AvailableNumber readAvailable(const JsonField &element, const JsonField &)
{
    const JsonField attributes = element["attributes"_L1];
    AvailableNumber number;
    number.number = PhoneNumber::fromService(attributes["value"_L1].digits());
    number.type = attributes["number_type"_L1].textOrEmpty();
    number.rateCenter = attributes["rate_center"_L1].textOrEmpty();
    number.state = attributes["state"_L1].textOrEmpty();
    // Prices are relied on: without them nothing could be bought knowingly, and one below zero would make
    // room in the limits for others.
    number.setupCost = attributes["setup_cost"_L1].price();
    number.monthlyCost = attributes["monthly_cost"_L1].price();
    return number;
}

AreaCode readAreaCode(const JsonField &element, const JsonField &)
{
    return {element["id"_L1].id()};
}

Exchange readExchange(const JsonField &element, const JsonField &)
{
    return {element["id"_L1].id()};
}

} // namespace

Result<Page<AvailableNumber>> decodeAvailable(const Answer &answer)
{
    return decodePage<AvailableNumber>(answer, readAvailable);
}

Result<Page<AreaCode>> decodeAreaCodes(const Answer &answer)
{
    return decodePage<AreaCode>(answer, readAreaCode);
}

Result<Page<Exchange>> decodeExchanges(const Answer &answer)
{
    return decodePage<Exchange>(answer, readExchange);
}

Job<Page<AvailableNumber>> *searchAvailable(Transport &transport, const InventoryFilter &filter, int limit,
                                            int offset, QObject *parent)
{
    Query query;
    addQuery(&query, "starts_with"_L1, filter.startsWith);
    addQuery(&query, "contains"_L1, filter.contains);
    addQuery(&query, "ends_with"_L1, filter.endsWith);
    addQuery(&query, "state"_L1, filter.state);
    addQuery(&query, "rate_center"_L1, filter.rateCenter);
    addQuery(&query, "number_type"_L1, filter.numberType);
    addPaging(&query, limit, offset);
    return new ReadJob<Page<AvailableNumber>>(transport, readRequest(u"/v2/numbers/available"_s, query),
                                              decodeAvailable, parent);
}

Job<Page<AreaCode>> *listAreaCodes(Transport &transport, std::optional<Money> maxSetupCost, int limit,
                                   int offset, QObject *parent)
{
    Query query;
    if (maxSetupCost)
        addQuery(&query, "max_setup_cost"_L1, plainDollars(*maxSetupCost));
    addPaging(&query, limit, offset);
    return new ReadJob<Page<AreaCode>>(transport, readRequest(u"/v2/numbers/available/areacodes"_s, query),
                                       decodeAreaCodes, parent);
}

Job<Page<Exchange>> *listExchanges(Transport &transport, const QString &areaCode,
                                   std::optional<Money> maxSetupCost, int limit, int offset, QObject *parent)
{
    Query query;
    addQuery(&query, "areacode"_L1, areaCode);
    if (maxSetupCost)
        addQuery(&query, "max_setup_cost"_L1, plainDollars(*maxSetupCost));
    addPaging(&query, limit, offset);
    return new ReadJob<Page<Exchange>>(transport, readRequest(u"/v2/numbers/available/exchanges"_s, query),
                                       decodeExchanges, parent);
}

} // namespace trunkline::api
