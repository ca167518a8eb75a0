// SPDX-License-Identifier: GPL-3.0-or-later
#include "deed.h"

#include "sandbox/seed.h"

#include <QDateTime>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

const QString otherRoute = u"91433"_s; // the seeded one that no number uses

struct DeedFacts {
    const char *word;
    const char *verb;
    int status;
    const char *effect; ///< in the sandbox's ledger
};

const DeedFacts &factsOf(Deed deed)
{
    static constexpr DeedFacts facts[] = {
        {"purchase", "POST", 201, "purchase"},
        {"edit number", "PATCH", 200, "edit-number"},
        {"release", "DELETE", 204, "release"},
        {"set primary route", "PATCH", 204, "set-route"},
        {"clear primary route", "DELETE", 204, "clear-route"},
        {"set failover route", "PATCH", 204, "set-route"},
        {"clear failover route", "DELETE", 204, "clear-route"},
        {"create route", "POST", 201, "create-route"},
        {"update route", "PATCH", 200, "update-route"},
        {"delete route", "DELETE", 204, "delete-route"},
        {"set callback", "PUT", 204, "set-callback"},
        {"clear callback", "DELETE", 204, "clear-callback"},
        {"send SMS", "POST", 202, "send"},
        {"send MMS", "POST", 202, "send"},
    };
    static_assert(std::size(facts) == DeedCount);
    return facts[int(deed)];
}

bool isPrimary(Deed deed)
{
    return deed == Deed::SetPrimaryRoute || deed == Deed::ClearPrimaryRoute;
}

api::RouteDraft draftOf(const QString &alias)
{
    return {alias, RouteType::Host, alias + u".example.com:5060"_s};
}

QString addressOf(const Wanted &wanted)
{
    return u"https://hooks.example.com/"_s + wanted.text;
}

/// What it acts on, as the ledger names it; empty for what is new.
QString objectOf(const Wanted &wanted)
{
    switch (wanted.deed) {
    case Deed::CreateRoute:
    case Deed::SendSms:
    case Deed::SendMms:
        return {};
    case Deed::UpdateRoute:
    case Deed::DeleteRoute:
        return wanted.route;
    case Deed::SetCallback:
    case Deed::ClearCallback:
        return callbackWord(wanted.callback);
    default:
        return wanted.number.digits();
    }
}

QJsonObject detailOf(const Wanted &wanted)
{
    const QString slot = isPrimary(wanted.deed) ? u"primary"_s : u"failover"_s;
    switch (wanted.deed) {
    case Deed::SetPrimaryRoute:
    case Deed::SetFailoverRoute:
        return {{u"slot"_s, slot}, {u"route"_s, otherRoute}};
    case Deed::ClearPrimaryRoute:
    case Deed::ClearFailoverRoute:
        return {{u"slot"_s, slot}};
    case Deed::CreateRoute:
    case Deed::UpdateRoute:
        return {{u"alias"_s, wanted.text}, {u"value"_s, draftOf(wanted.text).value}};
    case Deed::SetCallback:
        return {{u"url"_s, addressOf(wanted)}};
    case Deed::ClearCallback:
        return {{u"was"_s, addressOf(wanted)}};
    case Deed::SendSms:
    case Deed::SendMms:
        return {{u"from"_s, wanted.number.digits()},
                {u"to"_s, messageOf(wanted).to.digits()},
                {u"body"_s, wanted.text},
                {u"is_mms"_s, wanted.deed == Deed::SendMms}};
    default:
        return {};
    }
}

template <typename T> Journal::Reply<T> telling(std::function<void(const Told &)> told)
{
    return [told = std::move(told)](const WriteResult<T> &result) {
        told({result.outcome, result.value.has_value(), result.error, result.intent});
    };
}

} // namespace

const char *deedWord(Deed deed)
{
    return factsOf(deed).word;
}

QString verbOf(Deed deed)
{
    return QString::fromLatin1(factsOf(deed).verb);
}

int statusOf(Deed deed)
{
    return factsOf(deed).status;
}

OutgoingMessage messageOf(const Wanted &wanted)
{
    OutgoingMessage message{wanted.number, PhoneNumber::fromService(u"12065550142"_s), wanted.text, {}};
    if (wanted.deed == Deed::SendMms)
        message.mediaUrls = {u"https://media.example.com/map.png"_s};
    return message;
}

void ask(Journal &journal, const Wanted &wanted, QObject *context,
         const std::function<void(const Told &)> &told)
{
    const auto slot = isPrimary(wanted.deed) ? api::RouteSlot::Primary : api::RouteSlot::Failover;
    const api::NumberEdit edit{wanted.text, {}, {}};
    switch (wanted.deed) {
    case Deed::Purchase:
        return journal.purchase(wanted.number, {}, deedPrice, context, telling<api::Purchase>(told));
    case Deed::EditNumber:
        return journal.editNumber(wanted.number, edit, context, telling<api::Purchase>(told));
    case Deed::Release:
        return journal.release(wanted.number, context, telling<Nothing>(told));
    case Deed::SetPrimaryRoute:
    case Deed::SetFailoverRoute:
        return journal.setRoute(wanted.number, slot, otherRoute, context, telling<Nothing>(told));
    case Deed::ClearPrimaryRoute:
    case Deed::ClearFailoverRoute:
        return journal.clearRoute(wanted.number, slot, context, telling<Nothing>(told));
    case Deed::CreateRoute:
        return journal.createRoute(draftOf(wanted.text), context, telling<Route>(told));
    case Deed::UpdateRoute:
        return journal.updateRoute(wanted.route, draftOf(wanted.text), context, telling<Route>(told));
    case Deed::DeleteRoute:
        return journal.deleteRoute(wanted.route, context, telling<Nothing>(told));
    case Deed::SetCallback:
        return journal.setCallback(wanted.callback, addressOf(wanted), context, telling<Nothing>(told));
    case Deed::ClearCallback:
        return journal.clearCallback(wanted.callback, context, telling<Nothing>(told));
    case Deed::SendSms:
    case Deed::SendMms:
        return journal.send(messageOf(wanted), context, telling<QString>(told));
    }
}

bool isEffectOf(const sandbox::Effect &effect, const Wanted &wanted)
{
    if (effect.kind != QLatin1String(factsOf(wanted.deed).effect))
        return false;
    if (const QString object = objectOf(wanted); !object.isEmpty() && effect.object != object)
        return false;
    const QJsonObject detail = detailOf(wanted);
    for (auto it = detail.begin(); it != detail.end(); ++it) {
        if (effect.detail.value(it.key()) != it.value())
            return false;
    }
    return true;
}

Stock::Stock(const sandbox::Options &options, const testsupport::Endpoint &account)
    : m_account(account)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const sandbox::AccountState state = sandbox::seedAccount(options, now); // the same seed, the same account
    for (const auto &[digits, facts] : state.inventory)
        m_numbers[Deed::Purchase].append(digits);
    QStringList all;
    for (const auto &[digits, number] : state.owned) {
        all.append(digits);
        if (!number.failoverRoute.isEmpty())
            m_numbers[Deed::ClearFailoverRoute].append(digits);
    }
    // The number that is released serves nothing else.
    const qsizetype released = all.size() / 3;
    m_numbers[Deed::Release] = all.mid(0, released);
    const QStringList kept = all.mid(released);
    for (const Deed deed :
         {Deed::EditNumber, Deed::SetPrimaryRoute, Deed::ClearPrimaryRoute, Deed::SetFailoverRoute})
        m_numbers[deed] = kept;
    m_numbers[Deed::ClearFailoverRoute].removeIf(
        [&](const QString &digits) { return !kept.contains(digits); });
    for (const QString &digits : kept) {
        if (state.maySend(digits, now))
            m_senders.append(digits);
    }
}

QString Stock::newRoute(const QString &alias) const
{
    const QJsonObject attributes{
        {u"alias"_s, alias}, {u"route_type"_s, u"host"_s}, {u"value"_s, u"old.example.com"_s}};
    const QJsonObject body{{u"data"_s, QJsonObject{{u"type"_s, u"route"_s}, {u"attributes"_s, attributes}}}};
    const testsupport::HttpResult made = testsupport::httpSend(
        m_account, "POST", "/v2/routes", QJsonDocument(body).toJson(QJsonDocument::Compact));
    return made.json()[u"data"_s][u"id"_s].toString();
}

void Stock::setCallback(const Wanted &wanted) const
{
    const QByteArray body = R"({"callback_url": ")" + addressOf(wanted).toLatin1() + R"("})";
    testsupport::httpSend(m_account, "PUT", "/v2.1/messages/" + callbackWord(wanted.callback).toLatin1(),
                          body);
}

Wanted Stock::next(Deed deed)
{
    const QString count = QString::number(m_count++).rightJustified(5, u'0');
    Wanted wanted{deed, {}, {}, u"matrix-"_s + count};
    // There are no more of these: one after another is told apart by its address.
    wanted.callback = callbackTypes.at(size_t(m_count) % callbackTypes.size());
    if (deed == Deed::UpdateRoute || deed == Deed::DeleteRoute)
        wanted.route = newRoute(u"before-"_s + count);
    else if (deed == Deed::SendSms || deed == Deed::SendMms)
        wanted.number = PhoneNumber::fromService(m_senders.at(m_count % m_senders.size()));
    else if (deed == Deed::ClearCallback)
        setCallback(wanted);
    else if (deed != Deed::CreateRoute && deed != Deed::SetCallback)
        wanted.number = PhoneNumber::fromService(m_numbers[deed].takeFirst());
    return wanted;
}
