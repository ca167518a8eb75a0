// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/budget.h"

namespace trunkline {

/// The spending limits of one account, kept through QSettings under the name of its profile. For an account
/// without one (the sandbox, new at each start) nothing is kept: budget() is the default and save() does
/// nothing.
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
