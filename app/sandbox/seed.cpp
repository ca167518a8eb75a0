// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/seed.h"

#include "sandbox/geography.h"
#include <iterator>
#include <random>
#include <utility>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

/// The standard fixes this engine's numbers, so a seed means the same everywhere; its distributions vary.
class Draw {
public:
    explicit Draw(quint64 seed)
        : m_engine(seed)
    {
    }
    int below(int bound) { return int(m_engine() % quint64(bound)); }

private:
    std::mt19937_64 m_engine;
};

NumberFacts factsAt(const AreaEntry &area, int center, const QString &rest)
{
    NumberFacts facts;
    facts.value = u'1' % area.areaCode % rest;
    facts.state = area.state;
    facts.rateCenter = area.rateCenters.value(center);
    facts.tollFree = area.state.isEmpty();
    facts.monthlyCost = 1.25;
    facts.setupCost = 1;
    facts.inboundRate = facts.tollFree ? 0.0195 : 0.012;
    facts.tier = facts.tollFree ? u"Toll Free"_s : u"Standard"_s;
    return facts;
}

void priceOf(NumberFacts &facts, Draw &draw)
{
    static constexpr double setupCosts[] = {1, 1, 1, 1, 1, 1, 2.5, 3.99, 10, 25};
    if (facts.tollFree)
        return;
    facts.setupCost = setupCosts[draw.below(std::size(setupCosts))];
    if (draw.below(12) == 0) {
        facts.tier = u"Local Inbound"_s;
        facts.monthlyCost = 0.6;
        facts.inboundRate = 0.007;
    }
}

/// The exchange with this index in a rate center: spread over what the numbering plan allows (no N11, not
/// 555).
QString exchangeOf(const AreaEntry &area, int center, int index)
{
    const int start = (area.areaCode.toInt() * 37 + center * 211) % 800;
    int code = 200 + (start + index * 97) % 800;
    if (code % 100 == 11 || code == 555)
        code += 2;
    return QString::number(code);
}

QString fourDigits(int line)
{
    return QString::number(line).rightJustified(4, u'0');
}

void addInventory(const QList<AreaEntry> &areas, int wanted, Draw &draw, AccountState &state)
{
    // Enough exchanges for the numbers wanted: a small inventory is not scattered, a large one not stuck.
    const int exchanges = qBound(3, wanted / 20'000 + 3, 60);
    while (int(state.inventory.size()) < wanted) {
        const AreaEntry &area = areas.at(draw.below(int(areas.size())));
        const int center = area.rateCenters.isEmpty() ? 0 : draw.below(int(area.rateCenters.size()));
        const QString exchange = exchangeOf(area, center, draw.below(exchanges));
        // One in a hundred ends in 207, the numbers that cannot be provisioned for messaging.
        const int line = draw.below(100) == 0 ? draw.below(10) * 1000 + 207 : draw.below(10'000);
        NumberFacts facts = factsAt(area, center, exchange % fourDigits(line));
        priceOf(facts, draw);
        if (!state.owned.count(facts.value))
            state.inventory.emplace(facts.value, facts);
    }
}

void addRoutes(AccountState &state)
{
    state.routes = {
        {u"0"_s, u"sip-reg"_s, u"sip-reg"_s, {}, 0},
        {u"91402"_s, u"desk-pbx"_s, u"host"_s, u"pbx.example.com:5060"_s, 0},
        {u"91407"_s, u"backup-pbx"_s, u"host"_s, u"192.0.2.17:5060"_s, 0},
        {u"91415"_s, u"answering-service"_s, u"number"_s, u"12065550142"_s, 0},
        {u"91418"_s, u"sip-trunk-east"_s, u"uri"_s, u"sip:trunk@east.example.net;transport=tls"_s, 4},
        {u"91421"_s, u"after-hours"_s, u"number"_s, u"15035550187"_s, 0},
        {u"91433"_s, u"spare-host"_s, u"host"_s, u"spare.example.org"_s, 0}};
    state.nextRouteId = 91440;
}

/// Some are set and some are not, so that both can be seen.
void addCallbacks(AccountState &state)
{
    state.callbacks = {{u"sms_callback"_s, u"https://hooks.example.com/messages/incoming"_s},
                       {u"sms_dlr_callback"_s, u"https://hooks.example.com/messages/receipts"_s}};
}

/// Aliases, routes and features vary with the draw; the last route stays unused.
void dress(OwnedNumber &number, Draw &draw, qint64 now)
{
    static const QString aliases[] = {u"front desk"_s, u"sales"_s,       u"support"_s,   u"billing"_s,
                                      u"fax"_s,        u"warehouse"_s,   u"reception"_s, u"on-call"_s,
                                      u"marketing"_s,  u"reservations"_s};
    static const QString primaries[] = {u"0"_s, u"0"_s, u"91402"_s, u"91402"_s, u"91418"_s, u"91407"_s};
    static const QString failovers[] = {{}, {}, {}, u"91407"_s, u"91421"_s};
    const int alias = draw.below(20);
    if (alias < int(std::size(aliases)))
        number.alias = aliases[alias] % u' ' % number.facts.value.mid(1, 3);
    number.primaryRoute = primaries[draw.below(std::size(primaries))];
    number.failoverRoute = failovers[draw.below(std::size(failovers))];
    number.cnamLookups = draw.below(4) != 0;
    if (draw.below(5) != 0)
        number.messagingFrom = now;
    if (draw.below(15) == 0)
        number.note = u"ported in"_s;
}

void addOwned(const QList<AreaEntry> &areas, int wanted, qint64 now, Draw &draw, AccountState &state)
{
    for (int index = 0; int(state.owned.size()) < wanted; ++index) {
        // Neighbours in the list differ in area code and line; past 555-01xx other exchanges follow.
        const AreaEntry &area = areas.at(index % areas.size());
        const int round = index / int(areas.size());
        const int center = area.rateCenters.isEmpty() ? 0 : round % int(area.rateCenters.size());
        const QString exchange = round < 100 ? u"555"_s : exchangeOf(area, center, round / 100);
        OwnedNumber number;
        number.facts = factsAt(area, center, exchange % fourDigits(100 + (round * 37 + index) % 100));
        // The destinations of routes stand for people, who have no number of this account.
        if (number.facts.value == "12065550142"_L1 || number.facts.value == "15035550187"_L1)
            continue;
        priceOf(number.facts, draw);
        dress(number, draw, now);
        state.owned.emplace(number.facts.value, number);
    }
}

} // namespace

AccountState seedAccount(const Options &options, qint64 now)
{
    const QList<AreaEntry> areas = readGeography();
    Draw draw(options.seed);
    AccountState state;
    addRoutes(state);
    addCallbacks(state);
    addOwned(areas, options.numbers, now, draw, state);
    addInventory(areas, options.inventory, draw, state);
    return state;
}

} // namespace sandbox
