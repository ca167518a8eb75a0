// SPDX-License-Identifier: GPL-3.0-or-later
#include "basket.h"

namespace trunkline {

Basket::Basket(QObject *parent)
    : QObject(parent)
    , m_rows([](const AvailableNumber &offer) { return offer.number.digits(); })
{
}

void Basket::add(const AvailableNumber &offer)
{
    m_rows.merge({offer});
    Q_EMIT changed();
}

void Basket::remove(const PhoneNumber &number)
{
    if (!contains(number))
        return;
    m_rows.remove(number.digits());
    Q_EMIT changed();
}

void Basket::clear()
{
    m_rows.clear();
    Q_EMIT changed();
}

Money Basket::setupTotal() const
{
    Money total;
    for (const AvailableNumber &offer : m_rows.all())
        total += offer.setupCost;
    return total;
}

Money Basket::monthlyTotal() const
{
    Money total;
    for (const AvailableNumber &offer : m_rows.all())
        total += offer.monthlyCost;
    return total;
}

} // namespace trunkline
