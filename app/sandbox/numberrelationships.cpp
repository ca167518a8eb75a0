// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/numberrelationships.h"

#include "sandbox/errors.h"
#include "sandbox/jsonapi.h"
#include "sandbox/numberobjects.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

/// The route's id as text from {"data": {"type", "id"}} or the flat {"id"}; problems under the path it came
/// by.
QString pointedAt(const QJsonObject &body, QJsonObject &problems)
{
    const bool enveloped = body.contains(u"data"_s) || !body.contains(u"id"_s);
    const QJsonObject pointer = enveloped ? body.value(u"data"_s).toObject() : body;
    QJsonObject here;
    const QJsonValue id = pointer.value(u"id"_s);
    if (id.isUndefined() || id.isNull())
        addProblem(here, u"id"_s, own(u"Missing data for required field."_s));
    else if (!id.isString() && !id.isDouble())
        addProblem(here, u"id"_s, own(u"Must be a text or a number."_s));
    if (pointer.contains(u"type"_s) && pointer.value(u"type"_s) != "route"_L1)
        addProblem(here, u"type"_s, own(u"Must be \"route\"."_s));
    if (!here.isEmpty())
        problems = enveloped ? QJsonObject{{u"data"_s, here}} : here;
    return id.isDouble() ? QString::number(id.toInteger()) : id.toString();
}

QString slotOf(QString OwnedNumber::*field)
{
    return field == &OwnedNumber::primaryRoute ? u"primary"_s : u"failover"_s;
}

} // namespace

NumberRelationships::NumberRelationships(AccountState &state)
    : m_state(state)
{
}

QList<Operation> NumberRelationships::operations()
{
    const QString primary = u"/v2/numbers/{}/relationships/primary_route"_s;
    const QString failover = u"/v2/numbers/{}/relationships/failover_route"_s;
    return {{"PATCH", primary,
             [this](const Request &request) { return set(request, &OwnedNumber::primaryRoute); }},
            {"DELETE", primary,
             [this](const Request &request) { return clear(request, &OwnedNumber::primaryRoute); }},
            {"PATCH", failover,
             [this](const Request &request) { return set(request, &OwnedNumber::failoverRoute); }},
            {"DELETE", failover,
             [this](const Request &request) { return clear(request, &OwnedNumber::failoverRoute); }}};
}

Answer NumberRelationships::set(const Request &request, Field field)
{
    const QString digits = request.variables.value(0);
    OwnedNumber *number = m_state.find(digits);
    if (!number)
        return m_state.inventory.count(digits) ? assignmentNotAuthorized() : numberNotFound();
    const Body body = Body::of(request);
    if (body.refusal)
        return *body.refusal;
    QJsonObject problems;
    const QString id = pointedAt(body.object, problems);
    if (!problems.isEmpty())
        return unprocessable(problems);
    const RouteEntry *route = m_state.route(id);
    if (!route)
        return resourceNotFound(own(u"There is no route with this id."_s));
    if (field == &OwnedNumber::failoverRoute && route->type == "number"_L1 && m_state.find(route->value))
        return unprocessable(own(u"A failover must not lead to a number of this account."_s));
    m_state.record(request.now, u"set-route"_s, digits,
                   {{u"slot"_s, slotOf(field)}, {u"route"_s, id}, {u"was"_s, textOrNull(number->*field)}});
    number->*field = id;
    return Answer::empty(204);
}

Answer NumberRelationships::clear(const Request &request, Field field)
{
    OwnedNumber *number = m_state.find(request.variables.value(0));
    if (!number)
        return numberNotFound();
    m_state.record(request.now, u"clear-route"_s, number->facts.value,
                   {{u"slot"_s, slotOf(field)}, {u"was"_s, textOrNull(number->*field)}});
    (number->*field).clear();
    return Answer::empty(204);
}

} // namespace sandbox
