// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/jsonapi.h"

#include "sandbox/errors.h"
#include <QJsonDocument>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

qint64 wholeNumber(const Request &request, const QString &name, qint64 least, qint64 fallback,
                   QJsonObject &problems)
{
    const QString text = request.queryValue(name);
    if (text.isEmpty())
        return fallback;
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    if (ok && number >= least)
        return number;
    addProblem(problems, name, own(u"Must be a whole number, %1 or more."_s.arg(least)));
    return fallback;
}

QString link(const QString &path, const Filters &filters, const Paging &paging, qint64 offset)
{
    QString query;
    for (const auto &filter : filters)
        query += filter.first % u'=' % QString::fromLatin1(QUrl::toPercentEncoding(filter.second)) % u'&';
    query += u"limit=%1&offset=%2"_s.arg(paging.limit).arg(offset);
    return serviceUrl(path) % u'?' % query;
}

QJsonObject formPairs(const QByteArray &body)
{
    QJsonObject object;
    QString text = QString::fromUtf8(body);
    text.replace(u'+', "%20"_L1);
    for (const auto &item : QUrlQuery(text).queryItems(QUrl::FullyDecoded))
        object.insert(item.first, item.second);
    return object;
}

} // namespace

QString serviceUrl(const QString &path)
{
    return "https://api.flowroute.com"_L1 % path;
}

Paging Paging::of(const Request &request, qint64 most, bool strict, QJsonObject &problems)
{
    Paging paging;
    paging.limit = wholeNumber(request, u"limit"_s, 1, paging.limit, problems);
    paging.offset = wholeNumber(request, u"offset"_s, 0, paging.offset, problems);
    paging.first = paging.offset > 0 ? qMax(qint64(0), paging.offset + request.pageShift) : 0;
    if (paging.limit > most && strict)
        addProblem(problems, u"limit"_s, own(u"Must be %1 or less."_s.arg(most)));
    paging.limit = qMin(paging.limit, most);
    return paging;
}

QJsonObject listDocument(const QString &path, const Filters &filters, const Paging &paging,
                         const QJsonArray &data, bool more)
{
    QJsonObject links{{u"self"_s, link(path, filters, paging, paging.offset)}};
    if (more)
        links.insert(u"next"_s, link(path, filters, paging, paging.offset + paging.limit));
    return {{u"data"_s, data}, {u"links"_s, links}};
}

Answer listAnswer(const QString &path, const Filters &filters, const Paging &paging, const QJsonArray &all)
{
    QJsonArray data;
    const qint64 past = qMin(paging.first + paging.limit, qint64(all.size()));
    for (qint64 index = paging.first; index < past; ++index)
        data.append(all.at(index));
    return Answer::json(200, listDocument(path, filters, paging, data, past < all.size() && !data.isEmpty()));
}

Body Body::of(const Request &request, int malformed)
{
    Body body;
    const QByteArray text = request.body.trimmed();
    if (text.isEmpty())
        return body;
    if (isForeignType(request.contentType)) {
        body.refusal = unsupportedMediaType();
        return body;
    }
    const bool form = request.contentType == "application/x-www-form-urlencoded";
    // Plain HTTP tools declare JSON as a form when nobody tells them otherwise.
    if (form && !text.startsWith('{')) {
        body.object = formPairs(text);
        return body;
    }
    const QJsonDocument document = QJsonDocument::fromJson(text);
    const QString problem = own(u"The body is not a JSON object."_s);
    if (document.isObject())
        body.object = document.object();
    else
        body.refusal = malformed == 400 ? badRequest(problem) : unprocessable(problem);
    return body;
}

std::optional<bool> flagOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool();
    const QString text = value.toString().toLower();
    if (text == "true"_L1 || text == "1"_L1)
        return true;
    if (text == "false"_L1 || text == "0"_L1)
        return false;
    return std::nullopt;
}

bool isWebAddress(const QJsonValue &value)
{
    const QUrl url(value.toString(), QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

} // namespace sandbox
