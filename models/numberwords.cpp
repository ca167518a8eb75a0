// SPDX-License-Identifier: GPL-3.0-or-later
#include "numberwords.h"

#include <algorithm>
#include <numeric>

namespace trunkline {

namespace {
constexpr int quietMs = 200;
}

NumberWords::NumberWords(NumbersModel &numbers)
    : m_numbers(numbers)
{
    for (int column = First; column < NumbersModel::ColumnCount; ++column) {
        if (column == NumbersModel::MonthlyCost)
            m_columns.emplace_back([this](int row) { return QString::number(m_numbers.costOrder(row)); },
                                   ColumnWords::Order::Amounts);
        else
            m_columns.emplace_back([this, column](int row) { return m_numbers.text(row, column); },
                                   ColumnWords::Order::Words);
        m_columns.back().reset(numbers.rowCount());
    }
    follow();
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, &NumberWords::completeOne);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietMs);
    connect(&m_quiet, &QTimer::timeout, this, [this] { prepareSort(m_sorted); });
}

void NumberWords::follow()
{
    connect(&m_numbers, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) {
                rowsChanged();
                for (ColumnWords &column : m_columns)
                    column.insertRows(first, last - first + 1);
            });
    connect(&m_numbers, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) {
                rowsChanged();
                for (ColumnWords &column : m_columns)
                    column.removeRows(first, last - first + 1);
            });
    connect(&m_numbers, &QAbstractItemModel::modelReset, this, [this] {
        rowsChanged();
        for (ColumnWords &column : m_columns)
            column.reset(m_numbers.rowCount());
    });
    connect(&m_numbers, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &topLeft, const QModelIndex &bottomRight) {
                for (int column = qMax(int(First), topLeft.column()); column <= bottomRight.column();
                     ++column)
                    words(column).changeRows(topLeft.row(), bottomRight.row());
            });
}

void NumberWords::rowsChanged()
{
    m_numberRanks.clear();
    m_idle.start();
    m_quiet.start();
}

/// Of 50,000 numbers all columns together take as long as some frames: too long for the first key in a
/// filter.
void NumberWords::completeOne()
{
    const auto column = std::find_if(m_columns.begin(), m_columns.end(),
                                     [](const ColumnWords &one) { return !one.isComplete(); });
    if (column == m_columns.end())
        m_idle.stop();
    else
        column->complete();
}

bool NumberWords::lessThan(int column, int leftRow, int rightRow)
{
    if (column != NumbersModel::Number)
        return words(column).lessThan(leftRow, rightRow);
    if (!m_numberRanks.isEmpty())
        return m_numberRanks.at(leftRow) < m_numberRanks.at(rightRow);
    return m_numbers.owned(leftRow).number < m_numbers.owned(rightRow).number;
}

/// Each number is another one, so rows are ranked and not words: at every key in the filter the rows that
/// match are put in order, and comparing digits would be half of that.
void NumberWords::rankNumbers()
{
    const int count = m_numbers.rowCount();
    if (m_numberRanks.size() == count)
        return;
    QList<int> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [this](int a, int b) { return m_numbers.owned(a).number < m_numbers.owned(b).number; });
    m_numberRanks.resize(count);
    for (int rank = 0; rank < count; ++rank)
        m_numberRanks[order.at(rank)] = rank;
}

void NumberWords::prepareSort(int column)
{
    m_sorted = column;
    if (column == NumbersModel::Number)
        rankNumbers();
    else if (column >= First && column < NumbersModel::ColumnCount)
        words(column).rank();
}

void NumberWords::setNeedle(const QString &needle)
{
    for (ColumnWords &column : m_columns)
        column.setNeedle(needle);
}

} // namespace trunkline
