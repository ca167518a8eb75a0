// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonreader.h"

#include "api/jsonscan.h"
#include "api/timestamp.h"
#include "domain/visiblecharacters.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

// 2^53: beyond it a JSON number read as a double is no longer exact.
constexpr double largestExact = 9007199254740992.0;
constexpr qsizetype longestNumber = 20; // of a telephone; E.164 allows 15 digits

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

constexpr double largestAmount = 1e9; ///< dollars

/// An amount in text with more decimals than money has, as computing in floating point leaves them
/// ("0.021000000000000001"): read like a JSON number, rounded.
bool hasMoreDecimals(const QString &text)
{
    static const QRegularExpression form(QRegularExpression::anchoredPattern(u"-?\\d{1,10}\\.\\d{10,40}"_s));
    return form.match(text).hasMatch();
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

QList<JsonField> JsonField::items(qsizetype most) const
{
    if (!m_problem->isEmpty())
        return {}; // nobody wants them any more, and each has a path to be spelled
    if (!m_value.isArray())
        failExpecting("list");
    const QJsonArray array = m_value.toArray();
    if (array.size() > most) {
        fail(u"list of at most %1 expected, one of %2 found"_s.arg(most).arg(array.size()));
        return {};
    }
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
    return shortText(LongestText);
}

QString JsonField::shortText(qsizetype longest) const
{
    if (!m_value.isString())
        failExpecting("text");
    QString text = m_value.toString();
    if (text.size() <= longest)
        return text;
    fail(u"text of at most %1 characters expected, %2 found"_s.arg(longest).arg(text.size()));
    return {};
}

QString JsonField::anyTextOrEmpty() const
{
    return isMissing() ? QString() : shortText(std::numeric_limits<qsizetype>::max());
}

QString JsonField::id() const
{
    if (m_value.isDouble() && isWhole(m_value.toDouble()))
        return QString::number(m_value.toInteger());
    QString id = shortText(LongestId);
    if (id.isEmpty())
        failExpecting("a filled text");
    return id;
}

QString JsonField::digits() const
{
    const QString spelled = id();
    QString digits = spelled.startsWith(u'+') ? spelled.mid(1) : spelled;
    const bool fit = !digits.isEmpty() && digits.size() <= longestNumber
        && std::all_of(digits.cbegin(), digits.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!fit)
        fail(u"telephone number expected, other text found"_s);
    return digits;
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

std::optional<int> JsonField::smallInteger() const
{
    const std::optional<qint64> number = integer();
    if (!number)
        return {};
    if (*number < 0 || *number > std::numeric_limits<int>::max())
        fail(u"small whole number expected, %1 found"_s.arg(*number));
    return int(std::clamp<qint64>(*number, 0, std::numeric_limits<int>::max()));
}

std::optional<Money> JsonField::dollars() const
{
    if (isMissing())
        return {};
    Money money;
    const QString spelled = m_value.toString();
    if (m_value.isDouble() && std::abs(m_value.toDouble()) < largestAmount)
        money = Money::fromDollars(m_value.toDouble());
    else if (hasMoreDecimals(spelled) && std::abs(spelled.toDouble()) < largestAmount)
        money = Money::fromDollars(spelled.toDouble());
    else if (!Money::parse(spelled, &money))
        failExpecting("amount");
    return money;
}

Money JsonField::price() const
{
    if (isMissing())
        failExpecting("amount");
    const Money price = dollars().value_or(Money());
    if (price < Money())
        fail(u"amount of 0 or more expected, %1 found"_s.arg(price.toString()));
    return price;
}

qint64 JsonField::time() const
{
    const QString spelled = text();
    const std::optional<qint64> at = parseTimestamp(spelled);
    if (!at)
        fail(u"time expected, \"%1\" found"_s.arg(visibleLine(spelled, 40)));
    return at.value_or(0);
}

void JsonField::fail(const QString &what) const
{
    if (m_problem->isEmpty())
        *m_problem = (m_path.isEmpty() ? u"document"_s : m_path) + u": "_s + what;
}

void JsonField::failExpecting(const char *expected) const
{
    if (!m_problem->isEmpty())
        return; // spares the sentence: after the first problem nearly every field would make one
    fail(u"%1 expected, %2 found"_s.arg(QLatin1String(expected), typeName(m_value)));
}

JsonReader::JsonReader(const QByteArray &bytes)
{
    *m_problem = exceededJsonLimit(bytes);
    if (!m_problem->isEmpty())
        return;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        *m_problem = u"document: not JSON at byte %1 (%2)"_s.arg(error.offset).arg(error.errorString());
    m_root = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

} // namespace trunkline
