// SPDX-License-Identifier: GPL-3.0-or-later
#include "budgetfields.h"

#include <QFormLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

/// An amount of dollars that is not negative.
std::optional<Money> readAmount(const QLineEdit &field)
{
    Money money;
    if (!Money::parse(field.text(), &money) || money < Money())
        return {};
    return money;
}

/// Empty means none; false when it cannot be read.
bool readLimit(const QLineEdit &field, std::optional<Money> *limit)
{
    *limit = readAmount(field);
    return limit->has_value() || field.text().trimmed().isEmpty();
}

QString textOf(const std::optional<Money> &amount)
{
    return amount ? amount->toString() : QString();
}

} // namespace

BudgetFields::BudgetFields(QFormLayout *form, QWidget *parent)
    : QObject(parent)
    , m_perOrder(addAmount(form, tr("At most per &order"), u"limitsOrder"_s, parent))
    , m_perDay(addAmount(form, tr("At most per &day"), u"limitsDay"_s, parent))
    , m_perMonth(addAmount(form, tr("At most per &month"), u"limitsMonth"_s, parent))
    , m_smsPart(addAmount(form, tr("Estimate per &SMS part"), u"limitsSmsPart"_s, parent))
    , m_mms(addAmount(form, tr("Estimate per MM&S"), u"limitsMms"_s, parent))
{
    for (QLineEdit *limit : {m_perOrder, m_perDay, m_perMonth})
        limit->setPlaceholderText(tr("Empty: no limit"));
}

QLineEdit *BudgetFields::addAmount(QFormLayout *form, const QString &label, const QString &name,
                                   QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(name);
    field->setMaxLength(20);
    form->addRow(label, field); // which makes the label its buddy
    connect(field, &QLineEdit::textChanged, this, &BudgetFields::edited);
    return field;
}

void BudgetFields::show(const Budget &budget)
{
    m_perOrder->setText(textOf(budget.perOrder));
    m_perDay->setText(textOf(budget.perDay));
    m_perMonth->setText(textOf(budget.perMonth));
    m_smsPart->setText(budget.smsPart.toString());
    m_mms->setText(budget.mms.toString());
}

QStringList BudgetFields::texts() const
{
    QStringList texts;
    const QList<QLineEdit *> all = fields();
    for (const QLineEdit *field : all)
        texts += field->text();
    return texts;
}

void BudgetFields::showTexts(const QStringList &texts)
{
    const QList<QLineEdit *> all = fields();
    for (qsizetype i = 0; i < all.size(); ++i)
        all[i]->setText(texts.value(i));
}

std::optional<Budget> BudgetFields::typed() const
{
    Budget budget;
    const bool readable = readLimit(*m_perOrder, &budget.perOrder) && readLimit(*m_perDay, &budget.perDay)
        && readLimit(*m_perMonth, &budget.perMonth);
    const auto smsPart = readAmount(*m_smsPart);
    const auto mms = readAmount(*m_mms);
    if (!readable || !smsPart || !mms)
        return {};
    budget.smsPart = *smsPart;
    budget.mms = *mms;
    return budget;
}

QString BudgetFields::problem() const
{
    return typed() ? QString() : tr("Amounts are dollars, like 25 or $0.0040. An estimate cannot be empty.");
}

} // namespace trunkline
