// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archiverows.h"

#include <QHash>
#include <QSet>

class QTableView;

namespace trunkline {

/// Keeps the selected rows of a table of messages when all its rows are replaced: another order, another
/// filter. Rows that are not among the new ones are forgotten; of thousands nothing is kept, since a part
/// would look like what was chosen. Ends when a person selects something else meanwhile. Must not outlive the
/// rows; lives as long as the table.
class KeptSelection : public QObject {
    Q_OBJECT
public:
    KeptSelection(const ArchiveRows &rows, QTableView *table);

private:
    void remember();
    void restore();
    QHash<qint64, int> foundRows() const;
    void select(const QHash<qint64, int> &found);

    const ArchiveRows &m_rows;
    QTableView *m_table;
    QSet<qint64> m_seqs; ///< still to be found
    qint64 m_current = 0; ///< of them, the one with the focus; 0: none
    bool m_wasInView = false; ///< m_current
    bool m_isRestoring = false;
};

} // namespace trunkline
