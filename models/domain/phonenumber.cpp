// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/phonenumber.h"

#include "domain/visiblecharacters.h"

#include <algorithm>

#include <phonenumbers/phonenumberutil.h>
#include <QCache>

namespace trunkline {

namespace {

using i18n::phonenumbers::PhoneNumberUtil;
using Parsed = i18n::phonenumbers::PhoneNumber;

constexpr int nanpLength = 11;
constexpr int longestDigits = 20; // E.164 allows 15
constexpr int longestOther = 40; // of what the service calls a number, but is none

const PhoneNumberUtil &util()
{
    return *PhoneNumberUtil::GetInstance();
}

/// What people paste along with a number: direction marks, zero-width and other format characters, a tel:
/// scheme.
QString cleaned(const QString &typed)
{
    QString text;
    for (const QChar c : typed) {
        if (c.category() != QChar::Other_Format && c.category() != QChar::Other_Control)
            text.append(c);
    }
    text = text.trimmed();
    if (text.startsWith(QLatin1String("tel:"), Qt::CaseInsensitive))
        text = text.mid(4).section(u';', 0, 0);
    return text;
}

/// Letters would be read as keypad digits (1-800-FLOWERS): a typed number holds none, so they are a mistake.
bool hasLetters(const QString &text)
{
    for (const QChar c : text) {
        if (c.isLetter())
            return true;
    }
    return false;
}

Parsed parsedDigits(const QString &digits)
{
    Parsed parsed;
    util().Parse(QString(u'+' + digits).toStdString(), "ZZ", &parsed);
    return parsed;
}

/// Whether a number is itself when it is read again. Of several zeros in front of one, each reading may take
/// another for a prefix of dialling, so nobody can say which number was meant.
bool staysItself(const std::string &e164)
{
    Parsed again;
    if (util().Parse(e164, "ZZ", &again) != PhoneNumberUtil::NO_PARSING_ERROR)
        return false;
    std::string spelled;
    util().Format(again, PhoneNumberUtil::E164, &spelled);
    return spelled == e164 && util().IsPossibleNumber(again);
}

/// Takes the library 0.1 ms, and a table asks for the same ones again and again while it is scrolled.
QString international(const QString &digits)
{
    thread_local QCache<QString, QString> known(1'000);
    if (const QString *spelled = known.object(digits))
        return *spelled;
    const Parsed parsed = parsedDigits(digits);
    std::string formatted = digits.toStdString();
    if (util().IsPossibleNumber(parsed))
        util().Format(parsed, PhoneNumberUtil::INTERNATIONAL, &formatted);
    const QString spelled = QString::fromStdString(formatted);
    known.insert(digits, new QString(spelled));
    return spelled;
}

} // namespace

PhoneNumber PhoneNumber::fromService(const QString &digits)
{
    PhoneNumber number;
    number.m_digits = digits.startsWith(u'+') ? digits.mid(1) : digits;
    return number;
}

bool PhoneNumber::isNorthAmerican() const
{
    return m_digits.size() == nanpLength && m_digits.startsWith(u'1');
}

QString PhoneNumber::e164() const
{
    return m_digits.isEmpty() ? QString() : QString(u'+' + m_digits);
}

QString PhoneNumber::npa() const
{
    return isNorthAmerican() ? m_digits.mid(1, 3) : QString();
}

QString PhoneNumber::nxx() const
{
    return isNorthAmerican() ? m_digits.mid(4, 3) : QString();
}

QString PhoneNumber::national() const
{
    if (m_digits.isEmpty()) // not worth the loading of the library's tables
        return {};
    const bool isDigits = std::all_of(m_digits.cbegin(), m_digits.cend(),
                                      [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
    if (!isDigits || m_digits.size() > longestDigits)
        return visibleLine(m_digits, longestOther);
    // The common case by hand: a table asks for thousands of these while it scrolls.
    if (isNorthAmerican())
        return QStringLiteral("(%1) %2-%3").arg(m_digits.mid(1, 3), m_digits.mid(4, 3), m_digits.mid(7));
    return international(m_digits);
}

ParsedNumber parsePhoneNumber(const QString &typed)
{
    QString text = cleaned(typed);
    if (text.isEmpty())
        return {};
    const ParsedNumber impossible{NumberVerdict::Impossible, {}};
    if (hasLetters(text))
        return impossible;
    // "001" is how much of the world dials North America; the parser only knows "011" as the way out of it.
    if (text.startsWith(QLatin1String("00")))
        text = u'+' + text.mid(2);
    Parsed parsed;
    if (util().Parse(text.toStdString(), "US", &parsed) != PhoneNumberUtil::NO_PARSING_ERROR
        || !util().IsPossibleNumber(parsed))
        return impossible;
    std::string e164;
    util().Format(parsed, PhoneNumberUtil::E164, &e164);
    if (!staysItself(e164))
        return impossible;
    const PhoneNumber number = PhoneNumber::fromService(QString::fromStdString(e164));
    if (parsed.country_code() == 1 && !number.isNorthAmerican())
        return impossible;
    return {util().IsValidNumber(parsed) ? NumberVerdict::Valid : NumberVerdict::Doubtful, number};
}

QString digitsOf(QStringView text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.digitValue() >= 0)
            digits.append(QChar(u'0' + c.digitValue()));
    }
    return digits;
}

} // namespace trunkline
