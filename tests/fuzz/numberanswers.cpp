// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/numbersdecode.h"
#include "oracle.h"
#include "targets.h"

#include <algorithm>
#include <QSet>

using namespace Qt::StringLiterals;

namespace trunkline::fuzz {

namespace {

QString valueIn(const QJsonValue &resource)
{
    return spelled(resource["attributes"_L1]["value"_L1]);
}

void checkSummary(const OwnedNumber &number, const QJsonValue &resource)
{
    expectTelephone(number.number);
    for (const QString &text : {number.alias, number.type, number.rateCenter, number.state})
        expectText(text);
    expect(valueIn(resource).endsWith(number.number.digits()), "a number is the one that was sent");
}

void checkDetail(const NumberDetail &detail, const QJsonValue &resource)
{
    checkSummary(detail.summary, resource);
    for (const QString &text : {detail.rateType, detail.tier, detail.note, detail.status})
        expectText(text);
    for (const std::optional<Money> &amount : {detail.monthlyCost, detail.setupCost, detail.inboundRate})
        expectAmount(amount.value_or(Money()));
    for (const Route &route : detail.includedRoutes) {
        expectId(route.id);
        expect(detail.includedRoute(route.id).has_value(), "an included route is found by its id");
    }
}

PhoneNumber askedFor(const QByteArray &body)
{
    return PhoneNumber::fromService(valueIn(dataOf(body)));
}

} // namespace

void numberList(const QByteArray &body)
{
    readPage(body, api::decodeNumbers, checkSummary);
}

void numberDetail(const QByteArray &body)
{
    const Answer answer{200, body};
    const PhoneNumber asked = askedFor(body);
    const auto detail = readTwice<NumberDetail>([&] { return api::decodeNumber(answer, asked); });
    if (detail.ok())
        checkDetail(detail.value(), dataOf(body));
    const PhoneNumber other = PhoneNumber::fromService(asked.digits() + u'0');
    expect(!api::decodeNumber(answer, other).ok(), "an answer about another number is refused");
}

/// What the answer has is asked for, but for the last of several, and one number more.
void numberDetails(const QByteArray &body)
{
    const QJsonArray elements = dataOf(body).toArray();
    QList<PhoneNumber> asked{PhoneNumber::fromService(u"12065550199"_s)};
    for (qsizetype i = 0; i < qMax(qsizetype(1), elements.size() - 1); ++i)
        asked += PhoneNumber::fromService(valueIn(resourceOf(elements.at(i))));
    const auto details = readTwice<QList<NumberDetail>>([&] {
        return api::decodeNumberDetails(Answer{200, body}, asked);
    });
    if (!details.ok())
        return;
    QSet<QString> told;
    for (const NumberDetail &detail : details.value()) {
        const PhoneNumber &number = detail.summary.number;
        expect(asked.contains(number), "nobody is told of a number that was not asked for");
        expect(!told.contains(number.digits()), "each number is told of once");
        told.insert(number.digits());
        const auto isAbout = [&number](const QJsonValue &element) {
            return PhoneNumber::fromService(valueIn(resourceOf(element))) == number;
        };
        const auto source = std::find_if(elements.begin(), elements.end(), isAbout);
        expect(source != elements.end(), "no number is made up");
        checkDetail(detail, resourceOf(*source));
    }
}

void purchase(const QByteArray &body)
{
    const PhoneNumber asked = askedFor(body);
    for (const int status : {201, 207}) {
        const Result<api::Purchase> bought = api::decodePurchase({status, body}, asked);
        const Result<NumberDetail> read = api::decodeNumber({status, body}, asked);
        expect(bought.ok() == read.ok(), "a purchase is read as a number is");
        if (bought.ok()) {
            checkDetail(bought.value().detail, dataOf(body));
            expect(bought.value().detail == read.value(), "a purchase is read as a number is");
            expect(bought.value().messagingPending == (status == 207), "207 leaves messaging open");
        } else {
            expectHarmless(bought.error());
        }
    }
}

} // namespace trunkline::fuzz
