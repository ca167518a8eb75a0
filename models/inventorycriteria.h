// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"

#include <optional>
#include <QList>
#include <QString>

namespace trunkline {

/// The search form as a person typed it: texts only, nothing checked. It is kept as it is through errors.
struct InventoryForm {
    QString state = {}; ///< two letters or empty
    QString rateCenter = {};
    QString areaCode = {}; ///< three digits
    QString exchange = {}; ///< three digits, or six with the area code in front
    QString startsWith = {}; ///< continues area code and exchange
    QString contains = {};
    QString endsWith = {};
    QString numberType = {}; ///< the service's word, or empty for any
    QString maxSetupCost = {}; ///< "1", "$1.50"
    friend bool operator==(const InventoryForm &, const InventoryForm &) = default;
};

/// What is searched, checked: digits are digits, and without country code.
struct InventoryCriteria {
    QString state; ///< two upper-case letters
    QString rateCenter;
    QString areaCode;
    QString exchange; ///< three digits; never without areaCode
    QString startsWith; ///< what follows areaCode and exchange
    QString contains;
    QString endsWith;
    QString numberType;
    std::optional<Money> maxSetupCost;

    /// Area code, exchange and "Starts with" in one: the service's starts_with.
    QString prefix() const { return areaCode + exchange + startsWith; }
    bool isEmpty() const { return *this == InventoryCriteria(); }
    friend bool operator==(const InventoryCriteria &, const InventoryCriteria &) = default;
};

enum class InventoryField { RateCenter, AreaCode, Exchange, StartsWith, Contains, EndsWith, MaxSetupCost };

/// Why a field cannot be searched for, in words that say what to change.
struct InventoryProblem {
    InventoryField field;
    QString text;
};

/// Checked criteria, or the first problem in the order of the form.
struct InventoryReading {
    InventoryCriteria criteria;
    std::optional<InventoryProblem> problem;
};
InventoryReading readInventoryForm(const InventoryForm &form);

/// "Numbers in WA, area code 206, ending 00"; "All numbers for sale" without any condition.
QString describeCriteria(const InventoryCriteria &criteria);
/// Which condition to loosen when nothing matches, in one sentence; the tightest one is named first.
QString looseningHint(const InventoryCriteria &criteria);

} // namespace trunkline
