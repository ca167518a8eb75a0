// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <QString>
#include <QtGlobal>

namespace trunkline {

/// US dollars in nanodollars (USD x 10^9), the finest unit the service uses (flowroute-api 1.6). Exact; no
/// doubles. As far below zero as above, so that every amount has its opposite and can be read as it is shown.
class Money {
public:
    constexpr Money() = default;
    static constexpr qint64 MostNanodollars = std::numeric_limits<qint64>::max();
    static constexpr Money fromNanodollars(qint64 nanodollars)
    {
        return Money(nanodollars < -MostNanodollars ? -MostNanodollars : nanodollars);
    }
    /// For JSON numbers such as 1.25: rounded to the nearest nanodollar; beyond what fits, the nearest that
    /// does.
    static Money fromDollars(double dollars);
    /// Reads "$0.0040", "0.0040", "12". Returns false and leaves *money alone for anything else.
    static bool parse(QStringView text, Money *money);

    constexpr qint64 nanodollars() const { return m_nanodollars; }
    constexpr bool isZero() const { return m_nanodollars == 0; }
    /// "$1.25", "$0.0040": two decimals, more only where the amount needs them. For people.
    QString toString() const;
    /// "$48,210.50": for sums of much.
    QString toGroupedString() const;

    friend constexpr auto operator<=>(Money, Money) = default;
    /// Sums and products stop at the largest amount that fits (nine thousand million dollars), and at as much
    /// below zero: amounts come from outside, and one that began again below zero would pass every limit.
    friend Money operator+(Money a, Money b);
    friend Money operator*(Money a, qint64 times);
    Money &operator+=(Money other) { return *this = *this + other; }

private:
    explicit constexpr Money(qint64 nanodollars)
        : m_nanodollars(nanodollars)
    {
    }
    qint64 m_nanodollars = 0;
};

} // namespace trunkline
