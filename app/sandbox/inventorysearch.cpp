// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/inventorysearch.h"

#include "sandbox/errors.h"
#include <algorithm>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

bool isTollFreeWord(const QString &type)
{
    return type.startsWith("toll"_L1, Qt::CaseInsensitive);
}

bool isKnownType(const QString &type)
{
    static const QStringList known{u"longcode"_s, u"standard"_s, u"toll-free"_s, u"tollfree"_s};
    return known.contains(type.toLower());
}

int compare(const NumberFacts &a, const NumberFacts &b, const QString &field)
{
    if (field == "monthly_cost"_L1)
        return a.monthlyCost < b.monthlyCost ? -1 : int(b.monthlyCost < a.monthlyCost);
    if (field == "number_type"_L1)
        return int(a.tollFree) - int(b.tollFree);
    if (field == "state"_L1)
        return a.state.compare(b.state);
    if (field == "rate_center"_L1)
        return a.rateCenter.compare(b.rateCenter);
    return field == "iso_country"_L1 ? 0 : a.value.compare(b.value);
}

} // namespace

InventorySearch::InventorySearch(const Request &request, QJsonObject &problems)
    : m_digits(DigitFilter::of(request, problems))
    , m_type(request.queryValue(u"number_type"_s))
    , m_country(request.queryValue(u"iso_country"_s).toUpper())
    , m_tier(request.queryValue(u"tier"_s))
{
    readPlace(request, problems);
    readOrder(request, problems);
    if (!m_type.isEmpty() && !isKnownType(m_type))
        addProblem(problems, u"number_type"_s, own(u"Must be longcode or toll-free."_s));
}

void InventorySearch::readPlace(const Request &request, QJsonObject &problems)
{
    m_state = request.queryValue(u"state"_s).toLower();
    m_rateCenter = request.queryValue(u"rate_center"_s).toLower();
    const bool twoLetters = m_state.size() == 2
        && std::all_of(m_state.begin(), m_state.end(), [](QChar c) { return c.isLetter(); });
    if (!m_state.isEmpty() && !twoLetters)
        addProblem(problems, u"state"_s, own(u"Must be two letters."_s));
    if (m_state.isEmpty() && !m_rateCenter.isEmpty())
        addProblem(problems, u"state"_s, own(u"A rate center needs its state."_s));
}

void InventorySearch::readOrder(const Request &request, QJsonObject &problems)
{
    static const QStringList fields{u"monthly_cost"_s, u"iso_country"_s, u"number_type"_s, u"state"_s,
                                    u"rate_center"_s,  u"number"_s,      u"tn"_s};
    m_order = request.queryValue(u"order_by"_s);
    if (m_order.isEmpty())
        return;
    const QStringList parts = m_order.split(u',');
    m_field = parts.first();
    m_descending = parts.value(1) == "desc"_L1;
    if (!fields.contains(m_field) || parts.size() > 2
        || (parts.size() == 2 && !m_descending && parts[1] != "asc"_L1))
        addProblem(problems, u"order_by"_s, own(u"Must be a known field, with ,asc or ,desc if wanted."_s));
}

bool InventorySearch::matches(const NumberFacts &facts) const
{
    return m_digits.matches(facts.value) && (m_state.isEmpty() || facts.state == m_state)
        && (m_rateCenter.isEmpty() || facts.rateCenter == m_rateCenter)
        && (m_type.isEmpty() || isTollFreeWord(m_type) == facts.tollFree)
        && (m_country.isEmpty() || m_country == "US"_L1) && (m_tier.isEmpty() || facts.tier == m_tier);
}

void InventorySearch::sort(QList<const NumberFacts *> &found) const
{
    if (m_field.isEmpty())
        return;
    std::stable_sort(found.begin(), found.end(), [this](const NumberFacts *a, const NumberFacts *b) {
        return m_descending ? compare(*b, *a, m_field) < 0 : compare(*a, *b, m_field) < 0;
    });
}

Filters InventorySearch::echo() const
{
    Filters filters;
    if (!m_state.isEmpty())
        filters.append(qMakePair(u"state"_s, m_state.toUpper()));
    m_digits.echo(filters);
    if (!m_rateCenter.isEmpty())
        filters.append(qMakePair(u"rate_center"_s, m_rateCenter.toUpper()));
    const Filters rest{{u"number_type"_s, m_type},
                       {u"iso_country"_s, m_country},
                       {u"tier"_s, m_tier},
                       {u"order_by"_s, m_order}};
    for (const auto &filter : rest) {
        if (!filter.second.isEmpty())
            filters.append(filter);
    }
    return filters;
}

} // namespace sandbox
