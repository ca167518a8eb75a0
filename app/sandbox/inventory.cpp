// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/inventory.h"

#include "sandbox/errors.h"
#include "sandbox/inventorysearch.h"
#include "sandbox/numberobjects.h"
#include <limits>
#include <optional>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

const QString kAvailablePath = u"/v2/numbers/available"_s;

/// The highest setup cost that is wanted, in USD. The link shows whole dollars, the filter uses the real
/// value.
double highestSetupCost(const Request &request, Filters &filters, QJsonObject &problems)
{
    const QString name = u"max_setup_cost"_s;
    const QString text = request.queryValue(name);
    if (text.isEmpty())
        return std::numeric_limits<double>::max();
    bool ok = false;
    const double cost = text.toDouble(&ok);
    if (!ok || !(cost >= 0) || cost > 1e9)
        addProblem(problems, name, own(u"Must be an amount in dollars."_s));
    else
        filters.append(qMakePair(name, QString::number(qint64(cost))));
    return cost;
}

QString areaCodeOf(const Request &request, Filters &filters, QJsonObject &problems)
{
    const QString name = u"areacode"_s;
    const QString text = request.queryValue(name);
    bool ok = false;
    const uint code = text.toUInt(&ok);
    if (!text.isEmpty() && (!ok || text.size() != 3 || code < 200))
        addProblem(problems, name, own(u"Must be an area code of three digits."_s));
    else if (!text.isEmpty())
        filters.append(qMakePair(name, text));
    return text;
}

/// One object for each different `length` digits that numbers begin with after the country code.
QJsonArray groups(const AccountState &state, const QString &prefix, int length, double highest,
                  const QString &type, const QString &related)
{
    QJsonArray all;
    QString last;
    for (auto it = state.inventory.lower_bound(prefix); it != state.inventory.end(); ++it) {
        if (!it->first.startsWith(prefix))
            break;
        const QString code = it->first.mid(1, length);
        if (code == last || it->second.setupCost > highest)
            continue;
        last = code;
        all.append(QJsonObject{
            {u"type"_s, type},
            {u"id"_s, code},
            {u"links"_s, QJsonObject{{u"related"_s, serviceUrl(kAvailablePath % related % code)}}}});
    }
    return all;
}

} // namespace

Inventory::Inventory(AccountState &state, bool strict)
    : m_state(state)
    , m_strict(strict)
{
}

QList<Operation> Inventory::operations()
{
    return {{"GET", kAvailablePath, [this](const Request &request) { return search(request); }},
            {"GET", kAvailablePath % "/areacodes"_L1,
             [this](const Request &request) { return areaCodes(request); }},
            {"GET", kAvailablePath % "/exchanges"_L1,
             [this](const Request &request) { return exchanges(request); }}};
}

Answer Inventory::search(const Request &request) const
{
    QJsonObject problems;
    const InventorySearch search(request, problems);
    const Paging paging = Paging::of(request, 200, m_strict, problems);
    if (!problems.isEmpty())
        return unprocessable(problems);
    QList<const NumberFacts *> found;
    for (const auto &entry : m_state.inventory) {
        if (search.matches(entry.second))
            found.append(&entry.second);
    }
    search.sort(found);
    QJsonArray data;
    const qint64 past = qMin(paging.first + paging.limit, qint64(found.size()));
    for (qint64 index = paging.first; index < past; ++index)
        data.append(availableObject(*found.at(index)));
    return Answer::json(
        200,
        listDocument(kAvailablePath, search.echo(), paging, data, past < found.size() && !data.isEmpty()));
}

Answer Inventory::areaCodes(const Request &request) const
{
    QJsonObject problems;
    Filters filters;
    const double highest = highestSetupCost(request, filters, problems);
    const Paging paging = Paging::of(request, 400, m_strict, problems);
    if (!problems.isEmpty())
        return unprocessable(problems);
    return listAnswer(kAvailablePath % "/areacodes"_L1, filters, paging,
                      groups(m_state, u"1"_s, 3, highest, u"areacode"_s, u"/exchanges?areacode="_s));
}

Answer Inventory::exchanges(const Request &request) const
{
    QJsonObject problems;
    Filters filters;
    const QString areaCode = areaCodeOf(request, filters, problems);
    const double highest = highestSetupCost(request, filters, problems);
    const Paging paging = Paging::of(request, 200, m_strict, problems);
    if (!problems.isEmpty())
        return unprocessable(problems);
    return listAnswer(kAvailablePath % "/exchanges"_L1, filters, paging,
                      groups(m_state, u'1' % areaCode, 6, highest, u"exchange"_s, u"?starts_with=1"_s));
}

} // namespace sandbox
