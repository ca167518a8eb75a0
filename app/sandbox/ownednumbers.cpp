// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ownednumbers.h"

#include "sandbox/errors.h"
#include "sandbox/jsonapi.h"
#include "sandbox/numberfilter.h"
#include "sandbox/numberobjects.h"
#include "sandbox/numberoptions.h"
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {
constexpr int kPurchasesPerSecond = 5;

/// The digits of "+12065550100" and of the bare number; nothing for any other text.
QString digitsOf(const QJsonValue &value)
{
    static const QRegularExpression number(u"^\\+?([0-9]{1,20})$"_s);
    return number.match(value.toString()).captured(1);
}

/// The list of numbers in the body of a request for details.
struct DetailsRequest {
    QStringList digits; ///< each once
    QJsonObject problems;

    explicit DetailsRequest(const QJsonValue &numbers)
    {
        if (numbers.toArray().isEmpty())
            addProblem(problems, u"numbers"_s, own(u"Must be a list of numbers."_s));
        for (const QJsonValue &number : numbers.toArray()) {
            const QString found = digitsOf(number);
            if (found.isEmpty())
                addProblem(problems, u"numbers"_s, own(u"Must have digits only, behind a plus."_s));
            digits.append(found);
        }
        digits.removeDuplicates();
    }
};
} // namespace

OwnedNumbers::OwnedNumbers(AccountState &state, Setup setup)
    : m_state(state)
    , m_setup(setup)
{
}

QList<Operation> OwnedNumbers::operations()
{
    const QString one = u"/v2/numbers/{}"_s;
    QList<Operation> all{{"GET", u"/v2/numbers"_s, [this](const Request &request) { return list(request); }},
                         {"GET", one, [this](const Request &request) { return get(request); }},
                         {"POST", one, [this](const Request &request) { return buy(request); }},
                         {"PATCH", one, [this](const Request &request) { return change(request); }},
                         {"DELETE", one, [this](const Request &request) { return release(request); }}};
    // Without it the call is what it would be for a service that never had it: a purchase of no number.
    if (m_setup.details)
        all.append(
            {"POST", u"/v2/numbers/details"_s, [this](const Request &request) { return details(request); }});
    return all;
}

Answer OwnedNumbers::list(const Request &request) const
{
    QJsonObject problems;
    const DigitFilter digits = DigitFilter::of(request, problems);
    const Paging paging = Paging::of(request, 200, m_setup.strict, problems);
    if (!problems.isEmpty())
        return unprocessable(problems);
    const QString alias = request.queryValue(u"alias"_s);
    const QString tier = request.queryValue(u"tier"_s);
    Filters filters;
    if (!alias.isEmpty())
        filters.append(qMakePair(u"alias"_s, alias));
    digits.echo(filters);
    if (!tier.isEmpty())
        filters.append(qMakePair(u"tier"_s, tier));
    QJsonArray data;
    qint64 matches = 0;
    for (const auto &entry : m_state.owned) {
        const OwnedNumber &number = entry.second;
        if (!digits.matches(entry.first) || (!alias.isEmpty() && number.alias != alias)
            || (!tier.isEmpty() && number.facts.tier != tier))
            continue;
        if (matches >= paging.first && data.size() < paging.limit)
            data.append(numberObject(number, request.now));
        ++matches;
    }
    const bool more = paging.first + paging.limit < matches;
    return Answer::json(200, listDocument(u"/v2/numbers"_s, filters, paging, data, more));
}

Answer OwnedNumbers::get(const Request &request) const
{
    const OwnedNumber *number = m_state.find(request.variables.value(0));
    return number ? Answer::json(200, numberDocument(m_state, *number, request.now)) : numberNotFound();
}

Answer OwnedNumbers::details(const Request &request) const
{
    const Body body = Body::of(request);
    if (body.refusal)
        return *body.refusal;
    const DetailsRequest asked(body.object.value(u"numbers"_s));
    if (!asked.problems.isEmpty())
        return unprocessable(asked.problems);
    return Answer::json(200, detailsDocument(m_state, asked.digits, request.now));
}

Answer OwnedNumbers::buy(const Request &request)
{
    if (tooFast(request.now))
        return tooManyRequests();
    const NumberOptions options(request);
    if (options.refusal())
        return *options.refusal();
    const QString digits = request.variables.value(0);
    if (m_state.find(digits))
        return unprocessable(own(u"This number is on the account already."_s));
    const auto offer = m_state.inventory.find(digits);
    if (offer == m_state.inventory.end())
        return numberNotFound();
    OwnedNumber bought;
    bought.facts = offer->second;
    m_state.inventory.erase(offer);
    OwnedNumber &number = m_state.owned[digits] = bought;
    const bool complete = options.applyTo(number, request.now);
    m_state.record(request.now, u"purchase"_s, digits,
                   {{u"monthly_cost"_s, number.facts.monthlyCost},
                    {u"setup_cost"_s, number.facts.setupCost},
                    {u"options"_s, options.asked()},
                    {u"complete"_s, complete}});
    return Answer::json(complete ? 201 : 207, numberDocument(m_state, number, request.now));
}

Answer OwnedNumbers::change(const Request &request)
{
    OwnedNumber *number = m_state.find(request.variables.value(0));
    if (!number)
        return numberNotFound();
    const NumberOptions options(request);
    if (options.refusal())
        return *options.refusal();
    const bool complete = options.applyTo(*number, request.now);
    m_state.record(request.now, u"edit-number"_s, number->facts.value,
                   {{u"options"_s, options.asked()}, {u"complete"_s, complete}});
    return Answer::json(complete ? 200 : 207, numberDocument(m_state, *number, request.now));
}

Answer OwnedNumbers::release(const Request &request)
{
    const QString digits = request.variables.value(0);
    const auto held = m_state.owned.find(digits);
    if (held == m_state.owned.end())
        return numberNotFound();
    m_state.inventory[held->first] = held->second.facts;
    m_state.owned.erase(held);
    m_state.record(request.now, u"release"_s, digits);
    return Answer::empty(204);
}

bool OwnedNumbers::tooFast(qint64 now)
{
    if (now / 1000 != m_second) {
        m_second = now / 1000;
        m_attempts = 0;
    }
    return ++m_attempts > kPurchasesPerSecond && m_setup.rateLimits;
}

} // namespace sandbox
