// SPDX-License-Identifier: GPL-3.0-or-later
#include "requestlogexport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

QJsonObject jsonOf(const RequestSummary &request)
{
    QJsonObject json{
        {"at"_L1, QDateTime::fromMSecsSinceEpoch(request.startedAt, Qt::UTC).toString(Qt::ISODateWithMs)},
        {"verb"_L1, request.verb},
        {"url"_L1, request.url},
        {"try"_L1, request.attempt},
        {"curl"_L1, request.curl}};
    if (request.isRunning()) {
        json["running"_L1] = true;
        return json;
    }
    json["took_ms"_L1] = request.durationMs;
    json["status"_L1] = request.httpStatus > 0 ? QJsonValue(request.httpStatus) : QJsonValue();
    if (!request.requestId.isEmpty())
        json["request_id"_L1] = request.requestId;
    if (!request.problem.isEmpty())
        json["problem"_L1] = request.problem;
    return json;
}

} // namespace

QByteArray requestsAsJson(const QList<RequestSummary> &newestFirst)
{
    QJsonArray requests;
    for (const RequestSummary &request : newestFirst)
        requests.prepend(jsonOf(request));
    return QJsonDocument(QJsonObject{{"requests"_L1, requests}}).toJson(QJsonDocument::Indented);
}

} // namespace trunkline
