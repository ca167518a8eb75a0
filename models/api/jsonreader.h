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
    static constexpr qsizetype LongestText = 8'192;
    static constexpr qsizetype LongestId = 200;
    static constexpr qsizetype MostItems = 2'000; ///< of one list; the service gives at most 400

    /// The member; this must be an object. A member that is not there is a field that isMissing().
    JsonField operator[](QLatin1String key) const;
    /// The elements; this must be an array of at most so many.
    QList<JsonField> items(qsizetype most = MostItems) const;
    /// The elements, or none when it is absent or null.
    QList<JsonField> itemsOrNone(qsizetype most = MostItems) const
    {
        return isMissing() ? QList<JsonField>() : items(most);
    }

    /// Absent or null: the service uses both for "none".
    bool isMissing() const { return m_value.isUndefined() || m_value.isNull(); }
    bool isObject() const { return m_value.isObject(); }
    bool has(QLatin1String key) const;

    /// At most LongestText UTF-16 units; more is a problem, like a wrong type.
    QString text() const;
    QString textOrEmpty() const { return isMissing() ? QString() : text(); }
    /// Of any length, for what strangers write: a long message must not hide the others beside it.
    QString anyTextOrEmpty() const;
    /// Ids come as text or number (flowroute-api 1.4); never empty and at most LongestId UTF-16 units without
    /// a problem.
    QString id() const;
    QString idOrEmpty() const { return isMissing() ? QString() : id(); }
    /// A telephone number of the account or for sale: digits, of which there are 1 to 20; a "+" is
    /// dropped. These are written back to the service in addresses, and asked for in confirmations.
    QString digits() const;
    /// true, false, or the words for them in any case; nothing when absent or null.
    std::optional<bool> flag() const;
    /// A whole number, or one spelled in text; nothing when absent, null or "".
    std::optional<qint64> integer() const;
    /// The same for what is a code or a count: one that does not fit is a problem, not another number.
    std::optional<int> smallInteger() const;
    /// US dollars as a number or as "$0.0040"; nothing when absent or null.
    std::optional<Money> dollars() const;
    /// A price: never absent, never below zero.
    Money price() const;
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
    QString shortText(qsizetype longest) const;
    void failExpecting(const char *expected) const;

    QString *m_problem; ///< of the reader
    QString m_path;
    QJsonValue m_value;
};

/// A document and the first problem met in it: too much structure (jsonscan.h), no JSON, or what JsonField
/// finds.
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
