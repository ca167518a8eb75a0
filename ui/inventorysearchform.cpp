// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventorysearchform.h"

#include "domain/usstates.h"
#include "labeltone.h"
#include "ui_inventorysearchform.h"

#include <QStringListModel>

using namespace Qt::StringLiterals;

namespace trunkline {

InventorySearchForm::InventorySearchForm(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::InventorySearchForm>())
    , m_rateCenters(new QStringListModel(this))
{
    m_ui->setupUi(this);
    m_ui->inventorySearch->setDefault(true);
    m_ui->inventoryProblem->hide();
    m_ui->inventoryRateCenter->setChoices(m_rateCenters);
    m_ui->inventoryRateCenter->setEnabled(false);
    fillChoices();
    connectFields();
}

InventorySearchForm::~InventorySearchForm() = default;

void InventorySearchForm::fillChoices()
{
    m_ui->inventoryState->addItem(tr("Any state"), QString());
    for (const UsState &state : usStates())
        m_ui->inventoryState->addItem(tr("%1 – %2", "state code – state name").arg(state.code, state.name),
                                      state.code);
    m_ui->inventoryState->setMinimumContentsLength(8);
    m_ui->inventoryState->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_ui->inventoryType->addItem(tr("Any type"), QString());
    m_ui->inventoryType->addItem(tr("Local"), u"longcode"_s);
    m_ui->inventoryType->addItem(tr("Toll-free"), u"toll-free"_s);
}

void InventorySearchForm::connectFields()
{
    const QList<QLineEdit *> edits{m_ui->inventoryRateCenter, m_ui->inventoryAreaCode,
                                   m_ui->inventoryExchange,   m_ui->inventoryStartsWith,
                                   m_ui->inventoryContains,   m_ui->inventoryEndsWith,
                                   m_ui->inventoryMaxSetup};
    for (QLineEdit *edit : edits) {
        connect(edit, &QLineEdit::returnPressed, this, &InventorySearchForm::searchRequested);
        connect(edit, &QLineEdit::textChanged, this, [this] { showProblem({}); });
    }
    connect(m_ui->inventorySearch, &QPushButton::clicked, this, &InventorySearchForm::searchRequested);
    connect(m_ui->inventoryClear, &QPushButton::clicked, this, &InventorySearchForm::clearRequested);
    connect(m_ui->inventoryAreaCode, &QLineEdit::textChanged, this, &InventorySearchForm::areaCodeEdited);
    connect(m_ui->inventoryState, &QComboBox::currentIndexChanged, this, [this] {
        const QString state = m_ui->inventoryState->currentData().toString();
        // Rate centers of another state mean nothing; the service refuses one without a state.
        m_ui->inventoryRateCenter->clear();
        m_ui->inventoryRateCenter->setEnabled(!state.isEmpty());
        m_ui->inventoryRateCenter->setPlaceholderText(state.isEmpty() ? tr("Choose a state first")
                                                                      : tr("Any"));
        Q_EMIT stateChosen(state);
    });
}

void InventorySearchForm::setChoices(QAbstractItemModel *areaCodes, QAbstractItemModel *exchanges)
{
    m_ui->inventoryAreaCode->setChoices(areaCodes);
    m_ui->inventoryExchange->setChoices(exchanges);
}

void InventorySearchForm::setRateCenters(const QStringList &names)
{
    if (names != m_rateCenters->stringList())
        m_rateCenters->setStringList(names);
}

InventoryForm InventorySearchForm::typed() const
{
    InventoryForm form;
    form.state = m_ui->inventoryState->currentData().toString();
    form.rateCenter = m_ui->inventoryRateCenter->text();
    form.areaCode = m_ui->inventoryAreaCode->text();
    form.exchange = m_ui->inventoryExchange->text();
    form.startsWith = m_ui->inventoryStartsWith->text();
    form.contains = m_ui->inventoryContains->text();
    form.endsWith = m_ui->inventoryEndsWith->text();
    form.numberType = m_ui->inventoryType->currentData().toString();
    form.maxSetupCost = m_ui->inventoryMaxSetup->text();
    return form;
}

void InventorySearchForm::setCodes(const QString &areaCode, const QString &exchange)
{
    m_ui->inventoryAreaCode->setText(areaCode);
    m_ui->inventoryExchange->setText(exchange);
}

void InventorySearchForm::clear()
{
    m_ui->inventoryState->setCurrentIndex(0);
    m_ui->inventoryType->setCurrentIndex(0);
    for (QLineEdit *edit : findChildren<QLineEdit *>())
        edit->clear();
    showProblem({});
}

void InventorySearchForm::focusFirst()
{
    m_ui->inventoryState->setFocus(Qt::ShortcutFocusReason);
}

QWidget *InventorySearchForm::fieldOf(InventoryField field) const
{
    switch (field) {
    case InventoryField::RateCenter:
        // Without a state the rate center cannot be typed: the state is what is missing.
        return m_ui->inventoryRateCenter->isEnabled() ? static_cast<QWidget *>(m_ui->inventoryRateCenter)
                                                      : m_ui->inventoryState;
    case InventoryField::AreaCode:
        return m_ui->inventoryAreaCode;
    case InventoryField::Exchange:
        return m_ui->inventoryExchange;
    case InventoryField::StartsWith:
        return m_ui->inventoryStartsWith;
    case InventoryField::Contains:
        return m_ui->inventoryContains;
    case InventoryField::EndsWith:
        return m_ui->inventoryEndsWith;
    case InventoryField::MaxSetupCost:
        break;
    }
    return m_ui->inventoryMaxSetup;
}

void InventorySearchForm::showProblem(const std::optional<InventoryProblem> &problem)
{
    m_ui->inventoryProblem->setVisible(problem.has_value());
    m_ui->inventoryProblem->setText(problem ? problem->text : QString());
    if (!problem)
        return;
    setLabelTone(m_ui->inventoryProblem, LabelTone::Bad);
    fieldOf(problem->field)->setFocus(Qt::OtherFocusReason);
}

} // namespace trunkline
