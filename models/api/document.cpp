// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/document.h"

#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace trunkline::api {

JsonField documentOf(const JsonReader &reader)
{
    const JsonField root = reader.root();
    const bool twice = root.has("data"_L1) && root["data"_L1].has("data"_L1);
    return twice ? root["data"_L1] : root;
}

JsonField unwrapped(const JsonField &element)
{
    return element.has("data"_L1) ? element["data"_L1] : element;
}

QString pathSegment(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

Request readRequest(const QString &path, const Query &query)
{
    Request request;
    request.verb = "GET";
    request.path = path;
    request.query = query;
    return request;
}

Request writeRequest(const QByteArray &verb, const QString &path, const QJsonObject &body)
{
    Request request;
    request.verb = verb;
    request.path = path;
    if (!body.isEmpty()) {
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        request.contentType = jsonApi;
    }
    return request;
}

void addQuery(Query *query, QLatin1String key, const QString &value)
{
    if (!value.isEmpty())
        query->append({key, value});
}

void addPaging(Query *query, int limit, int offset)
{
    addQuery(query, "limit"_L1, QString::number(limit));
    addQuery(query, "offset"_L1, QString::number(offset));
}

} // namespace trunkline::api
