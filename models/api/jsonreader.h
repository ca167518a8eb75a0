// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"

#include <memory>
#include <optional>
#include <QJsonValue>
#include <QList>
#include <QString>

namespace trunkline {

/// One place in a JSON document, read strictly: a wrong type is a problem that names the path, for instance
/// "data[3].attributes.value: text expected, null found". Only the first problem of a document is kept; from
/// then on everything reads as empty, so decoders run straight through and JsonReader is asked once at the
/// end. Unknown members are never looked at. Any thread, one at a time.
class JsonField {
public:
    /// The member; this must be an object. A member that is not there is a field that isMissing().
    JsonField operator[](QLatin1String key) const;
    /// The elements; this must be an array.
    QList<JsonField> items() const;
    /// The elements, or none when it is absent or null.
    QList<JsonField> itemsOrNone() const { return isMissing() ? QList<JsonField>() : items(); }

    /// Absent or null: the service uses both for "none".
    bool isMissing() const { return m_value.isUndefined() || m_value.isNull(); }
    bool isObject() const { return m_value.isObject(); }
    bool has(QLatin1String key) const;

    QString text() const;
    QString textOrEmpty() const { return isMissing() ? QString() : text(); }
    /// Ids come as text or number (flowroute-api 1.4); never empty without a problem.
    QString id() const;
    QString idOrEmpty() const { return isMissing() ? QString() : id(); }
    /// true, false, or the words for them in any case; nothing when absent or null.
    std::optional<bool> flag() const;
    /// A whole number, or one spelled in text; nothing when absent, null or "".
    std::optional<qint64> integer() const;
    /// US dollars as a number or as "$0.0040"; nothing when absent or null.
    std::optional<Money> dollars() const;
    Money requiredDollars() const;
    /// A time in any spelling of the service, in UTC milliseconds.
    qint64 time() const;

    /// Notes a problem of this field in our own words ("12065550100 expected, 12065550101 found").
    void fail(const QString &what) const;

private:
    friend class JsonReader;
    JsonField(QString *problem, QString path, QJsonValue value)
        : m_problem(problem)
        , m_path(std::move(path))
        , m_value(std::move(value))
    {
    }
    void failExpecting(const char *expected) const;

    QString *m_problem; ///< of the reader
    QString m_path;
    QJsonValue m_value;
};

/// A document and the first problem met in it.
class JsonReader {
public:
    explicit JsonReader(const QByteArray &bytes);
    JsonField root() const { return JsonField(m_problem.get(), QString(), m_root); }
    /// Empty while all is well.
    const QString &problem() const { return *m_problem; }

private:
    std::unique_ptr<QString> m_problem = std::make_unique<QString>();
    QJsonValue m_root;
};

} // namespace trunkline
