// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/budgetsettings.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr auto perOrderKey = "perOrder"_L1;
constexpr auto perDayKey = "perDay"_L1;
constexpr auto perMonthKey = "perMonth"_L1;
constexpr auto smsPartKey = "smsPart"_L1;
constexpr auto mmsKey = "mms"_L1;

std::optional<Money> amount(const QSettings &settings, QLatin1String key)
{
    bool isNumber = false;
    const qint64 nanodollars = settings.value(key).toString().toLongLong(&isNumber);
    return isNumber && nanodollars >= 0 ? std::optional(Money::fromNanodollars(nanodollars)) : std::nullopt;
}

void setAmount(QSettings *settings, QLatin1String key, const std::optional<Money> &money)
{
    if (money)
        settings->setValue(key, QString::number(money->nanodollars()));
    else
        settings->remove(key);
}

} // namespace

QString BudgetSettings::group() const
{
    return u"budgets/"_s + m_profile;
}

Budget BudgetSettings::budget() const
{
    Budget budget;
    if (!isKept())
        return budget;
    QSettings settings;
    settings.beginGroup(group());
    budget.perOrder = amount(settings, perOrderKey);
    budget.perDay = amount(settings, perDayKey);
    budget.perMonth = amount(settings, perMonthKey);
    budget.smsPart = amount(settings, smsPartKey).value_or(budget.smsPart);
    budget.mms = amount(settings, mmsKey).value_or(budget.mms);
    return budget;
}

void BudgetSettings::save(const Budget &budget) const
{
    if (!isKept())
        return;
    QSettings settings;
    settings.beginGroup(group());
    setAmount(&settings, perOrderKey, budget.perOrder);
    setAmount(&settings, perDayKey, budget.perDay);
    setAmount(&settings, perMonthKey, budget.perMonth);
    setAmount(&settings, smsPartKey, budget.smsPart);
    setAmount(&settings, mmsKey, budget.mms);
}

void BudgetSettings::forget() const
{
    if (isKept())
        QSettings().remove(group());
}

} // namespace trunkline
