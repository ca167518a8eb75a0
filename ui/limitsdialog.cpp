// SPDX-License-Identifier: GPL-3.0-or-later
#include "limitsdialog.h"

#include "accountbadge.h"
#include "budgetfields.h"
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
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    m_fields = new BudgetFields(form, this);
    m_fields->show(session.journal().budget());
    connect(m_fields, &BudgetFields::edited, this, &LimitsDialog::check);
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
    m_fields->first()->setFocus();
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

void LimitsDialog::check()
{
    m_problem->setText(m_fields->problem());
    m_save->setEnabled(m_fields->problem().isEmpty());
}

void LimitsDialog::save()
{
    const auto budget = m_fields->typed();
    if (!budget)
        return;
    m_session.setBudget(*budget);
    accept();
}

} // namespace trunkline
