// SPDX-License-Identifier: GPL-3.0-or-later
#include "limitsdialog.h"

#include "accountbadge.h"
#include "labeltone.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimeZone>
#include <QVBoxLayout>

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

} // namespace

LimitsDialog::LimitsDialog(Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
{
    setObjectName(u"limitsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Spending limits"));
    setMinimumWidth(460);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(new AccountBadge(session.label(), this), 0, Qt::AlignLeft);
    m_spent = addText(layout, u"limitsSpent"_s);
    const Budget &budget = session.journal().budget();
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    m_perOrder = addAmount(form, tr("At most per &order"), u"limitsOrder"_s, budget.perOrder);
    m_perDay = addAmount(form, tr("At most per &day"), u"limitsDay"_s, budget.perDay);
    m_perMonth = addAmount(form, tr("At most per &month"), u"limitsMonth"_s, budget.perMonth);
    m_smsPart = addAmount(form, tr("Estimate per &SMS part"), u"limitsSmsPart"_s, budget.smsPart);
    m_mms = addAmount(form, tr("Estimate per MM&S"), u"limitsMms"_s, budget.mms);
    for (QLineEdit *limit : {m_perOrder, m_perDay, m_perMonth})
        limit->setPlaceholderText(tr("Empty: no limit"));
    layout->addLayout(form);
    QLabel *rules = addText(layout, u"limitsRules"_s);
    setLabelTone(rules, LabelTone::Muted);
    rules->setText(
        tr("Counted is what this program buys and sends on this account, also what is unclear still: numbers "
           "by their listed price, messages by the estimate. What would pass a limit is not sent. ")
        + (session.profile() ? tr("Kept on this computer for this account.")
                             : tr("Kept until this account is left, since nothing of it is kept.")));
    m_problem = addText(layout, u"limitsProblem"_s);
    setLabelTone(m_problem, LabelTone::Bad);
    addButtons(layout);
    showSpent();
    check();
    m_perOrder->setFocus();
}

QLabel *LimitsDialog::addText(QVBoxLayout *layout, const QString &name)
{
    auto *label = new QLabel(this);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    layout->addWidget(label);
    return label;
}

QLineEdit *LimitsDialog::addAmount(QFormLayout *form, const QString &label, const QString &name,
                                   const std::optional<Money> &amount)
{
    auto *field = new QLineEdit(amount ? amount->toString() : QString(), this);
    field->setObjectName(name);
    field->setMaxLength(20);
    form->addRow(label, field); // which makes the label its buddy
    connect(field, &QLineEdit::textChanged, this, &LimitsDialog::check);
    return field;
}

void LimitsDialog::addButtons(QVBoxLayout *layout)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"limitsCancel"_s);
    m_save = buttons->addButton(tr("Save &limits"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"limitsSave"_s);
    m_save->setDefault(true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &LimitsDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const Journal &journal = m_session.journal();
    for (const auto moved : {&Journal::recorded, &Journal::changed})
        connect(&journal, moved, this, &LimitsDialog::showSpent);
    connect(&journal, &Journal::statusChanged, this, &LimitsDialog::showSpent);
}

void LimitsDialog::showSpent()
{
    const Spending spent = m_session.journal().spending();
    m_spent->setText(tr("Spent today %1, this month %2. Days and months are local time (%3).")
                         .arg(spent.today.toString(), spent.thisMonth.toString(),
                              QString::fromLatin1(QTimeZone::systemTimeZoneId())));
}

std::optional<Budget> LimitsDialog::typed() const
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

void LimitsDialog::check()
{
    if (!m_save)
        return; // still being filled in
    const bool readable = typed().has_value();
    m_save->setEnabled(readable);
    m_problem->setText(
        readable ? QString() : tr("Amounts are dollars, like 25 or $0.0040. An estimate cannot be empty."));
}

void LimitsDialog::save()
{
    const auto budget = typed();
    if (!budget)
        return;
    m_session.setBudget(*budget);
    accept();
}

} // namespace trunkline
