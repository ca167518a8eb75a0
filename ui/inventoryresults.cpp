// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventoryresults.h"

#include "basketcelldelegate.h"
#include "cellwidth.h"
#include "labeltone.h"
#include "ui_inventoryresults.h"

#include <algorithm>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

namespace trunkline {

namespace {
constexpr int narrowResults = 560; // pixels in which all columns have room
constexpr int veryNarrow = 490; // and in which all but one have
} // namespace

InventoryResults::InventoryResults(InventorySearch &search, InventoryModel &model, QWidget *parent)
    : QWidget(parent)
    , m_search(search)
    , m_model(model)
    , m_ui(std::make_unique<Ui::InventoryResults>())
{
    m_ui->setupUi(this);
    QFont heading = m_ui->availableSentence->font();
    heading.setPointSizeF(heading.pointSizeF() * 1.15);
    heading.setWeight(QFont::DemiBold);
    m_ui->availableSentence->setFont(heading);
    setUpTable();
    m_ui->availableStates->setContent(m_ui->availableTable);
    setLabelTone(m_ui->availableCount, LabelTone::Muted);
    connect(&search, &InventorySearch::changed, this, &InventoryResults::update);
    connect(m_ui->availableStates, &StateStack::retryRequested, &search, &InventorySearch::refresh);
    connect(m_ui->availableStates, &StateStack::emptyActionRequested, this, &InventoryResults::onEmptyAction);
    connect(m_ui->availableAdd, &QPushButton::clicked, this, &InventoryResults::toggleSelected);
    update();
    updateButton();
}

InventoryResults::~InventoryResults() = default;

void InventoryResults::setUpTable()
{
    QTableView *table = m_ui->availableTable;
    table->setModel(&m_model);
    table->setItemDelegateForColumn(InventoryModel::BasketColumn, new BasketCellDelegate(table));
    table->setAlternatingRowColors(true);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 12);
    QHeaderView *header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(40);
    header->setSectionResizeMode(InventoryModel::RateCenter, QHeaderView::Stretch);
    // Fixed by typical content, not measured: measuring would walk the rows at every page.
    const auto width = [table](const QString &sample) { return cellWidth(*table, sample); };
    table->setColumnWidth(InventoryModel::BasketColumn, BasketCellDelegate::columnWidth(*table));
    table->setColumnWidth(InventoryModel::Number, width(QStringLiteral("(000) 000-0000")));
    table->setColumnWidth(InventoryModel::State, width(tr("State")));
    table->setColumnWidth(InventoryModel::Type, width(tr("Toll-free")));
    table->setColumnWidth(InventoryModel::Setup, width(QStringLiteral("$00.00")));
    table->setColumnWidth(InventoryModel::Monthly, width(tr("Monthly")));
    table->installEventFilter(this);
    connect(table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == InventoryModel::BasketColumn)
            m_model.toggle(index.row());
    });
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &InventoryResults::updateButton);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &InventoryResults::updateButton);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &InventoryResults::updateButton);
}

void InventoryResults::update()
{
    m_ui->availableSentence->setText(describeCriteria(m_search.criteria()));
    m_ui->availableCount->setText(m_search.countText());
    const ListStatus &status = m_search.status();
    if (m_model.rowCount() > 0)
        m_ui->availableStates->showRows();
    else if (status.state() == ListStatus::State::Failed)
        m_ui->availableStates->showFailed(status.error());
    else if (status.isLoading() || !m_search.hasStarted())
        m_ui->availableStates->showLoading(tr("Searching the numbers for sale…"));
    else
        showNothing();
    updateButton();
}

void InventoryResults::showNothing()
{
    const InventoryCriteria &criteria = m_search.criteria();
    if (criteria.maxSetupCost && m_search.loadedCount() > 0) {
        m_readsOn = m_search.hasMore();
        m_ui->availableStates->showEmpty(
            tr("Nothing at %1 or less").arg(criteria.maxSetupCost->toString()),
            tr("%n number(s) loaded, and each costs more to set up. Raise the highest setup cost.", nullptr,
               m_search.loadedCount()),
            m_readsOn ? tr("Look further") : tr("Clear the search"));
        return;
    }
    m_readsOn = m_search.hasMore(); // with nothing here, it was stopped before the first page
    if (m_readsOn)
        m_ui->availableStates->showEmpty(tr("Stopped"), tr("Nothing of this search was read yet."),
                                         tr("Go on"));
    else
        m_ui->availableStates->showEmpty(tr("No numbers found"), looseningHint(criteria),
                                         criteria.isEmpty() ? QString() : tr("Clear the search"));
}

void InventoryResults::onEmptyAction()
{
    if (m_readsOn)
        m_search.more();
    else
        Q_EMIT clearRequested();
}

QList<int> InventoryResults::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_ui->availableTable->selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

/// Looks through ranges and no further than needed: half a million rows may be selected, and this is asked
/// at every page that comes.
bool InventoryResults::hasSelected(InventoryModel::Mark mark) const
{
    for (const QItemSelectionRange &range : m_ui->availableTable->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (m_model.mark(row) == mark)
                return true;
        }
    }
    return false;
}

/// Of a mixed selection everything goes in; only when all of it is in does it come out.
void InventoryResults::toggleSelected()
{
    const QList<int> rows = selectedRows();
    const bool adding = hasSelected(InventoryModel::Mark::Free);
    for (const int row : rows) {
        if ((m_model.mark(row) == InventoryModel::Mark::Free) == adding)
            m_model.toggle(row);
    }
}

void InventoryResults::copySelected()
{
    QStringList lines;
    for (const int row : selectedRows())
        lines += m_model.offer(row).number.e164();
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void InventoryResults::updateButton()
{
    const bool adding = hasSelected(InventoryModel::Mark::Free);
    const bool takeable = !adding && hasSelected(InventoryModel::Mark::InBasket);
    m_ui->availableAdd->setEnabled(adding || takeable);
    m_ui->availableAdd->setText(takeable ? tr("Take out of basket") : tr("Add to basket"));
}

bool InventoryResults::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->availableTable && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier) {
            toggleSelected();
            return true;
        }
        if (key->matches(QKeySequence::Copy)) {
            copySelected();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

/// Where it is narrow, what the number itself tells goes first: type and state show in the area code.
void InventoryResults::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_ui->availableTable->setColumnHidden(InventoryModel::Type, width() < narrowResults);
    m_ui->availableTable->setColumnHidden(InventoryModel::State, width() < veryNarrow);
}

} // namespace trunkline
