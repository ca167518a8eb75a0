// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jsonreader.h"
#include "api/result.h"
#include "api/transport.h"
#include "domain/page.h"

#include <QJsonObject>

namespace trunkline::api {

/// The content type of every body we send.
inline constexpr char jsonApi[] = "application/vnd.api+json";

/// The JSON:API document of an answer (flowroute-api 1.4), taken out of a second `data` where the service
/// wraps it twice (flowroute-api 3.3, 6.5).
JsonField documentOf(const JsonReader &reader);

/// One element of a list, taken out of its own `data` where it has one (flowroute-api 9.5).
JsonField unwrapped(const JsonField &element);

/// A path segment: everything but letters, digits and -._~ percent-encoded.
QString pathSegment(const QString &text);

using Query = QList<QPair<QString, QString>>;
Request readRequest(const QString &path, const Query &query = {});
/// An empty object is no body and no content type. Also for the read that is a POST.
Request writeRequest(const QByteArray &verb, const QString &path, const QJsonObject &body = {});
/// Adds key=value unless the value is empty.
void addQuery(Query *query, QLatin1String key, const QString &value);
void addPaging(Query *query, int limit, int offset);

/// Reads a whole answer with `read`, or says where it could not be read.
template <typename T> Result<T> decodeOne(const Answer &answer, T (*read)(const JsonField &document))
{
    const JsonReader reader(answer.body);
    T value = read(documentOf(reader));
    if (!reader.problem().isEmpty())
        return badAnswer(answer.status, reader.problem(), answer.body);
    return value;
}

/// Reads a list, and whether links.next says that more follow. No link is ever followed.
/// `read` gets each element and the document, which may carry `included`, and returns a T. Nothing is read
/// behind the first problem: a page is whole or an error.
template <typename T, typename Read> Result<Page<T>> decodePage(const Answer &answer, Read read)
{
    const JsonReader reader(answer.body);
    const JsonField document = documentOf(reader);
    Page<T> page;
    page.date = answer.date;
    page.bytes = answer.body.size();
    for (const JsonField &element : document[QLatin1String("data")].items()) {
        page.items.append(read(unwrapped(element), document));
        if (!reader.problem().isEmpty())
            break;
    }
    if (const JsonField links = document[QLatin1String("links")]; !links.isMissing())
        page.hasNext = !links[QLatin1String("next")].textOrEmpty().isEmpty();
    if (!reader.problem().isEmpty())
        return badAnswer(answer.status, reader.problem(), answer.body);
    return page;
}

} // namespace trunkline::api
