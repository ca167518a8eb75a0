// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/money.h"

#include <cmath>
#include <QtNumeric>

namespace trunkline {

namespace {

constexpr qint64 nanosPerDollar = 1'000'000'000;
constexpr int fractionDigits = 9;
constexpr qint64 most = Money::MostNanodollars;

Money nearest(qint64 exact, bool overflows, bool negative)
{
    if (overflows)
        return Money::fromNanodollars(negative ? -most : most);
    return Money::fromNanodollars(exact);
}

} // namespace

Money Money::fromDollars(double dollars)
{
    const double nanos = dollars * double(nanosPerDollar);
    if (!(std::abs(nanos) < double(most)))
        return std::isnan(nanos) ? Money() : nearest(0, true, nanos < 0);
    return Money(qint64(std::llround(nanos)));
}

Money operator+(Money a, Money b)
{
    qint64 sum = 0;
    const bool overflows = qAddOverflow(a.m_nanodollars, b.m_nanodollars, &sum);
    return nearest(sum, overflows, a.m_nanodollars < 0);
}

Money operator*(Money a, qint64 times)
{
    qint64 product = 0;
    const bool overflows = qMulOverflow(a.m_nanodollars, times, &product);
    return nearest(product, overflows, (a.m_nanodollars < 0) != (times < 0));
}

bool Money::parse(QStringView text, Money *money)
{
    QStringView rest = text.trimmed();
    const bool negative = rest.startsWith(u'-');
    if (negative)
        rest = rest.mid(1);
    if (rest.startsWith(u'$'))
        rest = rest.mid(1);
    qint64 nanos = 0;
    int fraction = -1; // digits seen after the point, -1 before it
    int digits = 0;
    for (const QChar c : rest) {
        if (c == u'.' && fraction < 0) {
            fraction = 0;
            continue;
        }
        if (c < u'0' || c > u'9' || fraction == fractionDigits)
            return false;
        const int digit = c.unicode() - u'0';
        if (nanos > (most - digit) / 10)
            return false;
        nanos = nanos * 10 + digit;
        ++digits;
        if (fraction >= 0)
            ++fraction;
    }
    if (digits == 0)
        return false;
    for (int i = qMax(fraction, 0); i < fractionDigits; ++i) {
        if (nanos > most / 10)
            return false;
        nanos *= 10;
    }
    *money = Money(negative ? -nanos : nanos);
    return true;
}

QString Money::toString() const
{
    const qint64 amount = m_nanodollars < 0 ? -m_nanodollars : m_nanodollars;
    QString fraction = QString::number(amount % nanosPerDollar).rightJustified(fractionDigits, u'0');
    while (fraction.size() > 2 && fraction.endsWith(u'0'))
        fraction.chop(1);
    // Below a cent the service writes four decimals ("$0.0040"); so do we, for amounts that need more than
    // two.
    if (fraction.size() == 3)
        fraction.append(u'0');
    const QString sign = m_nanodollars < 0 ? QStringLiteral("-") : QString();
    return sign + u'$' + QString::number(amount / nanosPerDollar) + u'.' + fraction;
}

QString Money::toGroupedString() const
{
    QString text = toString();
    for (qsizetype at = text.indexOf(u'.') - 3; at > 0 && text.at(at - 1).isDigit(); at -= 3)
        text.insert(at, u',');
    return text;
}

} // namespace trunkline
