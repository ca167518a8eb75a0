// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/messages.h"
#include <QJsonDocument>

/// The messages of an account with two senders, asked without HTTP: fixed paths before templates, as the
/// account does it, on a clock that the test moves.
class MessageHarness {
public:
    static constexpr qint64 kStart = 1'764'000'000'000; // 2025-11-24T16:00:00Z

    struct Reply {
        int status = 0;
        QJsonObject document;
        QJsonArray data() const { return document.value(u"data").toArray(); }
        QJsonObject record() const { return document.value(u"data").toObject(); }
        QJsonObject attributes() const { return record().value(u"attributes").toObject(); }
        QJsonObject error() const { return document.value(u"errors").toArray().at(0).toObject(); }
        QString next() const { return document.value(u"links").toObject().value(u"next").toString(); }
    };

    explicit MessageHarness(qint64 count = 0, int days = 30, bool rateLimits = false)
        : messages(setup(count, days, rateLimits))
    {
    }

    Reply get(const QString &path, const QList<QPair<QString, QString>> &query = {})
    {
        sandbox::Request request;
        request.verb = "GET";
        request.path = path;
        request.query = query;
        return ask(request);
    }

    Reply list(const QList<QPair<QString, QString>> &query)
    {
        return get(QStringLiteral("/v2.1/messages"), query);
    }

    Reply look(const QString &id) { return get(QStringLiteral("/v2.1/messages/") + id); }

    Reply post(const QByteArray &body, const QByteArray &type = "application/vnd.api+json",
               const QString &path = QStringLiteral("/v2.1/messages"))
    {
        sandbox::Request request;
        request.verb = "POST";
        request.path = path;
        request.contentType = type;
        request.body = body;
        return ask(request);
    }

    /// Sends and expects to be accepted; the new id, or nothing.
    QString sent(const QString &to)
    {
        const QJsonObject body{{QStringLiteral("to"), to},
                               {QStringLiteral("from"), QStringLiteral("12065550100")},
                               {QStringLiteral("body"), QStringLiteral("hello")}};
        const Reply reply = post(QJsonDocument(body).toJson());
        return reply.status == 202 ? reply.record().value(u"id").toString() : QString();
    }

    Reply ask(sandbox::Request request)
    {
        request.now = now;
        request.accessKey = QStringLiteral("key");
        const QList<sandbox::Operation> operations = messages.operations();
        for (const bool fixed : {true, false}) {
            for (const sandbox::Operation &operation : operations) {
                if (operation.verb == request.verb && matches(operation.pathTemplate, fixed, request))
                    return told(operation.handle(request));
            }
        }
        return {};
    }

    qint64 now = kStart;
    sandbox::Messages messages;

private:
    static sandbox::Messages::Setup setup(qint64 count, int days, bool rateLimits)
    {
        const QStringList senders{QStringLiteral("12065550100"), QStringLiteral("18005550123")};
        return {{7, count, days, kStart, senders}, rateLimits, [senders](const QString &number, qint64) {
                    return senders.contains(number);
                }};
    }

    static bool matches(const QString &pathTemplate, bool fixed, sandbox::Request &request)
    {
        if (fixed)
            return pathTemplate == request.path;
        const qsizetype slash = request.path.lastIndexOf(u'/') + 1;
        request.variables = QStringList{request.path.mid(slash)};
        return pathTemplate == QString(request.path.left(slash) + QStringLiteral("{}"));
    }

    static Reply told(const sandbox::Answer &answer)
    {
        return {answer.status, QJsonDocument::fromJson(answer.body).object()};
    }
};
