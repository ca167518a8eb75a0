// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/faultbody.h"

#include "sandbox/errors.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

const QStringList kJsonKinds{u"standard"_s, u"no-title"_s,      u"no-id"_s,
                             u"object"_s,   u"string-status"_s, u"url"_s};
const QStringList kRawKinds{u"html"_s, u"plain"_s, u"empty"_s, u"malformed"_s, u"data"_s};

QJsonValue otherType(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return 7;
    case QJsonValue::Double:
        return u"seven"_s;
    case QJsonValue::Array:
        return QJsonObject();
    case QJsonValue::Object:
        return QJsonArray();
    default:
        return QJsonArray{7};
    }
}

QJsonValue walked(const QJsonValue &value, const QString &missing, const QString &wrongType,
                  bool inAttributes)
{
    if (value.isArray()) {
        QJsonArray items;
        for (const QJsonValue &item : value.toArray())
            items.append(walked(item, missing, wrongType, false));
        return items;
    }
    if (!value.isObject())
        return value;
    QJsonObject members = value.toObject();
    for (const QString &key : members.keys()) {
        const QJsonValue member = members.value(key);
        if (key == missing)
            members.remove(key);
        else if (key == wrongType || (inAttributes && wrongType == "*"_L1))
            members.insert(key, otherType(member));
        else
            members.insert(key, walked(member, missing, wrongType, key == "attributes"_L1));
    }
    return members;
}

Answer rawAnswer(int status, const QString &kind)
{
    Answer answer;
    answer.status = status;
    if (kind == "html"_L1) {
        answer.contentType = "text/html; charset=utf-8";
        answer.body = "<html><head><title>[sandbox] Gateway</title></head><body><h1>[sandbox] "
                      "Gateway</h1></body></html>\n";
    } else if (kind == "plain"_L1) {
        answer.contentType = "text/plain";
        answer.body = "[sandbox] upstream connect error\n";
    } else if (kind == "malformed"_L1) {
        answer.body = "{\"data\": [{\"id\": ";
    } else if (kind == "data"_L1) {
        const QJsonObject number{{u"id"_s, u"12065550100"_s},
                                 {u"type"_s, u"number"_s},
                                 {u"attributes"_s, QJsonObject{{u"value"_s, u"12065550100"_s}}}};
        answer = Answer::json(status, QJsonObject{{u"data"_s, number}});
    } else {
        answer.contentType.clear();
    }
    return answer;
}

} // namespace

bool isFaultBody(const QString &kind)
{
    return kJsonKinds.contains(kind) || kRawKinds.contains(kind);
}

Answer faultAnswer(int status, const QString &kind)
{
    if (kRawKinds.contains(kind))
        return rawAnswer(status, kind);
    Answer answer = standardError(status);
    QJsonObject error = QJsonDocument::fromJson(answer.body)[u"errors"_s][0].toObject();
    if (kind == "no-title"_L1)
        error.remove(u"title"_s);
    else if (kind == "no-id"_L1)
        error.remove(u"id"_s);
    else if (kind == "object"_L1)
        error = {{u"status"_s, status},
                 {u"id"_s, error.value(u"id"_s)},
                 {u"detail"_s, QJsonObject{{u"field"_s, QJsonArray{own(u"Refused by a fault rule."_s)}}}}};
    else if (kind == "string-status"_L1)
        error.insert(u"status"_s, QString::number(status));
    else if (kind == "url"_L1)
        error = QJsonDocument::fromJson(noSuchUrl().body)[u"errors"_s][0].toObject();
    answer.body = Answer::json(status, QJsonObject{{u"errors"_s, QJsonArray{error}}}).body;
    return answer;
}

QByteArray distorted(const QByteArray &body, const QString &missing, const QString &wrongType)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return body;
    const QJsonValue value = walked(document.object(), missing, wrongType, false);
    return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

QByteArray aboutAnother(const QByteArray &body, const QString &id)
{
    QJsonObject document = QJsonDocument::fromJson(body).object();
    QJsonObject data = document.value(u"data"_s).toObject();
    if (data.isEmpty())
        return body;
    data.insert(u"id"_s, id);
    QJsonObject attributes = data.value(u"attributes"_s).toObject();
    if (data.value(u"type"_s) == "number"_L1 && attributes.contains(u"value"_s)) {
        attributes.insert(u"value"_s, id);
        data.insert(u"attributes"_s, attributes);
    }
    document.insert(u"data"_s, data);
    return QJsonDocument(document).toJson(QJsonDocument::Compact);
}

} // namespace sandbox
