// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "handlerserver.h"

#include <optional>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

/// A list of the service in pages, and its items one by one, which a test changes between two reads.
class ListServer {
public:
    ListServer()
        : server([this](const HandlerServer::Request &request) { return answer(request); })
    {
    }

    /// Offsets of the pages that were asked for, in order.
    QList<int> offsets() const
    {
        QList<int> all;
        for (const HandlerServer::Request &request : server.requests()) {
            if (request.query.hasQueryItem(QStringLiteral("offset")))
                all.append(request.value(QStringLiteral("offset")).toInt());
        }
        return all;
    }
    static HandlerServer::Reply document(const QJsonObject &object)
    {
        return {200, QJsonDocument(object).toJson()};
    }
    static HandlerServer::Reply page(const QJsonArray &data, bool hasNext)
    {
        QJsonObject links;
        if (hasNext)
            links.insert(QStringLiteral("next"), QStringLiteral("https://api.example.com/more"));
        return document({{QStringLiteral("data"), data}, {QStringLiteral("links"), links}});
    }

    HandlerServer server;
    QList<QJsonObject> items;
    QList<QJsonObject> singles; ///< what a read of one tells, where it is not the list's
    /// Before the answer to the request of that number, rising from 1. A reply that it returns is sent
    /// instead.
    std::function<std::optional<HandlerServer::Reply>(int request)> before;

private:
    HandlerServer::Reply answer(const HandlerServer::Request &request)
    {
        if (request.verb != "GET")
            return {405, {}};
        if (before) {
            if (const auto instead = before(int(server.requests().size())))
                return *instead;
        }
        if (!request.query.hasQueryItem(QStringLiteral("offset")))
            return one(request.path.section(u'/', -1));
        const int limit = request.value(QStringLiteral("limit")).toInt();
        const int offset = request.value(QStringLiteral("offset")).toInt();
        QJsonArray data;
        for (const QJsonObject &item : items.mid(offset, limit))
            data.append(item);
        return page(data, offset + limit < items.size());
    }

    HandlerServer::Reply one(const QString &id) const
    {
        for (const QJsonObject &item : singles + items) {
            if (item[QStringLiteral("id")] == id)
                return document({{QStringLiteral("data"), item}});
        }
        return {404, {}};
    }
};
