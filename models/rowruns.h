// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <QList>

namespace trunkline {

struct RowRun {
    int first = 0;
    int last = 0; ///< included
    int count() const { return last - first + 1; }
    friend bool operator==(const RowRun &, const RowRun &) = default;
};

/// Rows in any order as runs from the top, so that a view hears of many that lie together as of one.
inline QList<RowRun> runsOfRows(QList<int> rows)
{
    std::sort(rows.begin(), rows.end());
    QList<RowRun> runs;
    for (const int row : std::as_const(rows)) {
        if (!runs.isEmpty() && row - runs.constLast().last <= 1)
            runs.last().last = row;
        else
            runs.append({row, row});
    }
    return runs;
}

} // namespace trunkline
