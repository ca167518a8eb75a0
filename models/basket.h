// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/availablenumber.h"
#include "memoryrows.h"

namespace trunkline {

/// The numbers a person has chosen to buy, in the order of choosing. Nothing here changes anything on the
/// account; a number stays until it is taken out or bought.
class Basket : public QObject {
    Q_OBJECT
public:
    explicit Basket(QObject *parent = nullptr);

    const MemoryRows<AvailableNumber> &rows() const { return m_rows; }
    MemoryRows<AvailableNumber> &rows() { return m_rows; }
    int count() const { return m_rows.count(); }
    bool contains(const PhoneNumber &number) const { return m_rows.indexOf(number.digits()) >= 0; }

    void add(const AvailableNumber &offer);
    void remove(const PhoneNumber &number);
    void clear();

    Money setupTotal() const; ///< once
    Money monthlyTotal() const; ///< per month

Q_SIGNALS:
    void changed();

private:
    MemoryRows<AvailableNumber> m_rows;
};

} // namespace trunkline
