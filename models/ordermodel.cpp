// SPDX-License-Identifier: GPL-3.0-or-later
#include "ordermodel.h"

#include "unclearwords.h"
#include "visibletext.h"

#include <QStringList>

namespace trunkline {

namespace {

QString doneText(AfterStep which)
{
    switch (which) {
    case AfterStep::Messaging:
        return OrderModel::tr("messaging asked for");
    case AfterStep::Alias:
        return OrderModel::tr("alias set");
    case AfterStep::PrimaryRoute:
        return OrderModel::tr("primary route set");
    }
    return {};
}

QString runningText(AfterStep which)
{
    switch (which) {
    case AfterStep::Messaging:
        return OrderModel::tr("asking for messaging…");
    case AfterStep::Alias:
        return OrderModel::tr("setting the alias…");
    case AfterStep::PrimaryRoute:
        return OrderModel::tr("setting the primary route…");
    }
    return {};
}

/// What waits for an unclear change of the same number.
QString waitingText(AfterStep which)
{
    switch (which) {
    case AfterStep::Messaging:
        return OrderModel::tr("messaging waits for that");
    case AfterStep::Alias:
        return OrderModel::tr("alias waits for that");
    case AfterStep::PrimaryRoute:
        return OrderModel::tr("primary route waits for that");
    }
    return {};
}

QString unclearText(AfterStep which)
{
    switch (which) {
    case AfterStep::Messaging:
        return OrderModel::tr("messaging %1");
    case AfterStep::Alias:
        return OrderModel::tr("alias %1");
    case AfterStep::PrimaryRoute:
        return OrderModel::tr("primary route %1");
    }
    return {};
}

QString absentText(AfterStep which)
{
    switch (which) {
    case AfterStep::Messaging:
        return OrderModel::tr("messaging is proven not to have been asked for; it may be tried again");
    case AfterStep::Alias:
        return OrderModel::tr("alias is proven not to be set; it may be tried again");
    case AfterStep::PrimaryRoute:
        return OrderModel::tr("primary route is proven not to be set; it may be tried again");
    }
    return {};
}

QString refusedText(AfterStep which)
{
    switch (which) {
    case AfterStep::Messaging:
        return OrderModel::tr("messaging refused: %1");
    case AfterStep::Alias:
        return OrderModel::tr("alias refused: %1");
    case AfterStep::PrimaryRoute:
        return OrderModel::tr("primary route refused: %1");
    }
    return {};
}

} // namespace

OrderModel::OrderModel(PurchaseOrder &order, Reason reason, QObject *parent)
    : QAbstractTableModel(parent)
    , m_order(order)
    , m_reason(std::move(reason))
{
    connect(&order, &PurchaseOrder::aboutToReset, this, [this] { beginResetModel(); });
    connect(&order, &PurchaseOrder::wasReset, this, [this] { endResetModel(); });
    connect(&order, &PurchaseOrder::lineChanged, this,
            [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, Result)); });
}

int OrderModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.lines().size());
}

int OrderModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString OrderModel::unclearWords(const OrderStep &step) const
{
    const Intent *intent = m_order.intentOf(step);
    return intent ? uncertainty(*intent) : tr("unclear");
}

QString OrderModel::purchaseText(const OrderLine &line) const
{
    switch (line.purchase.state) {
    case StepState::Waiting:
        return tr("waiting");
    case StepState::Running:
        return tr("buying…");
    case StepState::Done:
        return tr("bought");
    case StepState::Refused:
        return tr("refused: %1").arg(m_reason(line.purchase.error));
    case StepState::Unclear:
        return unclearWords(line.purchase);
    case StepState::Absent:
        return tr("proven not to be bought; it may be tried again");
    case StepState::Stopped:
    case StepState::NotAsked:
        break;
    }
    return tr("not bought: stopped before");
}

QString OrderModel::afterText(AfterStep which, const OrderStep &step) const
{
    switch (step.state) {
    case StepState::Running:
        return runningText(which);
    case StepState::Done:
        return doneText(which);
    case StepState::Refused:
        if (which == AfterStep::Messaging && !step.error.isError())
            return tr("messaging pending");
        return refusedText(which).arg(m_reason(step.error));
    case StepState::Unclear:
        return unclearText(which).arg(unclearWords(step));
    case StepState::Absent:
        return absentText(which);
    case StepState::NotAsked:
    case StepState::Waiting:
    case StepState::Stopped:
        break;
    }
    return {};
}

QString OrderModel::resultText(const OrderLine &line) const
{
    QStringList results{purchaseText(line)};
    for (const AfterStep which : AfterSteps) {
        const OrderStep &step = line.step(which);
        QString text = line.isBought() ? afterText(which, step) : QString();
        if (step.state == StepState::Waiting && line.isBought() && line.hasUnclear())
            text = waitingText(which);
        if (!text.isEmpty())
            results += text;
    }
    return results.join(tr("; ", "between the results of one number"));
}

StepState OrderModel::stateOf(const OrderLine &line)
{
    if (line.hasUnclear())
        return StepState::Unclear;
    return line.mayBeRetried() ? StepState::Refused : line.purchase.state;
}

QVariant OrderModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const OrderLine &row = line(index.row());
    if (role == StateRole)
        return int(stateOf(row));
    if (role == Qt::DisplayRole && index.column() == Number)
        return row.offer.number.national();
    if (role == Qt::DisplayRole && index.column() == Result)
        return visibleLine(resultText(row));
    if (role == Qt::ToolTipRole && index.column() == Result)
        return plainToolTip(resultText(row)); // the service's own words are in it
    return {};
}

QVariant OrderModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Number ? tr("Number") : tr("Result");
}

} // namespace trunkline
