// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/inventorydecode.h"
#include "oracle.h"
#include "targets.h"

using namespace Qt::StringLiterals;

namespace trunkline::fuzz {

void availableNumbers(const QByteArray &body)
{
    readPage(body, api::decodeAvailable, [](const AvailableNumber &number, const QJsonValue &resource) {
        expectTelephone(number.number);
        for (const QString &text : {number.type, number.rateCenter, number.state})
            expectText(text);
        for (const Money price : {number.setupCost, number.monthlyCost})
            expectAmount(price);
        for (const auto key : {"setup_cost"_L1, "monthly_cost"_L1})
            expect(!resource["attributes"_L1][key].isNull(), "a number for sale has its prices");
        expect(number.setupCost >= Money() && number.monthlyCost >= Money(), "a price is no gift");
        expect(number.setupCost + number.monthlyCost >= number.setupCost, "adding up makes it no cheaper");
    });
}

void areaCodes(const QByteArray &body)
{
    readPage(body, api::decodeAreaCodes, [](const AreaCode &code, const QJsonValue &resource) {
        expectId(code.npa);
        expect(code.npa == spelled(resource["id"_L1]), "an area code is its id");
    });
}

void exchanges(const QByteArray &body)
{
    readPage(body, api::decodeExchanges, [](const Exchange &exchange, const QJsonValue &resource) {
        expectId(exchange.npaNxx);
        expect(exchange.npaNxx == spelled(resource["id"_L1]), "an exchange is its id");
        expect(exchange.npaNxx.endsWith(exchange.nxx()), "an exchange ends in its own three digits");
    });
}

} // namespace trunkline::fuzz
