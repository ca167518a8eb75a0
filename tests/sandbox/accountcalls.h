// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandboxaccount.h"
#include <QJsonArray>
#include <QJsonDocument>

/// Short words for what the tests of the account's resources ask and look at.
class AccountCalls {
public:
    explicit AccountCalls(const sandbox::Options &options = testsupport::SandboxAccount::smallOptions())
        : sandbox(options)
    {
    }

    testsupport::HttpResult get(const QByteArray &target) const
    {
        return testsupport::httpGet(sandbox.endpoint(), target);
    }
    testsupport::HttpResult send(const QByteArray &verb, const QByteArray &target,
                                 const QByteArray &body = {},
                                 const QByteArray &type = "application/json") const
    {
        return testsupport::httpSend(sandbox.endpoint(), verb, target, body, type);
    }
    QStringList ids(const QByteArray &target) const { return idsOf(get(target)); }
    QString first(const QByteArray &target) const { return ids(target).value(0); }

    static QStringList idsOf(const testsupport::HttpResult &result)
    {
        QStringList all;
        for (const QJsonValue &item : result.json().value(QLatin1String("data")).toArray())
            all.append(item[QLatin1String("id")].toString());
        return all;
    }
    static QString link(const testsupport::HttpResult &result, const char *name)
    {
        return result.json().value(QLatin1String("links")).toObject().value(QLatin1String(name)).toString();
    }
    static QJsonObject error(const testsupport::HttpResult &result)
    {
        return result.json().value(QLatin1String("errors")).toArray().at(0).toObject();
    }
    static QJsonObject data(const testsupport::HttpResult &result)
    {
        return result.json().value(QLatin1String("data")).toObject();
    }
    static QJsonObject attributes(const testsupport::HttpResult &result)
    {
        return data(result).value(QLatin1String("attributes")).toObject();
    }
    /// The body of POST and PATCH /v2/routes for a host.
    static QByteArray routeBody(const QString &alias)
    {
        const QJsonObject attributes{{QStringLiteral("alias"), alias},
                                     {QStringLiteral("route_type"), QStringLiteral("host")},
                                     {QStringLiteral("value"), QStringLiteral("h.example.com")}};
        const QJsonObject data{{QStringLiteral("type"), QStringLiteral("route")},
                               {QStringLiteral("attributes"), attributes}};
        return QJsonDocument(QJsonObject{{QStringLiteral("data"), data}}).toJson();
    }
    /// The body that sets a route of a number.
    static QByteArray pointer(const QString &route)
    {
        const QJsonObject data{{QStringLiteral("type"), QStringLiteral("route")},
                               {QStringLiteral("id"), route}};
        return QJsonDocument(QJsonObject{{QStringLiteral("data"), data}}).toJson();
    }
    /// The id that a relationship of a number points to; empty for null.
    QString pointsTo(const QString &number, const char *relationship) const
    {
        const QJsonObject all =
            data(get("/v2/numbers/" + number.toLatin1())).value(QLatin1String("relationships")).toObject();
        return all.value(QLatin1String(relationship))[QLatin1String("data")][QLatin1String("id")].toString();
    }

    testsupport::SandboxAccount sandbox;
};
