// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/timestamp.h"
#include "domain/money.h"
#include "oracle.h"
#include "targets.h"

#include <cmath>
#include <limits>

namespace trunkline::fuzz {

namespace {

__extension__ using Wide = __int128;

/// What a sum or product has to be: exact, or the nearest that there is.
qint64 clamped(Wide exact)
{
    constexpr Wide most = std::numeric_limits<qint64>::max();
    return qint64(exact > most ? most : exact < -most ? -most : exact);
}

/// The same amount as a JSON number: off by no more than a double is.
void checkDollars(const QString &spelled, Money exact)
{
    const Money rounded = Money::fromDollars(spelled.toDouble());
    expectAmount(rounded);
    const double off = std::abs(double(rounded.nanodollars()) - double(exact.nanodollars()));
    expect(off <= 1 + std::abs(double(exact.nanodollars())) * 4e-16, "a number is the amount it says");
}

} // namespace

void timestamp(const QByteArray &text)
{
    constexpr qint64 hundredth = 10;
    const QString spelling = QString::fromUtf8(text);
    const std::optional<qint64> at = parseTimestamp(spelling);
    expect(at == parseTimestamp(spelling), "the same time twice");
    if (!at)
        return;
    const std::optional<qint64> again = parseTimestamp(queryTimestamp(*at));
    expect(again.has_value(), "a time that was read can be asked for");
    const qint64 lost = *at - again.value_or(0);
    expect(lost >= 0 && lost < hundredth, "asking for a time loses less than a hundredth");
}

void money(const QByteArray &text)
{
    const QList<QByteArray> lines = text.split('\n');
    Money first;
    Money second;
    const bool isFirst = Money::parse(QString::fromUtf8(lines.first()), &first);
    const bool isSecond = Money::parse(QString::fromUtf8(lines.last()), &second);
    expect(isFirst || first.isZero(), "what is no amount is left alone");
    expect(isSecond || second.isZero(), "what is no amount is left alone");
    const Wide a = first.nanodollars();
    const Wide b = second.nanodollars();
    const Money product = first * second.nanodollars();
    for (const Money amount : {first, second, first + second, product})
        expectAmount(amount);
    expectAmount(Money::fromDollars(QString::fromUtf8(lines.first()).toDouble()));
    if (isFirst && !lines.first().contains('$'))
        checkDollars(QString::fromUtf8(lines.first()).trimmed(), first);
    expect((first + second).nanodollars() == clamped(a + b), "a sum is exact, or the most there is");
    expect(product.nanodollars() == clamped(a * b), "so is a product");
    expect((first < second) == (a < b), "more is more");
    Money sum = first;
    sum += second;
    expect(sum == first + second, "a sum is a sum");
}

} // namespace trunkline::fuzz
