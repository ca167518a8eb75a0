// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/budget.h"

namespace trunkline {

/// The spending limits of one account as Trunkline 0.1.0 kept them, through QSettings under the name of the
/// account. Since profiles exist, limits are theirs; these are read for an account whose profile has none.
class BudgetSettings {
public:
    explicit BudgetSettings(QString profile)
        : m_profile(std::move(profile))
    {
    }

    bool isKept() const { return !m_profile.isEmpty(); }
    /// What cannot be read as an amount counts as not set.
    Budget budget() const;
    void save(const Budget &budget) const;
    void forget() const;

private:
    QString group() const;

    QString m_profile;
};

} // namespace trunkline
