// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/resource.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sandbox {

QString Request::queryValue(const QString &name) const
{
    for (const auto &item : query) {
        if (item.first == name)
            return item.second;
    }
    return {};
}

bool Request::hasQuery(const QString &name) const
{
    for (const auto &item : query) {
        if (item.first == name)
            return true;
    }
    return false;
}

Answer Answer::json(int status, const QJsonValue &document)
{
    const QJsonDocument text =
        document.isArray() ? QJsonDocument(document.toArray()) : QJsonDocument(document.toObject());
    Answer answer;
    answer.status = status;
    answer.body = text.toJson(QJsonDocument::Compact);
    return answer;
}

Answer Answer::empty(int status)
{
    Answer answer;
    answer.status = status;
    answer.contentType.clear();
    return answer;
}

} // namespace sandbox
