// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "columnwords.h"
#include "numbersmodel.h"

#include <QTimer>

namespace trunkline {

/// The texts of all columns but the number itself, kept up to date, and made ready for the next sorting and
/// searching while nothing else is to be done. Made before whoever sorts or filters by them follows the
/// model, it is told of every change first. Must not outlive the model.
class NumberWords : public QObject {
    Q_OBJECT
public:
    explicit NumberWords(NumbersModel &numbers);

    /// By the number for that column, by the amount for costs, else by the text that a person sees; what is
    /// not known comes first.
    bool lessThan(int column, int leftRow, int rightRow);
    void prepareSort(int column);

    void setNeedle(const QString &needle);
    bool contains(int column, int row) { return words(column).contains(row); }

    ColumnWords &words(int column) { return m_columns[size_t(column - First)]; }

private:
    static constexpr int First = NumbersModel::Number + 1;

    void follow();
    void rowsChanged();
    void completeOne();
    void rankNumbers();

    NumbersModel &m_numbers;
    std::vector<ColumnWords> m_columns;
    QList<int> m_numberRanks; ///< of the rows, by number; or empty
    int m_sorted = -1; ///< the column that was sorted by last
    QTimer m_idle;
    QTimer m_quiet;
};

} // namespace trunkline
