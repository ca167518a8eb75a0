// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonreader.h"

#include "api/timestamp.h"

#include <cmath>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

// 2^53: beyond it a JSON number read as a double is no longer exact.
constexpr double largestExact = 9007199254740992.0;

QLatin1String typeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return "null"_L1;
    case QJsonValue::Bool:
        return "true or false"_L1;
    case QJsonValue::Double:
        return "number"_L1;
    case QJsonValue::String:
        return "text"_L1;
    case QJsonValue::Array:
        return "list"_L1;
    case QJsonValue::Object:
        return "object"_L1;
    case QJsonValue::Undefined:
        break;
    }
    return "nothing"_L1;
}

bool isWhole(double number)
{
    return std::trunc(number) == number && std::abs(number) <= largestExact;
}

} // namespace

JsonField JsonField::operator[](QLatin1String key) const
{
    if (!m_value.isObject())
        failExpecting("object");
    const QString path = m_path.isEmpty() ? QString(key) : QString(m_path + u'.' + key);
    return {m_problem, path, m_value[key]};
}

QList<JsonField> JsonField::items() const
{
    if (!m_value.isArray())
        failExpecting("list");
    const QJsonArray array = m_value.toArray();
    QList<JsonField> out;
    out.reserve(array.size());
    for (const auto &value : array)
        out.append({m_problem, QString(m_path + u'[' + QString::number(out.size()) + u']'), value});
    return out;
}

bool JsonField::has(QLatin1String key) const
{
    return m_value.isObject() && !m_value[key].isUndefined();
}

QString JsonField::text() const
{
    if (!m_value.isString())
        failExpecting("text");
    return m_value.toString();
}

QString JsonField::id() const
{
    if (m_value.isDouble() && isWhole(m_value.toDouble()))
        return QString::number(m_value.toInteger());
    QString id = text();
    if (id.isEmpty())
        failExpecting("a filled text");
    return id;
}

std::optional<bool> JsonField::flag() const
{
    if (isMissing())
        return {};
    if (m_value.isBool())
        return m_value.toBool();
    const QString word = m_value.toString();
    if (word.compare("true"_L1, Qt::CaseInsensitive) == 0)
        return true;
    if (word.compare("false"_L1, Qt::CaseInsensitive) != 0)
        failExpecting("true or false");
    return false;
}

std::optional<qint64> JsonField::integer() const
{
    if (isMissing() || m_value == QJsonValue(QString()))
        return {};
    if (m_value.isDouble() && isWhole(m_value.toDouble()))
        return m_value.toInteger();
    bool ok = false;
    const qint64 number = m_value.toString().toLongLong(&ok);
    if (!ok)
        failExpecting("whole number");
    return number;
}

std::optional<Money> JsonField::dollars() const
{
    if (isMissing())
        return {};
    Money money;
    if (m_value.isDouble() && std::abs(m_value.toDouble()) < 1e9)
        money = Money::fromDollars(m_value.toDouble());
    else if (!Money::parse(m_value.toString(), &money))
        failExpecting("amount");
    return money;
}

Money JsonField::requiredDollars() const
{
    if (isMissing())
        failExpecting("amount");
    return dollars().value_or(Money());
}

qint64 JsonField::time() const
{
    const QString spelled = text();
    const std::optional<qint64> at = parseTimestamp(spelled);
    if (!at)
        fail(u"time expected, \"%1\" found"_s.arg(spelled.left(40)));
    return at.value_or(0);
}

void JsonField::fail(const QString &what) const
{
    if (m_problem->isEmpty())
        *m_problem = (m_path.isEmpty() ? u"document"_s : m_path) + u": "_s + what;
}

void JsonField::failExpecting(const char *expected) const
{
    fail(u"%1 expected, %2 found"_s.arg(QLatin1String(expected), typeName(m_value)));
}

JsonReader::JsonReader(const QByteArray &bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        *m_problem = u"document: not JSON at byte %1 (%2)"_s.arg(error.offset).arg(error.errorString());
    m_root = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

} // namespace trunkline
