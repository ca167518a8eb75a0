// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/routefields.h"

#include "sandbox/errors.h"
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

bool fits(const QString &pattern, const QString &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

bool valueFits(const RouteEntry &route)
{
    const QString weight = u"(;weight=\\d+)?"_s;
    if (route.type == "number"_L1)
        return fits(u"\\d{11}"_s % weight, route.value);
    if (route.type == "uri"_L1)
        return fits(u"[a-z]+:[^@\\s]+@[^@:;\\s]+(:\\d{1,5})?(;[a-z]+=[^;\\s]+)*"_s, route.value);
    return fits(u"([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:]+\\])(:\\d{1,5})?"_s % weight, route.value);
}

void readText(const QJsonObject &attributes, const QString &name, bool required, QString &into,
              QJsonObject &problems)
{
    const QJsonValue value = attributes.value(name);
    if (value.isUndefined()) {
        if (required)
            addProblem(problems, name, own(u"Missing data for required field."_s));
    } else if (!value.isString() || value.toString().trimmed().isEmpty()) {
        addProblem(problems, name, own(u"Must be a text that is not empty."_s));
    } else {
        into = value.toString();
    }
}

QJsonObject inEnvelope(const QJsonObject &problems)
{
    return {{u"data"_s, QJsonObject{{u"attributes"_s, problems}}}};
}

void readEdgeStrategy(const QJsonObject &attributes, RouteEntry &route, QJsonObject &problems)
{
    const QString name = u"edge_strategy_id"_s;
    if (!attributes.contains(name))
        return;
    const QJsonValue value = attributes.value(name);
    route.edgeStrategy = value.isString() ? value.toString().toInt() : value.toInt();
    if (!value.isNull() && route.edgeStrategy <= 0)
        addProblem(problems, name, own(u"Must be the id of an edge strategy, or null."_s));
}

} // namespace

QJsonObject routeProblem(const QString &field, const QString &text)
{
    QJsonObject problems;
    addProblem(problems, field, text);
    return inEnvelope(problems);
}

QJsonObject readRoute(const QJsonObject &body, bool complete, RouteEntry &route)
{
    const QJsonObject data = body.value(u"data"_s).toObject();
    QJsonObject problems;
    if (!body.value(u"data"_s).isObject()) {
        addProblem(problems, u"data"_s, own(u"Missing data for required field."_s));
        return problems;
    }
    const QJsonObject attributes = data.value(u"attributes"_s).toObject();
    readText(attributes, u"alias"_s, complete, route.alias, problems);
    readText(attributes, u"route_type"_s, complete, route.type, problems);
    readText(attributes, u"value"_s, complete, route.value, problems);
    readEdgeStrategy(attributes, route, problems);
    if (problems.isEmpty() && !fits(u"host|number|uri"_s, route.type))
        addProblem(problems, u"route_type"_s, own(u"Must be host, number or uri."_s));
    else if (problems.isEmpty() && !valueFits(route))
        addProblem(problems, u"value"_s, own(u"Does not fit a route of type %1."_s.arg(route.type)));
    return problems.isEmpty() ? problems : inEnvelope(problems);
}

} // namespace sandbox
