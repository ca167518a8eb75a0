// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/hostilejson.h"

#include <algorithm>
#include <QJsonArray>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QJsonValue changed(const QString &key, const QJsonValue &value, const AttributeChange &change)
{
    if (value.isArray()) {
        QJsonArray items;
        for (const QJsonValue &item : value.toArray())
            items.append(changed(key, item, change));
        return items;
    }
    if (!value.isObject())
        return change(key, value);
    QJsonObject members;
    const QJsonObject before = value.toObject();
    for (auto member = before.begin(); member != before.end(); ++member) {
        const QJsonValue now = changed(member.key(), member.value(), change);
        if (!now.isUndefined())
            members.insert(member.key(), now);
    }
    return members;
}

QJsonValue changedResource(const QJsonValue &value, const AttributeChange &change)
{
    QJsonObject resource = value.toObject();
    if (!resource.contains(u"attributes"_s))
        return value;
    resource.insert(u"attributes"_s, changed({}, resource.value(u"attributes"_s), change));
    return resource;
}

using ResourceChange = std::function<QJsonValue(const QJsonValue &resource, int place)>;

QJsonValue eachResource(const QJsonValue &value, const ResourceChange &change)
{
    if (!value.isArray())
        return change(value, 0);
    QJsonArray items;
    for (const QJsonValue &item : value.toArray())
        items.append(change(item, int(items.size())));
    return items;
}

QJsonObject withResources(QJsonObject document, const ResourceChange &change)
{
    for (const QString &key : {u"data"_s, u"included"_s}) {
        if (document.contains(key))
            document.insert(key, eachResource(document.value(key), change));
    }
    return document;
}

/// Digits, or an amount as the service writes it.
bool isNumberLike(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.isDigit() || c == u'$' || c == u'.' || c == u'+' || c == u'-';
    });
}

/// By a person or by the service in words; null where there could be such a text.
bool isWritten(const QString &key, const QJsonValue &value)
{
    static const QStringList optional{u"alias"_s, u"note"_s, u"body"_s, u"rate_center"_s, u"state"_s};
    if (value.isNull())
        return optional.contains(key);
    if (!value.isString() || key == "timestamp"_L1 || key == "direction"_L1)
        return false;
    return key == "from"_L1 || !isNumberLike(value.toString());
}

bool isAddress(const QString &text)
{
    return text.startsWith("https://"_L1) || text.startsWith("http://"_L1);
}

QJsonValue linked(const QJsonValue &value, const std::function<QString()> &link)
{
    if (value.isString())
        return isAddress(value.toString()) ? QJsonValue(link()) : value;
    if (value.isArray()) {
        QJsonArray items;
        for (const QJsonValue &item : value.toArray())
            items.append(linked(item, link));
        return items;
    }
    if (!value.isObject())
        return value;
    QJsonObject members = value.toObject();
    for (const QString &key : members.keys())
        members.insert(key, linked(members.value(key), link));
    return members;
}

/// As if it were another: of a number its value too, of whatever its id is.
QJsonObject underId(QJsonObject resource, const QString &id)
{
    QJsonObject attributes = resource.value(u"attributes"_s).toObject();
    if (attributes.value(u"value"_s).toString() == resource.value(u"id"_s).toString())
        attributes.insert(u"value"_s, id);
    resource.insert(u"id"_s, id);
    if (!attributes.isEmpty())
        resource.insert(u"attributes"_s, attributes);
    return resource;
}

} // namespace

QJsonObject withAttributes(const QJsonObject &document, const AttributeChange &change)
{
    return withResources(
        document, [&change](const QJsonValue &resource, int) { return changedResource(resource, change); });
}

QJsonObject withTexts(const QJsonObject &document,
                      const std::function<QString(const QString &key, int place)> &text)
{
    return withResources(document, [&text](const QJsonValue &resource, int place) {
        return changedResource(resource, [&text, place](const QString &key, const QJsonValue &value) {
            return isWritten(key, value) ? QJsonValue(text(key, place)) : value;
        });
    });
}

QJsonObject withLinks(const QJsonObject &document, const std::function<QString()> &link)
{
    return linked(document, link).toObject();
}

QJsonObject withItems(const QJsonObject &document, int count)
{
    const QJsonArray items = document.value(u"data"_s).toArray();
    if (items.isEmpty())
        return document;
    QJsonArray many;
    for (int i = 0; i < count; ++i) {
        const QJsonObject item = items.at(i % items.size()).toObject();
        const QString id = item.value(u"id"_s).toString();
        const QString other = QString::number(i).rightJustified(7, u'0');
        many.append(i < items.size() ? item : underId(item, id.chopped(qMin(id.size(), 7)) + other));
    }
    QJsonObject out = document;
    out.insert(u"data"_s, many);
    return out;
}

QJsonObject withOneId(const QJsonObject &document)
{
    const QJsonArray items = document.value(u"data"_s).toArray();
    if (items.isEmpty())
        return document;
    const QString id = items.first().toObject().value(u"id"_s).toString();
    QJsonArray same;
    for (const QJsonValue &item : items)
        same.append(underId(item.toObject(), id));
    QJsonObject out = document;
    out.insert(u"data"_s, same);
    return out;
}

} // namespace sandbox
