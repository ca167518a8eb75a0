// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventorymodel.h"

#include "unclearwords.h"
#include "visibletext.h"

namespace trunkline {

namespace {

QString typeText(const AvailableNumber &offer)
{
    return offer.isTollFree() ? InventoryModel::tr("Toll-free") : InventoryModel::tr("Local");
}

QString markText(InventoryModel::Mark mark)
{
    switch (mark) {
    case InventoryModel::Mark::Free:
        return InventoryModel::tr("Add");
    case InventoryModel::Mark::InBasket:
        return InventoryModel::tr("In basket");
    case InventoryModel::Mark::Buying:
        return InventoryModel::tr("Buying…");
    case InventoryModel::Mark::Bought:
        return InventoryModel::tr("Bought");
    case InventoryModel::Mark::Unclear:
        return InventoryModel::tr("Unclear, checking");
    }
    return {};
}

} // namespace

InventoryModel::InventoryModel(InventorySearch &search, Basket &basket, PurchaseOrder &order, QObject *parent)
    : RowMirror(parent)
    , m_search(search)
    , m_basket(basket)
    , m_order(order)
{
    mirror(m_search.matching());
    connect(&basket, &Basket::changed, this, &InventoryModel::marksChanged);
    connect(&order, &PurchaseOrder::wasReset, this, &InventoryModel::marksChanged);
    connect(&order, &PurchaseOrder::lineChanged, this, &InventoryModel::marksChanged);
}

void InventoryModel::marksChanged()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Monthly), {Qt::DisplayRole, MarkRole});
}

InventoryModel::Mark InventoryModel::mark(int row) const
{
    const PhoneNumber &number = offer(row).number;
    if (const OrderLine *line = m_order.find(number)) {
        const StepState state = line->purchase.state;
        if (state == StepState::Done)
            return Mark::Bought;
        if (state == StepState::Unclear)
            return Mark::Unclear;
        if (state == StepState::Waiting || state == StepState::Running)
            return Mark::Buying;
    }
    return m_basket.contains(number) ? Mark::InBasket : Mark::Free;
}

bool InventoryModel::toggle(int row)
{
    // A copy: taking out of the basket must not depend on the row staying.
    const AvailableNumber chosen = offer(row);
    switch (mark(row)) {
    case Mark::Free:
        m_basket.add(chosen);
        return true;
    case Mark::InBasket:
        m_basket.remove(chosen.number);
        return true;
    case Mark::Buying:
    case Mark::Bought:
    case Mark::Unclear:
        break;
    }
    return false;
}

int InventoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_search.matching().count();
}

int InventoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString InventoryModel::text(const AvailableNumber &offer, int row, int column) const
{
    switch (column) {
    case BasketColumn:
        return markText(mark(row));
    case Number:
        return offer.number.national();
    case RateCenter:
        return visibleLine(offer.rateCenter.toUpper());
    case State:
        return visibleLine(offer.state.toUpper());
    case Type:
        return typeText(offer);
    case Setup:
        return offer.setupCost.toString();
    case Monthly:
        return offer.monthlyCost.toString();
    default:
        return {};
    }
}

/// What is known of an unclear purchase; empty for every other number.
QString InventoryModel::unclearText(const PhoneNumber &number) const
{
    const OrderLine *line = m_order.find(number);
    if (!line || line->purchase.state != StepState::Unclear)
        return {};
    const Intent *intent = m_order.intentOf(line->purchase);
    return intent ? tr("Buying it is %1.").arg(uncertainty(*intent)) : QString();
}

QVariant InventoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AvailableNumber &number = offer(index.row());
    if (role == Qt::DisplayRole)
        return text(number, index.row(), index.column());
    if (role == Qt::TextAlignmentRole)
        return int((index.column() >= Setup ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == MarkRole)
        return int(mark(index.row()));
    if (role == NumberRole)
        return number.number.digits();
    if (role == Qt::ToolTipRole && index.column() == BasketColumn)
        return unclearText(number.number);
    if (role == Qt::ToolTipRole && index.column() == Type)
        return plainToolTip(tr("The service calls this type “%1”.").arg(number.type));
    return {};
}

QVariant InventoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Setup ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case BasketColumn:
        return tr("Basket");
    case Number:
        return tr("Number");
    case RateCenter:
        return tr("Rate center");
    case State:
        return tr("State");
    case Type:
        return tr("Type");
    case Setup:
        return tr("Setup");
    case Monthly:
        return tr("Monthly");
    default:
        return {};
    }
}

/// With nothing to show there is nothing to scroll: then only the page's own button reads on, so a price
/// limit that fits nothing does not read the whole inventory.
bool InventoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_search.hasMore() && rowCount() > 0;
}

void InventoryModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        m_search.more();
}

} // namespace trunkline
