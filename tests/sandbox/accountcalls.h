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
    /// The id that a relationship of a number points to; empty for null.
    QString pointsTo(const QString &number, const char *relationship) const
    {
        const QJsonObject all =
            data(get("/v2/numbers/" + number.toLatin1())).value(QLatin1String("relationships")).toObject();
        return all.value(QLatin1String(relationship))[QLatin1String("data")][QLatin1String("id")].toString();
    }

    testsupport::SandboxAccount sandbox;
};
