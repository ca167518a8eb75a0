// SPDX-License-Identifier: GPL-3.0-or-later
#include "keptselection.h"

#include <algorithm>
#include <QItemSelectionModel>
#include <QTableView>

namespace trunkline {
namespace {

constexpr qsizetype mostKept = 5'000; ///< a view looks through all runs of them for each cell it paints

} // namespace

KeptSelection::KeptSelection(const ArchiveRows &rows, QTableView *table)
    : QObject(table)
    , m_rows(rows)
    , m_table(table)
{
    connect(&rows, &RowSourceSignals::aboutToReset, this, &KeptSelection::remember);
    connect(&rows, &ArchiveRows::extentChanged, this, &KeptSelection::restore);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_isRestoring)
            m_seqs.clear(); // somebody chose something
    });
}

void KeptSelection::remember()
{
    const QItemSelection selection = m_table->selectionModel()->selection();
    if (selection.isEmpty())
        return; // what is still to be found stays so
    m_seqs.clear();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom() && m_seqs.size() <= mostKept; ++row)
            m_seqs.insert(m_rows.seq(row));
    }
    if (m_seqs.size() > mostKept)
        m_seqs.clear();
    const QModelIndex current = m_table->currentIndex();
    m_current = current.isValid() ? m_rows.seq(current.row()) : 0;
    m_wasInView = current.isValid() && m_table->viewport()->rect().intersects(m_table->visualRect(current));
}

/// Where the rows that are looked for stand now. One walk over all rows where the order is not that of time.
QHash<qint64, int> KeptSelection::foundRows() const
{
    QHash<qint64, int> found;
    if (m_rows.query().sort.column == MessageColumn::Time) {
        for (const qint64 seq : m_seqs) {
            if (const int row = m_rows.rowOfSeq(seq); row >= 0)
                found.insert(seq, row);
        }
        return found;
    }
    for (int row = 0; row < m_rows.count() && found.size() < m_seqs.size(); ++row) {
        if (m_seqs.contains(m_rows.seq(row)))
            found.insert(m_rows.seq(row), row);
    }
    return found;
}

void KeptSelection::restore()
{
    if (m_seqs.isEmpty() || (!m_rows.isComplete() && m_rows.query().sort.column != MessageColumn::Time))
        return;
    const QHash<qint64, int> found = foundRows();
    m_isRestoring = true;
    select(found);
    if (const auto current = found.constFind(m_current); current != found.cend()) {
        const QModelIndex index = m_table->model()->index(*current, 0);
        m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        if (m_wasInView)
            m_table->scrollTo(index);
    }
    m_isRestoring = false;
    for (auto each = found.keyBegin(); each != found.keyEnd(); ++each)
        m_seqs.remove(*each);
    if (m_rows.isComplete())
        m_seqs.clear();
}

/// At once, and run by run: one after the other each would look through all that are selected.
void KeptSelection::select(const QHash<qint64, int> &found)
{
    QList<int> rows = found.values();
    std::sort(rows.begin(), rows.end());
    QItemSelection selection;
    const QAbstractItemModel *model = m_table->model();
    for (qsizetype first = 0, next = 0; first < rows.size(); first = next) {
        for (next = first + 1; next < rows.size() && rows.at(next) == rows.at(next - 1) + 1;)
            ++next;
        selection.append(
            QItemSelectionRange(model->index(rows.at(first), 0), model->index(rows.at(next - 1), 0)));
    }
    m_table->selectionModel()->select(selection, QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

} // namespace trunkline
