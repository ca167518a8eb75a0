// SPDX-License-Identifier: GPL-3.0-or-later
#include "orderpanel.h"

#include "cellwidth.h"
#include "detailsbutton.h"
#include "errortext.h"
#include "ordermodel.h"
#include "orderresultdelegate.h"
#include "ui_orderpanel.h"
#include "unlockline.h"

#include <QStringList>

namespace trunkline {

OrderPanel::OrderPanel(PurchaseOrder &order, OrderModel &model, ReadOnlyLock &lock, QWidget *parent)
    : QWidget(parent)
    , m_order(order)
    , m_model(model)
    , m_ui(std::make_unique<Ui::OrderPanel>())
{
    m_ui->setupUi(this);
    m_unlock = new UnlockLine(lock, QStringLiteral("order"), this);
    QFont font = m_ui->orderHeading->font();
    font.setWeight(QFont::DemiBold);
    m_ui->orderHeading->setFont(font);
    m_details = new DetailsButton(m_ui->orderSummary);
    setUpTable();
    m_ui->outer->insertWidget(m_ui->outer->indexOf(m_ui->orderTable) + 1, m_unlock);
    m_unlock->standInFor(nullptr, m_ui->orderTable); // update() knows when there is anything to try again
    connect(&lock, &ReadOnlyLock::changed, this, &OrderPanel::update);
    connect(&order, &PurchaseOrder::changed, this, &OrderPanel::update);
    connect(m_ui->orderStop, &QPushButton::clicked, &order, &PurchaseOrder::stop);
    connect(m_ui->orderRetry, &QPushButton::clicked, &order, &PurchaseOrder::retryRefused);
    connect(m_ui->orderCheckNow, &QPushButton::clicked, &order, &PurchaseOrder::checkNow);
    connect(m_ui->orderShowNumber, &QPushButton::clicked, this, &OrderPanel::showSelected);
    connect(m_ui->orderBack, &QPushButton::clicked, this, &OrderPanel::backRequested);
    update();
}

OrderPanel::~OrderPanel() = default;

void OrderPanel::setUpTable()
{
    QTableView *table = m_ui->orderTable;
    table->setModel(&m_model);
    table->setItemDelegateForColumn(OrderModel::Result, new OrderResultDelegate(table));
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->verticalHeader()->setMinimumSectionSize(table->fontMetrics().height() + 10);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(OrderModel::Result, QHeaderView::Stretch);
    table->setColumnWidth(OrderModel::Number, cellWidth(*table, QStringLiteral("(000) 000-0000")));
    connect(table, &QTableView::activated, this, &OrderPanel::showSelected);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &OrderPanel::update);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(&m_model, &QAbstractItemModel::dataChanged, table, &QTableView::resizeRowsToContents);
}

QString OrderPanel::summary(const PurchaseOrder &order)
{
    const int refused = order.countOf(StepState::Refused);
    const int absent = order.countOf(StepState::Absent);
    const int unclear = order.countOf(StepState::Unclear);
    const int stopped = order.countOf(StepState::Stopped);
    QStringList parts{tr("%1 of %n number(s) bought", nullptr, int(order.lines().size()))
                          .arg(order.countOf(StepState::Done))};
    if (refused > 0)
        parts += tr("%n refused", nullptr, refused);
    if (absent > 0)
        parts += tr("%n proven not to be bought", nullptr, absent);
    if (unclear > 0)
        parts += tr("%n unclear", nullptr, unclear);
    if (stopped > 0)
        parts += tr("%n not tried", nullptr, stopped);
    const int openSteps = order.retryableCount() - refused - absent;
    if (openSteps > 0)
        parts += tr("%n with a step left", nullptr, openSteps);
    const int unclearSteps = order.unclearCount() - unclear;
    if (unclearSteps > 0)
        parts += tr("%n with a step unclear", nullptr, unclearSteps);
    return parts.join(tr(", ", "between counts"));
}

void OrderPanel::update()
{
    const bool running = m_order.isRunning();
    m_ui->orderHeading->setText(running ? tr("Order under way") : tr("Order"));
    m_ui->orderSummary->setText(summary(m_order));
    m_ui->orderStop->setVisible(running);
    m_ui->orderStop->setEnabled(!m_order.isStopping());
    m_ui->orderStop->setText(m_order.isStopping() ? tr("Stopping after this number…") : tr("Stop"));
    const bool retryable = !running && m_order.retryableCount() > 0;
    m_unlock->setWanted(retryable);
    m_ui->orderRetry->setVisible(retryable && !m_unlock->isShut());
    m_ui->orderCheckNow->setVisible(m_order.unclearCount() > 0);
    m_ui->orderShowNumber->setVisible(m_order.countOf(StepState::Done) > 0);
    m_ui->orderShowNumber->setEnabled(!selectedBought().isEmpty());
    showDetails();
}

/// Of the selected row; when none is, of the first that has a problem.
void OrderPanel::showDetails()
{
    const QModelIndexList selected = m_ui->orderTable->selectionModel()->selectedRows();
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const ApiError *problem = m_model.line(row).problem();
        if (!problem || (!selected.isEmpty() && selected.first().row() != row))
            continue;
        const QString number = m_model.line(row).offer.number.national();
        const QString result = m_model.index(row, OrderModel::Result).data().toString();
        //: a phone number, and what became of its purchase
        return m_details->setDetails(describeError(*problem).details, tr("%1: %2").arg(number, result));
    }
    m_details->setDetails({});
}

PhoneNumber OrderPanel::selectedBought() const
{
    const QModelIndexList rows = m_ui->orderTable->selectionModel()->selectedRows();
    if (rows.size() == 1 && m_model.line(rows.first().row()).isBought())
        return m_model.line(rows.first().row()).offer.number;
    // Nothing selected: the first that is there to be seen.
    for (int row = 0; rows.isEmpty() && row < m_model.rowCount(); ++row) {
        if (m_model.line(row).isBought())
            return m_model.line(row).offer.number;
    }
    return {};
}

void OrderPanel::showSelected()
{
    if (const PhoneNumber number = selectedBought(); !number.isEmpty())
        Q_EMIT showNumber(number);
}

} // namespace trunkline
