// SPDX-License-Identifier: GPL-3.0-or-later
#include "keptselection.h"

#include <algorithm>
#include <QItemSelectionModel>
#include <QTableView>

namespace trunkline {
namespace {

constexpr qsizetype mostKept = 100;

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
        for (int row = range.top(); row <= range.bottom() && m_seqs.size() < mostKept; ++row)
            m_seqs += m_rows.seq(row);
    }
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
    const QSet<qint64> wanted(m_seqs.cbegin(), m_seqs.cend());
    for (int row = 0; row < m_rows.count() && found.size() < wanted.size(); ++row) {
        if (wanted.contains(m_rows.seq(row)))
            found.insert(m_rows.seq(row), row);
    }
    return found;
}

void KeptSelection::restore()
{
    if (m_seqs.isEmpty() || (!m_rows.isComplete() && m_rows.query().sort.column != MessageColumn::Time))
        return;
    const QHash<qint64, int> found = foundRows();
    QItemSelectionModel *selected = m_table->selectionModel();
    m_isRestoring = true;
    for (auto each = found.cbegin(); each != found.cend(); ++each) {
        const QModelIndex index = m_table->model()->index(each.value(), 0);
        selected->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        m_seqs.removeOne(each.key());
        if (each.key() != m_current)
            continue;
        selected->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        if (m_wasInView)
            m_table->scrollTo(index);
    }
    m_isRestoring = false;
    if (m_rows.isComplete())
        m_seqs.clear();
}

} // namespace trunkline
