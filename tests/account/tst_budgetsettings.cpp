// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/budgetsettings.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

Budget someBudget()
{
    Budget budget;
    budget.perOrder = Money::fromNanodollars(25'000'000'000);
    budget.perMonth = Money(); // nothing may be spent: not the same as no limit
    budget.smsPart = Money::fromNanodollars(3'999'999);
    return budget;
}

} // namespace

class TestBudgetSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void keepsToTheNanodollar();
    void takesLimitsAway();
    void accountsAreApart();
    void withoutProfileNothingIsKept();
    void nonsenseIsNoLimit();
    void forgets();

private:
    QTemporaryDir m_settings;
};

void TestBudgetSettings::initTestCase()
{
    QCoreApplication::setOrganizationName(u"trunkline-test"_s);
    QCoreApplication::setApplicationName(u"tst_budgetsettings"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void TestBudgetSettings::keepsToTheNanodollar()
{
    QCOMPARE(BudgetSettings(u"keeps"_s).budget(), Budget());
    BudgetSettings(u"keeps"_s).save(someBudget());
    QCOMPARE(BudgetSettings(u"keeps"_s).budget(), someBudget());
}

void TestBudgetSettings::takesLimitsAway()
{
    BudgetSettings(u"takes"_s).save(someBudget());
    BudgetSettings(u"takes"_s).save(Budget());
    QCOMPARE(BudgetSettings(u"takes"_s).budget(), Budget());
}

void TestBudgetSettings::accountsAreApart()
{
    BudgetSettings(u"one"_s).save(someBudget());
    QCOMPARE(BudgetSettings(u"other"_s).budget(), Budget());
}

void TestBudgetSettings::withoutProfileNothingIsKept()
{
    QVERIFY(!BudgetSettings(QString()).isKept());
    const QStringList before = QSettings().allKeys();
    BudgetSettings(QString()).save(someBudget());
    BudgetSettings(QString()).forget();
    QCOMPARE(QSettings().allKeys(), before);
    QCOMPARE(BudgetSettings(QString()).budget(), Budget());
}

void TestBudgetSettings::nonsenseIsNoLimit()
{
    QSettings().setValue(u"budgets/nonsense/perDay"_s, u"a lot"_s);
    QSettings().setValue(u"budgets/nonsense/smsPart"_s, u"-5"_s);
    QCOMPARE(BudgetSettings(u"nonsense"_s).budget(), Budget());
}

void TestBudgetSettings::forgets()
{
    BudgetSettings(u"gone"_s).save(someBudget());
    BudgetSettings(u"stays"_s).save(someBudget());
    BudgetSettings(u"gone"_s).forget();
    QCOMPARE(BudgetSettings(u"gone"_s).budget(), Budget());
    QCOMPARE(BudgetSettings(u"stays"_s).budget(), someBudget());
}

QTEST_GUILESS_MAIN(TestBudgetSettings)
#include "tst_budgetsettings.moc"
