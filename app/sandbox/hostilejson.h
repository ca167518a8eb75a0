// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QJsonObject>
#include <QJsonValue>

namespace sandbox {

/// A new value for an attribute, or Undefined to leave it out. `key` is the attribute's name; inside a list
/// or an object in it, that of the member.
using AttributeChange = std::function<QJsonValue(const QString &key, const QJsonValue &value)>;

/// The document with every plain value of every resource's attributes changed, of its data and of what is
/// included.
QJsonObject withAttributes(const QJsonObject &document, const AttributeChange &change);

/// The document with its texts changed: those that people or the service have written. Ids, telephone
/// numbers that address something, times, amounts and directions stay, so that a client can show the rest.
/// `place` is that of the resource in the list.
QJsonObject withTexts(const QJsonObject &document,
                      const std::function<QString(const QString &key, int place)> &text);

/// The document with every link changed, at any depth: the members of `links`, and every text that is an
/// address.
QJsonObject withLinks(const QJsonObject &document, const std::function<QString()> &link);

/// The document with its list repeated to that many items of different ids, or with all its items under one
/// id. Without a list, as it was.
QJsonObject withItems(const QJsonObject &document, int count);
QJsonObject withOneId(const QJsonObject &document);

} // namespace sandbox
