// SPDX-License-Identifier: GPL-3.0-or-later
#include "numberwords.h"

namespace trunkline {

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
}

void NumberWords::follow()
{
    connect(&m_numbers, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) {
                for (ColumnWords &column : m_columns)
                    column.insertRows(first, last - first + 1);
            });
    connect(&m_numbers, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) {
                for (ColumnWords &column : m_columns)
                    column.removeRows(first, last - first + 1);
            });
    connect(&m_numbers, &QAbstractItemModel::modelReset, this, [this] {
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

bool NumberWords::lessThan(int column, int leftRow, int rightRow)
{
    // Each number is another one: they are compared as they are.
    if (column == NumbersModel::Number)
        return m_numbers.owned(leftRow).number < m_numbers.owned(rightRow).number;
    return words(column).lessThan(leftRow, rightRow);
}

void NumberWords::prepareSort(int column)
{
    if (column >= First && column < NumbersModel::ColumnCount)
        words(column).rank();
}

void NumberWords::setNeedle(const QString &needle)
{
    for (ColumnWords &column : m_columns)
        column.setNeedle(needle);
}

} // namespace trunkline
