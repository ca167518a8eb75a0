// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/errors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

Answer document(int status, const QJsonObject &error)
{
    return Answer::json(status, QJsonObject{{u"errors"_s, QJsonArray{error}}});
}

QJsonObject error(int status, const QJsonValue &detail)
{
    return {{u"status"_s, status},
            {u"detail"_s, detail},
            {u"id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}};
}

Answer titled(int status, const QString &title, const QJsonValue &detail)
{
    QJsonObject object = error(status, detail);
    object.insert(u"title"_s, title);
    return document(status, object);
}

} // namespace

QString own(const QString &text)
{
    return "[sandbox] "_L1 + text;
}

Answer unauthorized()
{
    Answer answer = titled(401, u"Unauthorized"_s, u"Authentication failed."_s);
    answer.headers.append(qMakePair("WWW-Authenticate"_ba, "Basic realm=\"sandbox\""_ba));
    return answer;
}

Answer badRequest(const QString &detail)
{
    return titled(400, u"Client Error"_s, detail);
}

Answer forbidden(const QString &title, const QString &detail)
{
    return titled(403, title, detail);
}

Answer assignmentNotAuthorized()
{
    return document(403,
                    {{u"status"_s, 403}, {u"detail"_s, u""_s}, {u"title"_s, u"ActionNotAuthorizedError"_s}});
}

Answer noSuchUrl()
{
    const QString text =
        u"404 Not Found: The requested URL was not found on the server. If you entered the URL "
        "manually please check your spelling."_s;
    return document(404, {{u"status"_s, text}});
}

Answer numberNotFound()
{
    return document(404, error(404, u"Could not find that resource on your account."_s));
}

Answer resourceNotFound(const QString &detail)
{
    return titled(404, u"Resource not found"_s, detail);
}

Answer methodNotAllowed()
{
    return titled(405, u"Method Not Allowed"_s, u"The method is not allowed for the requested URL."_s);
}

Answer unsupportedMediaType()
{
    return titled(415, u"Unsupported Media Type"_s, own(u"Send JSON."_s));
}

Answer unprocessable(const QJsonValue &detail)
{
    return detail.isObject() ? document(422, error(422, detail))
                             : titled(422, u"Unprocessable Entity"_s, detail);
}

Answer tooManyRequests()
{
    return titled(429, u"Too Many Requests"_s, own(u"Too many requests in this second."_s));
}

Answer serverFault()
{
    return titled(500, u"Internal Server Error"_s, own(u"The server failed, as it was told to."_s));
}

Answer unavailable()
{
    return titled(503, u"Service Unavailable"_s, own(u"Down for maintenance, as it was told to."_s));
}

Answer standardError(int status)
{
    switch (status) {
    case 401:
        return unauthorized();
    case 405:
        return methodNotAllowed();
    case 415:
        return unsupportedMediaType();
    case 429:
        return tooManyRequests();
    case 500:
        return serverFault();
    case 503:
        return unavailable();
    default:
        return titled(status, own(u"Fault %1"_s.arg(status)),
                      own(u"This answer was ordered by a fault rule."_s));
    }
}

bool isForeignType(const QByteArray &type)
{
    return type == "text/plain" || type == "text/html" || type == "text/xml" || type == "application/xml"
        || type.endsWith("+xml");
}

void addProblem(QJsonObject &problems, const QString &field, const QString &text)
{
    QJsonArray texts = problems.value(field).toArray();
    texts.append(text);
    problems.insert(field, texts);
}

} // namespace sandbox
