// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/controlresource.h"

#include "sandbox/errors.h"
#include "sandbox/jsonapi.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QJsonObject asJson(const LoggedRequest &request)
{
    QJsonObject headers;
    for (const auto &header : request.headers)
        headers.insert(QString::fromLatin1(header.first), QString::fromLatin1(header.second));
    return {{u"at"_s, request.at},
            {u"verb"_s, QString::fromLatin1(request.verb)},
            {u"target"_s, request.target},
            {u"headers"_s, headers},
            {u"body"_s, QString::fromUtf8(request.body)},
            {u"authorized"_s, request.authorized},
            {u"faulted"_s, request.faulted},
            {u"status"_s, request.status}};
}

} // namespace

ControlResource::ControlResource(Controls &controls)
    : m_controls(controls)
{
}

QList<Operation> ControlResource::operations()
{
    const QString log = u"/__sandbox/requests"_s;
    const QString faults = u"/__sandbox/faults"_s;
    const QString hostile = u"/__sandbox/hostile"_s;
    return {
        {"GET", log, [this](const Request &) { return requests(); }},
        {"DELETE", log,
         [this](const Request &) {
             m_controls.clearRequests();
             return Answer::empty(204);
         }},
        {"GET", u"/__sandbox/ledger"_s, [this](const Request &request) { return ledger(request); }},
        {"POST", faults, [this](const Request &request) { return addFaults(request); }},
        {"DELETE", faults,
         [this](const Request &) {
             m_controls.clearFaults();
             return Answer::empty(204);
         }},
        {"POST", hostile, [this](const Request &request) { return setHostile(request); }},
        {"DELETE", hostile,
         [this](const Request &) {
             m_controls.setHostile({});
             return Answer::empty(204);
         }},
        {"POST", u"/__sandbox/clock"_s, [this](const Request &request) { return advanceClock(request); }}};
}

Answer ControlResource::requests() const
{
    QJsonArray all;
    for (const LoggedRequest &request : m_controls.requests())
        all.append(asJson(request));
    return Answer::json(200, QJsonObject{{u"requests"_s, all}});
}

Answer ControlResource::ledger(const Request &request) const
{
    // Asked first: what was not pending then is among the entries.
    const int pending = m_controls.ledger().pending();
    QJsonArray all;
    for (const Effect &effect : m_controls.ledger().entries(request.queryValue(u"after"_s).toLongLong()))
        all.append(effect.toJson());
    return Answer::json(200, QJsonObject{{u"ledger"_s, all}, {u"pending"_s, pending}});
}

Answer ControlResource::addFaults(const Request &request)
{
    const Body body = Body::of(request);
    if (body.refusal)
        return *body.refusal;
    for (const QJsonValue &spec : body.object.value(u"faults"_s).toArray()) {
        const QString why = m_controls.addFault(spec.toString());
        if (!why.isEmpty())
            return unprocessable(own(why));
    }
    return Answer::empty(204);
}

Answer ControlResource::setHostile(const Request &request)
{
    const Body body = Body::of(request);
    if (body.refusal)
        return *body.refusal;
    QStringList names;
    const QStringList known = nastyNames();
    for (const QJsonValue &name : body.object.value(u"names"_s).toArray()) {
        if (!known.contains(name.toString()))
            return unprocessable(own(u"Nothing is called \"%1\"."_s.arg(name.toString())));
        names.append(name.toString());
    }
    m_controls.setHostile(HostileRota(names, quint64(body.object.value(u"seed"_s).toInteger(1))));
    return Answer::empty(204);
}

Answer ControlResource::advanceClock(const Request &request)
{
    const Body body = Body::of(request);
    if (body.refusal)
        return *body.refusal;
    m_controls.advanceClock(body.object.value(u"advance_ms"_s).toInteger());
    return Answer::empty(204);
}

} // namespace sandbox
